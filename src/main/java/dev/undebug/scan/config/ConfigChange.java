package dev.undebug.scan.config;

import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * The effects of a change of the configuration.
 *
 * @param differences for each key whose value changes, a phrase with code spans
 * @param after the configuration after the change
 */
public record ConfigChange(List<String> differences, RepositoryConfig after) {
    public ConfigChange {
        differences = List.copyOf(differences);
    }

    /**
     * Compares two versions of the file.
     *
     * @param before the current version; empty without a file
     * @param after the new version; empty if the file is deleted
     */
    public static ConfigChange between(Optional<SourceFile> before, Optional<SourceFile> after) {
        ConfigValues old = before.map(file -> new ConfigReader(file).read()).orElseGet(ConfigValues::new);
        ConfigValues next = after.map(file -> new ConfigReader(file).read()).orElseGet(ConfigValues::new);
        List<String> differences = ConfigKey.ALL.stream()
                .filter(key -> !old.shown(key).equals(next.shown(key)))
                .map(key ->
                        "`" + key.name() + "` would be `" + next.shown(key) + "` instead of `" + old.shown(key) + "`")
                .toList();
        return new ConfigChange(differences, after.map(RepositoryConfig::parse).orElse(RepositoryConfig.DEFAULT));
    }
}
