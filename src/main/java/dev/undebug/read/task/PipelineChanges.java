package dev.undebug.read.task;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.FileChanges;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the repository that steps of a pipeline change before a later step of the same job builds an image of them:
 * {@code sed -i s/true/false/ config.json}. Each job begins with the files as they are committed, and so does what follows a
 * checkout.
 */
final class PipelineChanges {
    private static final int MAX_CHANGES = 200;

    /** Gets the repository, unless it gets another one or puts it elsewhere. */
    private static final Pattern CHECKOUT = Pattern.compile("actions/checkout@.*");

    /** The folder of the repository, as pipelines name it. */
    private static final Pattern ROOT =
            Pattern.compile("(?:\\$\\{\\{\\s*+github\\.workspace\\s*+}}|\\$\\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR)}?"
                    + "|\\$\\((?:Build\\.SourcesDirectory|System\\.DefaultWorkingDirectory)\\))");

    private final SourceFile file;
    private final List<Unit.Change> changes = new ArrayList<>();
    private final NavigableSet<Integer> beginnings = new TreeSet<>();

    PipelineChanges(SourceFile file) {
        this.file = file;
    }

    /** Notes a job, which has the files as they are committed. */
    void job(YamlNode key) {
        beginnings.add(key.span().start());
    }

    /** Notes what a step does, if it gets the files anew. */
    void step(YamlNode step) {
        boolean anew = CHECKOUT.matcher(step.scalarOf("uses")).matches()
                && step.get("with", "path").isEmpty()
                && step.get("with", "repository").isEmpty();
        if (anew) {
            beginnings.add(step.span().start());
        }
    }

    /**
     * Notes what a script changes.
     *
     * @param folder where it starts, as written; {@code ""} for the root of the repository
     */
    void script(MappedText text, String folder) {
        String start = ContainerPath.of("/").destination(ROOT.matcher(folder).replaceAll(""));
        new FileChanges(file, start, true, UnaryOperator.identity(), this::add)
                .read(ShellParser.parse(fromRoot(text)), List.of());
    }

    /** Returns a text in which paths that name the folder of the repository begin with a slash. */
    private static MappedText fromRoot(MappedText text) {
        Matcher root = ROOT.matcher(text.text());
        MappedText.Builder paths = new MappedText.Builder(text.span().start());
        int from = 0;
        while (root.find()) {
            paths.append(text, from, root.start());
            from = root.end();
        }
        paths.append(text, from, text.length());
        return paths.build();
    }

    /** Another pipeline, or another run of this one, may keep what a step removes. */
    private void add(Unit.Change change) {
        if (Most.room(changes.size(), MAX_CHANGES)) {
            changes.add(
                    change.removal() == Unit.Removal.NONE
                            ? change
                            : Unit.Change.removal(change.path(), false, change.place()));
        }
    }

    /** Returns facts whose builds have the changes before them. */
    FileFacts into(FileFacts facts) {
        return changes.isEmpty() || facts.builds().isEmpty()
                ? facts
                : facts.withBuilds(facts.builds().stream().map(this::into).toList());
    }

    private ImageBuild into(ImageBuild build) {
        int at = build.place().span().start();
        Integer beginning = beginnings.floor(at);
        int from = beginning == null ? 0 : beginning;
        return build.after(changes.stream()
                .filter(change -> change.place().span().start() >= from
                        && change.place().span().start() < at)
                .toList());
    }
}
