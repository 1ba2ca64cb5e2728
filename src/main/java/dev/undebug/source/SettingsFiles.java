package dev.undebug.source;

import java.util.Set;

/** Recognises files that may hold the settings of a program, by their names. */
public final class SettingsFiles {
    private static final Set<String> EXTENSIONS = Set.of("toml", "yaml", "yml", "json", "ini", "cfg", "conf");

    private SettingsFiles() {}

    public static boolean mayBe(String path) {
        return EXTENSIONS.contains(RepositoryPath.of(path).extension());
    }
}
