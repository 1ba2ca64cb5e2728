package dev.undebug.scan.config;

import java.util.List;

/** The type of a configuration key. */
sealed interface ConfigType {
    /** One of several words. */
    record Word(List<String> words) implements ConfigType {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** True or false. */
    record Flag() implements ConfigType {}

    /** Path patterns. */
    record Paths() implements ConfigType {}

    /** A map from names to one of several words. */
    record Table(List<String> names, List<String> words) implements ConfigType {
        public Table {
            names = List.copyOf(names);
            words = List.copyOf(words);
        }
    }
}
