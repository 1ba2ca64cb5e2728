package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables that scripts, tasks and pipelines take from env files of the repository when they build or start images:
 * {@code . ./deploy.env}, {@code include deploy.env} of make. Such a file is read by itself first, when the variables are unknown.
 */
public final class SourcedVariables {
    private static final Pattern MENTION =
            Pattern.compile("(?m)(?<![\\w./-])(?:source|\\.)[ \\t]|^[ \\t]*[-s]?include[ \\t]");

    private final Workspace workspace;

    public SourcedVariables(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the facts of files with the values of such variables. */
    public List<FileFacts> read(List<FileFacts> facts) {
        Map<FileFacts, Set<String>> taking = new HashMap<>();
        facts.stream().filter(SourcedVariables::mayTake).forEach(file -> {
            Set<String> paths = sourcing(file.file()).names().stream()
                    .flatMap(written -> paths(file.file(), written))
                    .collect(Collectors.toSet());
            if (!paths.isEmpty()) {
                taking.put(file, paths);
            }
        });
        workspace.load(taking.values().stream().flatMap(Set::stream).toList());
        return facts.stream()
                .map(file -> taking.containsKey(file) ? again(file.file()) : file)
                .toList();
    }

    private Sourcing sourcing(SourceFile file) {
        return workspace.made(file, Sourcing.class, Sourcing::new);
    }

    private static boolean mayTake(FileFacts facts) {
        boolean runs = !facts.builds().isEmpty()
                || !facts.composeBuilds().isEmpty()
                || !facts.composeUses().isEmpty()
                || facts.units().stream().anyMatch(unit -> unit.kind() == Unit.Kind.CONTAINER_RUN);
        return runs && MENTION.matcher(facts.file().text()).find();
    }

    private FileFacts again(SourceFile file) {
        return sourcing(file).read(written -> paths(file, written)
                .flatMap(path -> workspace.file(path).stream())
                .findFirst());
    }

    /** People start a script in the root of the repository, or in its own folder. */
    private Stream<String> paths(SourceFile file, String written) {
        String own = "/" + RepositoryPath.of(file.path()).folder().text();
        return CheckoutPath.of(written)
                .in(Stream.of("/", own))
                .filter(path -> workspace.paths().contains(path) && workspace.isCommitted(path))
                .limit(1);
    }
}
