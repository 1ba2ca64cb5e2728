package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.Readers;
import dev.undebug.read.text.OtherFiles;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variables that scripts, tasks and pipelines take from env files of the repository when they build or start images:
 * {@code . ./deploy.env}, {@code include deploy.env} of make. Such a file is read by itself first, when the variables are unknown.
 */
public final class SourcedVariables {
    private static final Pattern MENTION =
            Pattern.compile("(?m)(?<![\\w./-])(?:source|\\.)[ \\t]|^[ \\t]*[-s]?include[ \\t]");

    private final Workspace workspace;

    /**
     * The names of files that a file may take variables from, as it writes them, and its facts by what these files are: fixes leave
     * most alone.
     */
    private record Sourcing(Set<String> names, Map<Map<String, SourceFile>, FileFacts> readings) {
        static Sourcing of(SourceFile file) {
            Sourcing sourcing = new Sourcing(ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
            sourcing.read(file, written -> Optional.empty());
            return sourcing;
        }

        FileFacts read(SourceFile file, Function<String, Optional<SourceFile>> files) {
            return OtherFiles.knowing(
                    written -> {
                        // A file that is taken may take others.
                        names.add(written);
                        return files.apply(written);
                    },
                    () -> Readers.read(file));
        }

        Map<String, SourceFile> known(Function<String, Optional<SourceFile>> files) {
            Map<String, SourceFile> known = new HashMap<>();
            names.forEach(written -> files.apply(written).ifPresent(found -> known.put(written, found)));
            return known;
        }
    }

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
        return workspace.made(file, Sourcing.class, Sourcing::of);
    }

    private static boolean mayTake(FileFacts facts) {
        boolean runs = !facts.builds().isEmpty()
                || !facts.composeBuilds().isEmpty()
                || !facts.composeUses().isEmpty()
                || facts.units().stream().anyMatch(unit -> unit.kind() == Unit.Kind.CONTAINER_RUN);
        return runs && MENTION.matcher(facts.file().text()).find();
    }

    private FileFacts again(SourceFile file) {
        Sourcing sourcing = sourcing(file);
        Function<String, Optional<SourceFile>> files = written -> paths(file, written)
                .flatMap(path -> workspace.file(path).stream())
                .findFirst();
        @Nullable FileFacts known = sourcing.readings().get(sourcing.known(files));
        if (known != null) {
            return known;
        }
        FileFacts read = sourcing.read(file, files);
        sourcing.readings().put(sourcing.known(files), read);
        return read;
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
