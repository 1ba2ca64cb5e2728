package dev.undebug.read.docker;

import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The stages of a Dockerfile on images of others, which may have Python packages that nothing names. One that only lends files
 * to other stages, none of them to a folder where Python finds packages, brings none.
 */
final class ForeignStages {
    /** Folders in which, or above which, Python or a virtual environment may have packages. */
    private static final Pattern PACKAGES = Pattern.compile(
            "/?|.*(?:python|pypy|conda|packages|wheel|venv|virtualenv|/env\\b).*|/(?:usr|opt|home|root|app|srv|var|code|workspace)"
                    + "|/(?:usr/(?:local/)?)?(?:lib|lib64)(?:/.*)?|/usr/local|/opt/[^/]*|/home/[^/]*|.*/\\.local(?:/.*)?|\\.{1,2}");

    private final Set<DockerStage> all = new HashSet<>();
    private final Set<DockerStage> lending = new HashSet<>();
    private boolean used;

    /** Adds a stage on such an image. */
    void add(DockerStage stage) {
        all.add(stage);
    }

    /** Notes that a stage is made from another one. */
    void inherited(DockerStage parent) {
        used |= all.contains(parent);
    }

    /** Notes that a stage gets files of another one. */
    void copied(DockerStage source, String target) {
        if (mayHavePackages(target)) {
            inherited(source);
        } else {
            lending.add(source);
        }
    }

    /** Returns the target of a COPY; the root if it is not read, for anything may be there then. */
    static String target(DockerInstruction instruction, DockerStage stage) {
        List<Token> words = ShellLexer.words(instruction.operands(), stage.dialect());
        boolean list = instruction.operands().text().stripLeading().startsWith("[");
        Optional<Token> last = words.stream().reduce((first, second) -> second);
        return last.filter(word -> word.known() && !list)
                .map(word -> stage.inContainer(word.value()))
                .orElse("/");
    }

    /** Returns whether packages of others may come into a folder of an image with what is copied there. */
    static boolean mayHavePackages(String target) {
        String folder = target.length() > 1 && target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
        return PACKAGES.matcher(folder).matches();
    }

    /** Returns whether an image that is built may have packages of others. */
    boolean areUsed() {
        return used || !lending.containsAll(all);
    }
}
