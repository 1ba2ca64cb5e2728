package dev.undebug.service;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.service.Surroundings.Layered;
import java.util.List;

/** Judges {@code FLASK_DEBUG} where it is set for no program that is understood. */
final class LooseVariables {
    private final Verdicts verdicts;
    private final FlaskVersion version;
    private final boolean console;

    /**
     * @param alone the programs of the repository as they start themselves
     */
    LooseVariables(Verdicts verdicts, FlaskVersion version, List<Findings> alone) {
        this.verdicts = verdicts;
        this.version = version;
        this.console = alone.stream().anyMatch(Findings::startsServer);
    }

    void judge(List<FileFacts> facts, List<Launch> launches) {
        launches.stream()
                .filter(launch -> launch.invocation().kind() == Invocation.Kind.OPAQUE)
                .forEach(this::opaque);
        boolean shown = launches.stream().anyMatch(Launch::runsPython);
        for (FileFacts file : facts) {
            file.units().forEach(unit -> unread(unit, shown));
        }
    }

    /** What an opaque command starts cannot be told, but the variable reaches it. */
    private void opaque(Launch launch) {
        for (Layered layer :
                DebugLayers.effective(version, launch.surroundings().environment())) {
            List<Step> steps = Trail.from(launch).variable(layer).steps();
            Switch variable = new Switch.Variable(layer.variable(), layer.owner());
            Exposure exposure = console ? Exposure.CONSOLE : Exposure.FLAG;
            verdicts.add(variable, new Reach(exposure, launch.role(), false, true, steps));
        }
    }

    private void unread(Unit unit, boolean shown) {
        for (EnvVar variable : unit.environment()) {
            Switch subject = new Switch.Variable(variable, unit.name());
            Layered layer = new Layered(variable, unit.name());
            boolean on = variable.name().equals("FLASK_DEBUG") && DebugLayers.on(version, layer);
            if (on && !verdicts.knows(subject)) {
                List<Step> steps = new Trail().variable(layer).steps();
                boolean addressed = unit.role() != Role.UNKNOWN;
                Exposure exposure = shown && !addressed ? Exposure.DORMANT : Exposure.FLAG;
                verdicts.add(subject, new Reach(exposure, unit.role(), shown, true, steps));
            }
        }
    }
}
