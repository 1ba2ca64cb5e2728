package dev.undebug.read.task;

import dev.undebug.fact.EarlierWork;
import dev.undebug.read.format.EarlierChanges;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An action in a folder of the repository, which a workflow runs by that: {@code uses: ./.github/actions/prepare}. */
public final class LocalAction {
    private static final Set<String> FILES = Set.of("action.yml", "action.yaml");

    private LocalAction() {}

    /** Returns whether a file describes an action. */
    public static boolean is(String path) {
        return FILES.contains(RepositoryPath.of(path).name());
    }

    /** Returns the files that may describe the action of a folder. */
    public static List<String> in(String folder) {
        return FILES.stream().sorted().map(file -> folder + "/" + file).toList();
    }

    /** Returns the folder of the action that a step runs, as written. A job names the file of a whole workflow. */
    static Optional<String> folder(YamlNode step) {
        return Optional.of(step.scalarOf("uses"))
                .filter(action -> action.startsWith("./") && !action.endsWith(".yml") && !action.endsWith(".yaml"));
    }

    /** Returns the work of an action: of its steps in turn, or of its program. */
    public static EarlierWork work(SourceFile file) {
        return EarlierChanges.of(
                file,
                changes -> Yaml.read(file).flatMap(root -> root.get("runs")).ifPresent(runs -> {
                    String folder =
                            "/" + RepositoryPath.of(file.path()).folder().text();
                    Optional.of(runs.scalarOf("main"))
                            .filter(program -> !program.isEmpty())
                            .ifPresent(program -> changes.run(folder + "/" + program, runs.span()));
                    runs.get("steps").stream()
                            .flatMap(steps -> steps.elements().stream())
                            .forEach(step -> step(step, changes));
                }));
    }

    private static void step(YamlNode step, EarlierChanges changes) {
        ChangingActions.paths(step).forEach(path -> changes.change(path, step.span()));
        folder(step).ifPresent(action -> changes.run(action, step.span()));
        step.get("run")
                .map(YamlNode::text)
                .ifPresent(script -> changes.script(script, step.scalarOf("working-directory")));
    }
}
