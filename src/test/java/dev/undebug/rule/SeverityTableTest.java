package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.rules.Rules;
import dev.undebug.service.verdict.Reach;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SeverityTableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CONSOLE   | true  | CRITICAL | HIGH   |
                    CONSOLE   | false | HIGH     | HIGH   |
                    TRACEBACK | true  | HIGH     | MEDIUM |
                    FLAG      | true  | MEDIUM   | LOW    |
                    DORMANT   | true  | LOW      | LOW    | LOW
                    NONE      | true  |          |        |
                    """)
    void decidesAsTheDesignSays(
            Exposure exposure,
            boolean shown,
            @Nullable Severity production,
            @Nullable Severity staging,
            @Nullable Severity development) {
        assertThat(severity(exposure, Role.PRODUCTION, shown)).isEqualTo(production);
        assertThat(severity(exposure, Role.UNKNOWN, shown)).isEqualTo(production);
        assertThat(severity(exposure, Role.STAGING, shown)).isEqualTo(staging);
        assertThat(severity(exposure, Role.DEVELOPMENT, shown)).isEqualTo(development);
        assertThat(severity(exposure, Role.TEST, shown)).isEqualTo(development);
    }

    @ParameterizedTest
    @EnumSource(value = Exposure.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whatAConditionGuardsIsLow(Exposure exposure) {
        Reach reach = new Reach(exposure, Role.PRODUCTION, true, false, List.of());
        assertThat(SeverityTable.severity(Grading.BY_EXPOSURE, reach)).contains(Severity.LOW);
    }

    @ParameterizedTest
    @CsvSource({
        "wsgi-reload, CONSOLE, LOW",
        "flask-run-debug, CONSOLE, CRITICAL",
        "flask-env-development, FLAG, MEDIUM",
        "django-debug, TRACEBACK, LOW",
        "stale-suppression, FLAG, LOW",
        "propagate-exceptions, CONSOLE, MEDIUM",
        "propagate-exceptions, FLAG, MEDIUM",
        "propagate-exceptions, DORMANT, LOW",
        "env-file-committed, NONE, MEDIUM"
    })
    void rulesAreGradedAsTheDesignSays(String rule, Exposure exposure, Severity expected) {
        Reach reach = new Reach(exposure, Role.PRODUCTION, true, true, List.of());
        assertThat(SeverityTable.severity(grading(rule), reach)).contains(expected);
    }

    private static Grading grading(String rule) {
        return Rules.ALL.stream()
                .filter(known -> known.id().equals(rule))
                .findFirst()
                .orElseThrow()
                .grading();
    }

    private static @Nullable Severity severity(Exposure exposure, Role role, boolean shown) {
        return SeverityTable.severity(Grading.BY_EXPOSURE, new Reach(exposure, role, shown, true, List.of()))
                .orElse(null);
    }
}
