package dev.undebug.service.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A verdict keeps the exposure, the certainty and the evidence of its switch. */
class SwitchVerdictTest {
    private static final RunArgument RUN = new RunArgument(Sample.start("app.run(debug=True)\n"));
    private static final List<EvidenceStep> STEPS = List.of(new EvidenceStep(RUN.place(), "passes `debug=True`"));
    private static final SwitchEffect EFFECT = new SwitchEffect(RUN, Exposure.FLAG, true, STEPS);

    @Test
    void anEffectChangesInOneRespectOnly() {
        assertThat(EFFECT.raised(Exposure.TRACEBACK))
                .isEqualTo(new SwitchEffect(RUN, Exposure.TRACEBACK, true, STEPS, false));
        assertThat(EFFECT.doubted()).isEqualTo(new SwitchEffect(RUN, Exposure.FLAG, false, STEPS));
        Switch other = new CodeSetting(Sample.setting("app.debug = True\n"));
        assertThat(EFFECT.of(other)).isEqualTo(new SwitchEffect(other, Exposure.FLAG, true, STEPS));
    }

    @Test
    void aConsoleAsksForAPinUnlessToldOtherwise() {
        assertThat(new Reach(Exposure.CONSOLE, Role.PRODUCTION, true, true, STEPS))
                .isEqualTo(new Reach(Exposure.CONSOLE, Role.PRODUCTION, true, true, STEPS, false, true));
    }

    @Test
    void aVerdictIsOnItsOwnKindOfSwitch() {
        List<Reach> reaches = List.of(new Reach(Exposure.CONSOLE, Role.PRODUCTION, true, true, STEPS));
        SwitchVerdict<Switch> verdict = new SwitchVerdict<>(RUN, reaches);
        assertThat(verdict.as(RunArgument.class)).contains(new SwitchVerdict<>(RUN, reaches));
        assertThat(verdict.as(CodeSetting.class)).isEmpty();
    }
}
