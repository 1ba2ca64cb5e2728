package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Rule;
import dev.undebug.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class UndebugCommandTest {
    @Command(name = "serve", mixinStandardHelpOptions = true)
    private static final class Serve implements Callable<Integer> {
        private final List<String> calls = new ArrayList<>();

        @Override
        public Integer call() {
            calls.add("serve");
            return 7;
        }
    }

    @Command(name = "broken")
    private static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("of no use");
        }
    }

    @Command(name = "overflowing")
    private static final class Overflowing implements Runnable {
        @Override
        public void run() {
            throw new StackOverflowError();
        }
    }

    @Test
    void servesWhenNothingIsAsked() {
        Serve serve = new Serve();
        assertThat(Run.of(new UndebugCommand(serve)).code()).isEqualTo(7);
        assertThat(Run.of(new UndebugCommand(serve), "serve").code()).isEqualTo(7);
        assertThat(serve.calls).hasSize(2);
    }

    @Test
    void asksForACommandWhereNoneIsTheDefault() {
        Run run = Run.of();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("undebug: no command given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scan", "config", "rules", "explain", "serve"})
    void helpsWithEveryCommand(String command) {
        UndebugCommand undebug = new UndebugCommand(new Serve());
        for (String option : List.of("--help", "-h")) {
            Run run = command.isEmpty() ? Run.of(undebug, option) : Run.of(undebug, command, option);
            assertThat(run.code()).isZero();
            assertThat(run.out()).containsOnlyOnce("Usage: undebug" + (command.isEmpty() ? "" : " " + command));
            assertThat(run.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scan", "config", "rules", "explain", "serve"})
    void saysItsVersion(String command) {
        UndebugCommand undebug = new UndebugCommand(new Serve());
        Run run = command.isEmpty() ? Run.of(undebug, "--version") : Run.of(undebug, command, "-V");
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("undebug \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void suggestsWhatWasMeant() {
        Run command = Run.of("scna");
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("'scna'").contains("undebug scan").contains("`undebug --help`");
        Run option = Run.of("scan", "--formt", "json");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.out()).isEmpty();
        assertThat(option.err())
                .contains("Unknown option: '--formt'")
                .contains("--format")
                .contains("`undebug scan --help`");
    }

    /** The folder is an argument that the command has. */
    @Test
    void namesOnlyTheOptionThatIsUnknown() {
        Run run = Run.of("scan", "--formt", "json", ".");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Unknown option: '--formt'").doesNotContain("'.'");
    }

    @Test
    void ownsUpToItsOwnMistakes() {
        Run run = Run.of(new UndebugCommand(new Broken()), "broken");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("undebug: internal error, please report it")
                .contains("of no use");
    }

    @Test
    void aMachineThatGivesUpHasFoundNothing() {
        Run run = Run.of(new UndebugCommand(new Overflowing()), "overflowing");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("undebug: internal error, please report it");
    }

    @Test
    void saysWhatIsTooMuchInWords() {
        Run run = Run.of("scan", "one", "two");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("undebug: unexpected argument 'two'\n");
    }

    @Test
    void listsEveryRule() {
        Run run = Run.of("rules");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSameSizeAs(Rules.ALL).isNotEmpty();
        for (Rule rule : Rules.ALL) {
            assertThat(run.out()).contains(rule.id()).contains(rule.doc().title());
        }
    }

    @Test
    void explainsEveryRule() {
        assertThat(Rules.ALL).isNotEmpty();
        for (Rule rule : Rules.ALL) {
            Run run = Run.of("explain", rule.id());
            assertThat(run.code()).isZero();
            assertThat(run.out())
                    .startsWith(rule.id() + ": " + rule.doc().title() + "\n\n")
                    .contains("Reported, ", "<-- " + rule.id(), "Not reported, ")
                    .doesNotContain("#: ");
        }
    }

    @Test
    void knowsNoOtherRule() {
        Run run = Run.of("explain", "flask-run-debgu");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("undebug: no such rule: 'flask-run-debgu'; the rules are ")
                .contains(", flask-run-debug,");
        assertThat(Run.of("explain").code()).isEqualTo(2);
    }
}
