package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.service.command.Invocation;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.Surroundings.Layered;
import dev.undebug.service.launch.Installations;
import dev.undebug.service.launch.Installed;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.FlaskEnv;
import dev.undebug.service.verdict.PinOff;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import java.util.List;
import java.util.Optional;

/** Judges {@code FLASK_DEBUG} where it is set for no program that is understood. */
final class UnattachedVariables {
    private final Verdicts verdicts;
    private final Installations installations;
    private final boolean console;
    private final boolean modeNamed;

    /**
     * @param alone the programs of the repository as they start themselves
     * @param modeNamed whether code names {@code FLASK_ENV}, so that the variable has a use whatever Flask does
     */
    UnattachedVariables(Verdicts verdicts, Installations installations, List<ProgramVerdict> alone, boolean modeNamed) {
        this.verdicts = verdicts;
        this.installations = installations;
        this.modeNamed = modeNamed;
        this.console = alone.stream().anyMatch(verdict -> verdict.run().startsFlask());
    }

    /**
     * Judges the variables that no launch gets.
     *
     * @param shown whether the repository shows what is started
     */
    public void judge(List<FileFacts> facts, List<Launch> launches, boolean shown) {
        launches.stream()
                .filter(launch -> launch.invocation().kind() == Invocation.Kind.OPAQUE)
                .forEach(this::opaque);
        for (FileFacts file : facts) {
            file.units().forEach(unit -> unread(unit, shown));
        }
    }

    /** What an opaque command starts cannot be told, but the variable reaches it. */
    private void opaque(Launch launch) {
        List<Layered> layers = launch.surroundings().environment();
        Installed installed = installations.of(launch, Optional.empty());
        for (Layered layer : DebugLayers.effective(installed.flask(), layers)) {
            List<EvidenceStep> steps =
                    EvidenceBuilder.from(launch).variable(layer).steps();
            Switch variable = new EnvironmentVariable(layer.variable(), layer.owner());
            Exposure exposure = console ? Exposure.CONSOLE : Exposure.FLAG;
            verdicts.add(variable, new Reach(exposure, launch.role(), false, true, steps));
        }
        for (Layered layer : layers) {
            subject(layer, installed)
                    .filter(found -> !(found instanceof EnvironmentVariable))
                    .ifPresent(found -> {
                        List<EvidenceStep> steps =
                                steps(EvidenceBuilder.from(launch).variable(layer), found, installed);
                        verdicts.add(found, new Reach(exposure(found), launch.role(), false, true, steps));
                    });
        }
    }

    private void unread(Unit unit, boolean shown) {
        for (EnvVar variable : unit.environment()) {
            Layered layer = new Layered(variable, unit.name());
            Installed installed = installations.at(unit.place().path());
            Optional<Switch> subject = subject(layer, installed)
                    .filter(found -> !verdicts.knows(found) && !verdicts.knowsWithin(variable.place()));
            if (subject.isPresent()) {
                List<EvidenceStep> steps = steps(new EvidenceBuilder().variable(layer), subject.get(), installed);
                boolean addressed = unit.role() != Role.UNKNOWN;
                Exposure exposure = shown && !addressed ? Exposure.DORMANT : exposure(subject.get());
                verdicts.add(subject.get(), new Reach(exposure, unit.role(), shown, true, steps));
            }
        }
    }

    private static List<EvidenceStep> steps(EvidenceBuilder evidence, Switch found, Installed installed) {
        return found instanceof FlaskEnv ? evidence.release(installed).steps() : evidence.steps();
    }

    /** Returns what a variable does by itself. */
    private Optional<Switch> subject(Layered layer, Installed installed) {
        EnvironmentVariable source = new EnvironmentVariable(layer.variable(), layer.owner());
        String value = layer.variable().value().orElse("");
        return switch (layer.variable().name()) {
            case DebugVariable.FLASK_DEBUG ->
                DebugLayers.on(installed.flask(), layer) ? Optional.of(source) : Optional.empty();
            case DebugVariable.FLASK_ENV ->
                Optional.of(value)
                        .filter(FlaskEnvEffects.ON::equals)
                        .filter(on -> !(modeNamed && installed.ignoresMode()))
                        .map(on -> mode(source, installed));
            case PinJudge.NAME ->
                Optional.of(value).filter(PinJudge.OFF::equals).map(off -> PinOff.of(source));
            default -> Optional.empty();
        };
    }

    private static Switch mode(EnvironmentVariable source, Installed installed) {
        FlaskEnv.Effect effect = FlaskEnv.Effect.MAYBE;
        if (installed.wanted().known()) {
            effect = installed.ignoresMode() ? FlaskEnv.Effect.IGNORED : FlaskEnv.Effect.ON;
        }
        return new FlaskEnv(source, source.shown(), effect);
    }

    private static Exposure exposure(Switch subject) {
        return subject instanceof FlaskEnv mode && mode.effect() == FlaskEnv.Effect.IGNORED
                ? Exposure.NONE
                : Exposure.FLAG;
    }
}
