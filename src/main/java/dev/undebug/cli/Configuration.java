package dev.undebug.cli;

import dev.undebug.scan.config.RepositoryConfig;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Content;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the configuration of a scan. */
final class Configuration {
    private Configuration() {}

    /**
     * Reads the named file, else the configuration in the folder, if there is one.
     *
     * @param problems receives all mistakes
     */
    static ScanPolicy read(FolderTree tree, @Nullable Path named, List<String> problems) {
        Content content = named == null
                ? tree.read(List.of(RepositoryConfig.PATH)).get(RepositoryConfig.PATH)
                : FolderTree.content(named.toString(), named);
        if (content instanceof Content.Unread unread) {
            problems.add("cannot read the configuration " + unread.path() + ": " + unread.reason());
        }
        if (!(content instanceof Content.Decoded decoded)) {
            return ScanPolicy.DEFAULT;
        }
        RepositoryConfig config = RepositoryConfig.parse(decoded.file());
        String path = decoded.file().path();
        config.problems().forEach(problem -> problems.add(path + ":" + problem.line() + ": " + problem.reason()));
        return config.policy();
    }
}
