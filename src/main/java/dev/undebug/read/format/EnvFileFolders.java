package dev.undebug.read.format;

import dev.undebug.source.RepositoryPath;
import java.util.List;

/** The folders of a machine whose files have the variables of services, whatever their names: {@code /etc/default/shop}. */
final class EnvFileFolders {
    static final List<String> ALL = List.of("/etc/default/", "/etc/sysconfig/", "/etc/conf.d/");

    private EnvFileFolders() {}

    /** Returns whether a path is one of a file in such a folder that has no ending of another kind. */
    static boolean has(String path) {
        return ALL.stream().anyMatch(path::startsWith)
                && RepositoryPath.of(path).extension().isEmpty();
    }
}
