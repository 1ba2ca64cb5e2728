package dev.undebug.read.task;

import dev.undebug.fact.Role;
import dev.undebug.read.task.GroovyText.Piece;
import dev.undebug.read.text.RoleInference;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The stages of a Jenkinsfile. One that starts the program deploys it, whatever its name, unless a later stage tests what it
 * started, or takes it down.
 */
final class JenkinsStages {
    /** A name that says that a stage deploys. */
    static final String DEPLOY = "deploy";

    private static final String STAGE = "stage";
    private static final String POST = "post";

    private static final Pattern STARTS =
            Pattern.compile("(?i).*\\b(?:run|start|restart|launch|serve|host|up)(?:ning|ing|s)?\\b.*");

    private static final Pattern TAKES_DOWN = Pattern.compile(
            "\\b(?:docker|podman)(?: container)? (?:stop|rm|kill)\\b|\\bcompose\\b.*\\bdown\\b|\\b(?:p?kill|killall)\\b"
                    + "|\\bpm2 (?:stop|delete|kill)\\b");

    private final List<Piece> pieces;

    /** The last stage for tests, and the last text that takes something down; -1 without one. */
    private final int lastTest;

    private final int lastEnd;

    JenkinsStages(List<Piece> pieces) {
        this.pieces = pieces;
        this.lastTest = last(this::isTest);
        this.lastEnd = last(this::takesDown);
    }

    private int last(IntPredicate wanted) {
        int at = pieces.size() - 1;
        while (at >= 0 && !wanted.test(at)) {
            at--;
        }
        return at;
    }

    private boolean isTest(int at) {
        return name(at).filter(name -> RoleInference.of(name) == Role.TEST).isPresent();
    }

    private boolean takesDown(int at) {
        Piece piece = pieces.get(at);
        return piece.isText() && TAKES_DOWN.matcher(piece.value().text()).find();
    }

    /** Returns the name of the stage that begins at an index: {@code stage('Deploy')}. */
    Optional<String> name(int at) {
        boolean begins = pieces.get(at).is(STAGE)
                && at + 2 < pieces.size()
                && pieces.get(at + 1).is("(")
                && pieces.get(at + 2).isText();
        return begins ? Optional.of(pieces.get(at + 2).value().text()) : Optional.empty();
    }

    /** Returns what the name of the stage that begins at an index says: its own, or that of one that deploys. */
    String meaning(int at) {
        String name = name(at).orElse("");
        boolean starts =
                RoleInference.of(name) == Role.UNKNOWN && STARTS.matcher(name).matches();
        return starts && stays(at + 1) ? DEPLOY : name;
    }

    /** Returns whether nothing after the stage around an index tests or takes down what runs. */
    private boolean stays(int from) {
        int next = from;
        while (next < pieces.size()
                && !pieces.get(next).is(STAGE)
                && !pieces.get(next).is(POST)) {
            next++;
        }
        return lastTest < from && lastEnd < next;
    }
}
