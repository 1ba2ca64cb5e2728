package dev.undebug.scan.allow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.scan.allow.AllowanceParser.Parsed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceParserTest {
    private final AllowanceParser parser = new AllowanceParser(List.of("flask-run-debug", "flask-app-debug"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', commentCharacter = '!', textBlock = """
                    # undebug: allow flask-run-debug -- demo                     | flask-run-debug                 | demo
                    #undebug:allow flask-run-debug--demo                         |                                 |
                    # undebug: allow flask-run-debug, flask-app-debug -- a -- b  | flask-run-debug flask-app-debug | a -- b
                    # undebug: allow flask-run-debug flask-app-debug --- x       | flask-run-debug flask-app-debug | x
                    # undebug: allow flask-run-debug — demo                      | flask-run-debug                 | demo
                    # noqa: E501  # undebug: allow flask-app-debug -- x  # y     | flask-app-debug                 | x
                    """)
    void readsRulesAndReason(String comment, @Nullable String rules, @Nullable String reason) {
        Parsed parsed = parser.parse(comment).orElseThrow();
        assertThat(String.join(" ", parsed.rules())).isEqualTo(rules == null ? "" : rules);
        assertThat(parsed.reason()).isEqualTo(reason == null ? "" : reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', commentCharacter = '!', textBlock = """
                    # undebug: allow flask-run-debug               | The comment allows nothing, because it gives no reason; add ` -- ` and the reason.
                    # undebug: allow flask-run-debug --            | The comment allows nothing, because it gives no reason; add ` -- ` and the reason.
                    # undebug: allow -- because                    | The comment names no rule; write `undebug: allow RULE -- reason`.
                    # undebug: allow flask_run_debug -- because    | `flask_run_debug` is not a rule; did you mean `flask-run-debug`?
                    # undebug: allow B201 -- because               | `B201` is not a rule; run `undebug rules` for a list.
                    # undebug: alow flask-run-debug -- because     | `alow` is not known after `undebug:`; write `allow`.
                    """)
    void saysWhatIsWrong(String comment, String problem) {
        Parsed parsed = parser.parse(comment).orElseThrow();
        assertThat(parsed.problems()).singleElement().satisfies(found -> assertThat(found.sentence())
                .isEqualTo(problem));
        assertThat(parsed.rules()).isEmpty();
    }

    @Test
    void whatIsKnownCountsBesideWhatIsNot() {
        Parsed parsed =
                parser.parse("# undebug: allow flask-run-debug, nonsense -- x").orElseThrow();
        assertThat(parsed.rules()).containsExactly("flask-run-debug");
        assertThat(parsed.problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# nosec",
                "#nosec",
                "# NOSEC",
                "# nosec B201",
                "# nosec: B104,B201",
                "# nosec flask_debug_true",
                "# nosec the demo machine",
                "# noqa: S201",
                "# noqa:S104,S201",
                "# NOQA : S201",
                "# type: ignore # nosec"
            })
    void honoursOtherTools(String comment) {
        assertThat(parser.parse(comment)).hasValueSatisfying(parsed -> {
            assertThat(parsed.everything()).isTrue();
            assertThat(parsed.problems()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', commentCharacter = '!', textBlock = """
                    # nosec                              | nosec
                    # nosec B201                         | nosec
                    # nosec: B104,B201                   | nosec
                    # nosec flask_debug_true             | nosec
                    # noqa: S104,S201                    | noqa
                    # nosec --                           | nosec
                    # nosec the demo machine             | nosec: the demo machine
                    # nosec B201 -- a closed network     | nosec: a closed network
                    # noqa: S201  # a closed network     | noqa: a closed network
                    """)
    void readsTheReasonsOfOtherTools(String comment, String reason) {
        assertThat(parser.parse(comment).orElseThrow().reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# nosec B104",
                "# nosec hardcoded_bind_all_interfaces",
                "# noqa",
                "# noqa: S104",
                "# noqa: S2011",
                "# nosection",
                "# see undebug.dev",
                "# plain"
            })
    void takesNoOtherCommentForOne(String comment) {
        assertThat(parser.parse(comment)).isEmpty();
    }

    @Test
    void longCommentsCostLittle() {
        String comment = "# undebug: allow " + " --".repeat(100_000) + "x ".repeat(100_000);
        assertThat(parser.parse(comment)).isPresent();
    }
}
