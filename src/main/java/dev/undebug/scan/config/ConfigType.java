package dev.undebug.scan.config;

import java.util.List;

/** What a key of the configuration takes. */
sealed interface ConfigType {
    /** One of some words. */
    record Word(List<String> words) implements ConfigType {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** Yes or no. */
    record Flag() implements ConfigType {}

    /** Patterns of paths. */
    record Paths() implements ConfigType {}

    /** Names, each with one of some words. */
    record Table(List<String> names, List<String> words) implements ConfigType {
        public Table {
            names = List.copyOf(names);
            words = List.copyOf(words);
        }
    }
}
