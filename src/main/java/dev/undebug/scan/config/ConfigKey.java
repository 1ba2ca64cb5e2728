package dev.undebug.scan.config;

import dev.undebug.rule.Rule;
import dev.undebug.rule.Severity;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ConfigType.Flag;
import dev.undebug.scan.config.ConfigType.Paths;
import dev.undebug.scan.config.ConfigType.Table;
import dev.undebug.scan.config.ConfigType.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key of the configuration. {@link #ALL} is the source for the reader, the editors' schema and the text about
 * changes.
 *
 * @param meaning a sentence
 * @param preset the default as text; empty for none
 */
record ConfigKey(String name, ConfigType type, String meaning, String preset) {
    /** Turns a rule off. */
    static final String OFF = "off";

    /** Only new findings count. */
    static final String INTRODUCED = "introduced";

    /** Blocks the merge. */
    static final String FAIL = "fail";

    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::id).toList();

    static final ConfigKey FAIL_ON = new ConfigKey(
            "fail-on",
            new Word(SEVERITIES),
            "Findings of this severity or higher block the merge.",
            Severity.HIGH.id());
    static final ConfigKey SCOPE = new ConfigKey(
            "scope",
            new Word(List.of(INTRODUCED, "all")),
            "Which findings can block: those that the pull request introduces, or all on its head.",
            INTRODUCED);
    static final ConfigKey COMMENT = new ConfigKey(
            "comment", new Flag(), "Whether to post review comments; the check lists the findings either way.", "true");
    static final ConfigKey DRAFTS = new ConfigKey("drafts", new Flag(), "Whether to review drafts.", "true");
    static final ConfigKey UNKNOWN = new ConfigKey(
            "unknown",
            new Word(List.of("warn", FAIL)),
            "Whether a change that hides what strangers get from a service blocks the merge, or shows a warning.",
            "warn");
    static final ConfigKey ALLOW_COMMENTS = new ConfigKey(
            "allow-comments",
            new Flag(),
            "Whether comments such as `# undebug: allow RULE -- reason` and `# nosec` allow findings.",
            "true");
    static final ConfigKey IGNORE =
            new ConfigKey("ignore", new Paths(), "Paths in which nothing is reported, such as `docs/**`.", "");
    static final ConfigKey PRODUCTION = new ConfigKey(
            "production", new Paths(), "Files that start or configure production, whatever their names say.", "");
    static final ConfigKey DEVELOPMENT =
            new ConfigKey("development", new Paths(), "Files that only developers use, whatever their names say.", "");
    static final ConfigKey RULES = new ConfigKey(
            "rules",
            new Table(
                    Rules.ALL.stream().map(Rule::id).sorted().toList(),
                    Stream.concat(Stream.of(OFF), SEVERITIES.stream()).toList()),
            "Rules to turn off, or to give another severity.",
            "");

    static final List<ConfigKey> ALL =
            List.of(FAIL_ON, SCOPE, COMMENT, DRAFTS, UNKNOWN, ALLOW_COMMENTS, IGNORE, PRODUCTION, DEVELOPMENT, RULES);

    static Optional<ConfigKey> named(String name) {
        return ALL.stream().filter(key -> key.name.equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(ConfigKey::name).toList();
    }
}
