package dev.undebug.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Severity;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryConfigTest {
    @Test
    void readsWhatBlocksAndWhatIsIgnored() {
        RepositoryConfig config = parse("""
                # how strict we are
                fail-on: critical
                ignore:
                  - docs/**
                  - "*.sample.py"
                """);
        assertThat(config.problems()).isEmpty();
        assertThat(config.policy()).isEqualTo(new ScanPolicy(Severity.CRITICAL, List.of("docs/**", "*.sample.py")));
    }

    @Test
    void readsEverything() {
        RepositoryConfig config = parse("""
                scope: all
                comment: false
                drafts: false
                allow-comments: false
                production: [deploy/**]
                development:
                  - tools/**
                rules:
                  flask-env-ignored: off
                  debug-toolbar: low
                """);
        assertThat(config.problems()).isEmpty();
        assertThat(config.review()).isEqualTo(new ReviewPolicy(true, false, false, false));
        assertThat(config.policy().allowComments()).isFalse();
        assertThat(config.policy().roles()).isEqualTo(new PathRoles(List.of("deploy/**"), List.of("tools/**")));
        assertThat(config.policy().rules())
                .isEqualTo(Map.of("flask-env-ignored", RuleSetting.OFF, "debug-toolbar", RuleSetting.as(Severity.LOW)));
    }

    @Test
    void whatIsWrongDeeperInIsNamedAsWell() {
        RepositoryConfig config = parse("""
                rules:
                  flask-run-debgu: off
                  debug-toolbar: none
                  debug-toolbar: low
                comment: "true"
                drafts: no
                scope: [all]
                production:
                  - 12
                ignore:
                  - ./docs/**
                  - ../docs/**
                """);
        assertThat(config.problems())
                .extracting(problem -> problem.line() + " " + problem.reason())
                .containsExactly(
                        "2 `flask-run-debgu` is not known; did you mean `flask-run-debug`?",
                        "3 `debug-toolbar` cannot be `none`; expected one of `off`, `low`, `medium`, `high`, `critical`",
                        "4 `debug-toolbar` is a duplicate key; keep one",
                        "5 `comment` cannot be `true`; write it without quotes",
                        "6 `drafts` cannot be `no`; expected one of `true`, `false`",
                        "7 `scope` takes one word; expected one of `introduced`, `all`",
                        "9 each entry of `production` is a path of 1 to 200 characters, such as `docs/**`",
                        "11 `./docs/**` matches nothing, because paths start at the root of the repository; write `docs/**`",
                        "12 `../docs/**` matches nothing, because paths start at the root of the repository; remove it");
        assertThat(config.review()).isEqualTo(ReviewPolicy.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n"})
    void anEmptyFileAsksForNothing(String text) {
        assertThat(parse(text)).isEqualTo(RepositoryConfig.DEFAULT);
    }

    /** GitHub returns the target of a symbolic link as its content. */
    @Test
    void aLinkIsToldFromAFile() {
        assertThat(parse("../config/undebug.yml").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("a symbolic link"));
        assertThat(parse("nothing but words").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).doesNotContain("link"));
    }

    @Test
    void everyProblemIsNamedWithItsLineAndTheDefaultsHold() {
        RepositoryConfig config = parse("""
                fail_on: critical
                fail-on: hihg
                ignore: docs
                colour: red
                """);
        assertThat(config.policy()).isEqualTo(ScanPolicy.DEFAULT);
        assertThat(config.problems())
                .containsExactly(
                        new RepositoryConfig.Problem(1, "`fail_on` is not known; did you mean `fail-on`?"),
                        new RepositoryConfig.Problem(2, "`fail-on` cannot be `hihg`; did you mean `high`?"),
                        new RepositoryConfig.Problem(3, "`ignore` is a list of paths, such as `- docs/**`"),
                        new RepositoryConfig.Problem(
                                4,
                                "`colour` is not known; expected one of `fail-on`, `scope`, `comment`, `drafts`, `unknown`, `allow-comments`, `ignore`, `production`, `development`, `rules`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fail-on: [high",
                "- fail-on",
                "just words",
                "fail-on: high\nfail-on: low\n",
                "ignore:\n  - {a: b}\n",
                "ignore:\n  - '!app.py'\n",
                "fail-on:\n  - high\n",
                "a: 1\n---\nb: 2\n",
                "fail-on: *nowhere\n",
                "\tfail-on: high\n",
                "ignore: &a [*a]\n",
                "\u0000"
            })
    void brokenFilesAreAProblemAndNeverAnException(String text) {
        RepositoryConfig config = parse(text);
        assertThat(config.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.reason()).isNotBlank();
        });
        assertThat(config.policy()).isEqualTo(ScanPolicy.DEFAULT);
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(parse("[".repeat(60_000)).problems()).isNotEmpty();
        assertThat(parse("a: ".repeat(20_000)).problems()).isNotEmpty();
        assertThat(parse("#".repeat(70_000)).problems()).isNotEmpty();
    }

    private static RepositoryConfig parse(String text) {
        return RepositoryConfig.parse(new SourceFile(RepositoryConfig.PATH, text));
    }

    /** The parser has its own messages for them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            ignore: [a, b         | 2 | a list is not closed: `]` is missing
            rules: {a: b          | 2 | keys in braces are not closed: `}` is missing
            fail-on: "high        | 2 | a quote is not closed
            fail-on: 'high        | 2 | a quote is not closed
            fail-on: high: low    | 1 | a colon is not allowed here; a line above may lack one, or the indentation may be wrong
            scope: all~fail-on hi | 3 | a key has no colon after it
            ignore: - a           | 1 | a list must begin on its own line
            fail-on:~\thigh       | 2 | tabs are not allowed for indentation; use spaces
            ignore: *.py          | 1 | a value that begins with `*` needs quotes
            ignore: *py           | 1 | a value that begins with `*` needs quotes
            fail-on: @high        | 1 | a value that begins with `@` needs quotes
            fail-on: `high`       | 1 | a value that begins with a backtick needs quotes
            rules:~  a: off~ b: c | 3 | this does not continue the line above; the indentation may be wrong
            """)
    void whatIsNoYamlIsToldInPlainWords(String text, int line, String words) {
        SourceFile file = new SourceFile(".github/undebug.yml", text.replace('~', '\n') + "\n");
        assertThat(RepositoryConfig.parse(file).problems())
                .containsExactly(new RepositoryConfig.Problem(line, "this is not YAML: " + words));
    }
}
