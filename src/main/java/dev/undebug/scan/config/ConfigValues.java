package dev.undebug.scan.config;

import dev.undebug.rule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values in a configuration: for each key present, its words as written. */
final class ConfigValues {
    private final Map<ConfigKey, List<String>> lists = new LinkedHashMap<>();
    private final Map<ConfigKey, Map<String, String>> tables = new LinkedHashMap<>();

    void put(ConfigKey key, List<String> words) {
        lists.put(key, List.copyOf(words));
    }

    void put(ConfigKey key, Map<String, String> table) {
        tables.put(key, Map.copyOf(table));
    }

    private String word(ConfigKey key) {
        return lists.getOrDefault(key, List.of(key.preset())).get(0);
    }

    private List<String> paths(ConfigKey key) {
        return lists.getOrDefault(key, List.of());
    }

    ScanPolicy policy() {
        Map<String, RuleSetting> rules = new TreeMap<>();
        tables.getOrDefault(ConfigKey.RULES, Map.of()).forEach((rule, word) -> rules.put(rule, setting(word)));
        return new ScanPolicy(
                Severity.named(word(ConfigKey.FAIL_ON)).orElseThrow(),
                paths(ConfigKey.IGNORE),
                false,
                Boolean.parseBoolean(word(ConfigKey.ALLOW_COMMENTS)),
                new PathRoles(paths(ConfigKey.PRODUCTION), paths(ConfigKey.DEVELOPMENT)),
                rules);
    }

    ReviewPolicy review() {
        return new ReviewPolicy(
                !word(ConfigKey.SCOPE).equals(ConfigKey.INTRODUCED),
                Boolean.parseBoolean(word(ConfigKey.COMMENT)),
                Boolean.parseBoolean(word(ConfigKey.DRAFTS)),
                word(ConfigKey.UNKNOWN).equals(ConfigKey.FAIL));
    }

    private static RuleSetting setting(String word) {
        return word.equals(ConfigKey.OFF)
                ? RuleSetting.OFF
                : RuleSetting.as(Severity.named(word).orElseThrow());
    }

    /** Returns the effective value of a key, as text for comparison. */
    String shown(ConfigKey key) {
        if (tables.containsKey(key)) {
            return new TreeMap<>(tables.get(key))
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue())
                            .collect(Collectors.joining(", "));
        }
        List<String> words = lists.getOrDefault(key, key.preset().isEmpty() ? List.of() : List.of(key.preset()));
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }
}
