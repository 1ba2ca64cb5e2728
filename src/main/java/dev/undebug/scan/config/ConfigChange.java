package dev.undebug.scan.config;

import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * What a change of the configuration would change.
 *
 * @param differences for each key that would come to something else, a phrase with code spans
 * @param after the configuration as it would be
 */
public record ConfigChange(List<String> differences, RepositoryConfig after) {
    public ConfigChange {
        differences = List.copyOf(differences);
    }

    /**
     * Compares.
     *
     * @param before what holds now
     * @param after what would hold; empty where the file is removed
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
