package dev.undebug.service.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.PinOff;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchVerdict;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One verdict for each switch, with all ways in which it reaches strangers. */
class VerdictsTest {
    private static final SourceFile ENV = new SourceFile(".env", "FLASK_DEBUG=1\nFLASK_DEBUG=1\n");
    private static final EnvironmentVariable FIRST = variable(1, "web");
    private static final EnvironmentVariable SECOND = variable(2, "web");
    private static final Reach CONSOLE = reach(Exposure.CONSOLE, Role.PRODUCTION);
    private static final Reach FLAG = reach(Exposure.FLAG, Role.STAGING);

    private final Verdicts verdicts = new Verdicts();

    @Test
    void aSwitchThatTwoProgramsReachHasOneVerdict() {
        verdicts.add(FIRST, CONSOLE);
        verdicts.add(variable(1, "worker"), FLAG);
        verdicts.add(SECOND, FLAG);
        assertThat(verdicts.all()).containsExactly(verdict(FIRST, CONSOLE, FLAG), verdict(SECOND, FLAG));
    }

    @Test
    void twoKindsOfSwitchesAtOnePlaceHaveTheirOwn() {
        verdicts.add(FIRST, CONSOLE);
        verdicts.add(PinOff.of(FIRST), FLAG);
        assertThat(verdicts.all()).hasSize(2);
        assertThat(verdicts.all(PinOff.class)).containsExactly(new SwitchVerdict<>(PinOff.of(FIRST), List.of(FLAG)));
    }

    @Test
    void aLaunchThatLoadsAnEnvFileReachesItsVariable() {
        verdicts.add(FIRST, FLAG);
        verdicts.add(loaded(FIRST.place()), CONSOLE);
        assertThat(verdicts.all()).containsExactly(verdict(FIRST, FLAG, CONSOLE));
    }

    @Test
    void aLaunchThatLoadsAnotherLineDoesNot() {
        Place around = ENV.place(FIRST.place().span().cover(SECOND.place().span()));
        Place inOtherFile =
                new SourceFile("dev.env", ENV.text()).place(FIRST.place().span());
        for (Place other : List.of(SECOND.place(), around, inOtherFile)) {
            Verdicts own = new Verdicts();
            own.add(FIRST, FLAG);
            own.add(loaded(other), CONSOLE);
            assertThat(own.all()).containsExactly(verdict(FIRST, FLAG), verdict(loaded(other), CONSOLE));
        }
    }

    @Test
    void aSwitchIsDormantOnlyIfNoProgramReachesIt() {
        verdicts.add(FIRST, CONSOLE);
        verdicts.dormant(FIRST, Role.PRODUCTION, List.of());
        verdicts.dormant(SECOND, Role.PRODUCTION, List.of());
        assertThat(verdicts.all())
                .containsExactly(verdict(FIRST, CONSOLE), verdict(SECOND, reach(Exposure.DORMANT, Role.PRODUCTION)));
        assertThat(verdicts.knows(SECOND)).isTrue();
    }

    @Test
    void aSwitchIsWithinThePlacesAroundIt() {
        verdicts.add(FIRST, CONSOLE);
        assertThat(verdicts.knows(SECOND)).isFalse();
        assertThat(verdicts.knowsWithin(FIRST.place())).isTrue();
        assertThat(verdicts.knowsWithin(ENV.place(new Span(0, ENV.text().length()))))
                .isTrue();
        assertThat(verdicts.knowsWithin(SECOND.place())).isFalse();
        assertThat(verdicts.knowsWithin(FIRST.assignedValue().orElseThrow())).isFalse();
    }

    private static EnvironmentVariable variable(int line, String owner) {
        Span whole = ENV.line(line);
        EnvVar variable =
                new EnvVar("FLASK_DEBUG", Optional.of("1"), ENV.place(whole), new Span(whole.end() - 1, whole.end()));
        return new EnvironmentVariable(variable, owner);
    }

    /** Returns the setting of a program that loads a variable from an env file. */
    private static Switch loaded(Place place) {
        Traced value = new Traced(Truth.TRUE, "'1'", false, place, List.of(), List.of(), List.of(), List.of());
        return new CodeSetting(new DebugSetting(DebugSetting.Kind.ENVIRONMENT, value, "FLASK_DEBUG", place, true));
    }

    private static Reach reach(Exposure exposure, Role role) {
        return new Reach(exposure, role, true, true, List.of());
    }

    private static SwitchVerdict<Switch> verdict(Switch subject, Reach... reaches) {
        return new SwitchVerdict<>(subject, List.of(reaches));
    }
}
