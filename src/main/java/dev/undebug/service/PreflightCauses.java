package dev.undebug.service;

import dev.undebug.fact.EnvVar;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;

/** Says what turns debug mode on, without revealing values of the environment. */
final class PreflightCauses {
    private PreflightCauses() {}

    static boolean turnsDebugOn(SwitchEffect found) {
        return found.subject().turnsDebugOn() && found.exposure().compareTo(Exposure.FLAG) <= 0;
    }

    static String of(Switch subject) {
        Place place = subject.place();
        return subject.environmentVariable()
                .map(PreflightCauses::of)
                .orElseGet(() -> EvidenceStep.code(place.text()) + " in " + place);
    }

    private static String of(EnvVar variable) {
        String name = variable.name();
        boolean shown = name.equals(DebugVariable.FLASK_DEBUG) || name.equals(DebugVariable.FLASK_ENV);
        String text = shown ? name + "=" + variable.value().orElse("") : name;
        return EvidenceStep.code(text) + " in " + variable.place().path();
    }
}
