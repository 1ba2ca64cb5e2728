package dev.undebug.service;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.CommandOption;
import dev.undebug.service.verdict.DebuggerArgument;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.FlaskEnv;
import dev.undebug.service.verdict.RunArgument;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;

/** Says what turns debug mode on without giving away what is set. */
final class PreflightCauses {
    private PreflightCauses() {}

    static boolean turnsDebugOn(SwitchEffect found) {
        Switch subject = found.subject();
        boolean debug = subject instanceof EnvironmentVariable
                || subject instanceof CommandOption
                || subject instanceof RunArgument
                || subject instanceof DebuggerArgument
                || subject instanceof CodeSetting
                || subject instanceof EnvironmentRead
                || subject instanceof FlaskEnv;
        return debug && found.exposure().compareTo(Exposure.FLAG) <= 0;
    }

    static String of(Switch subject) {
        if (subject instanceof EnvironmentVariable variable) {
            return of(variable.variable());
        }
        if (subject instanceof FlaskEnv mode) {
            return of(mode.source());
        }
        Place place = subject.place();
        return EvidenceStep.code(place.text()) + " in " + place;
    }

    private static String of(EnvVar variable) {
        String name = variable.name();
        boolean shown = name.equals(DebugVariable.FLASK_DEBUG) || name.equals(DebugVariable.FLASK_ENV);
        String text = shown ? name + "=" + variable.value().orElse("") : name;
        return EvidenceStep.code(text) + " in " + variable.place().path();
    }
}
