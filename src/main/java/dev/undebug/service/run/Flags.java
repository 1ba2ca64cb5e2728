package dev.undebug.service.run;

import dev.undebug.flask.Flag;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.Optional;

/** Converts values of the evaluator for Flask's tables, leaving out switches that are on. */
public final class Flags {
    private Flags() {}

    public static boolean on(Traced value) {
        return value.truth() == Truth.TRUE;
    }

    public static boolean on(Optional<Traced> value) {
        return value.isPresent() && on(value.get());
    }

    /** Returns an argument, or none if it is on: then it is a switch of its own. */
    public static Optional<Flag> withoutSwitch(Optional<Traced> value) {
        return value.filter(traced -> !traced.none() && !on(traced))
                .map(traced -> traced.truth() == Truth.FALSE ? Flag.OFF : Flag.UNKNOWN);
    }

    /** Returns the application's flag as the code would set it without the switches that turn debug mode on. */
    public static Optional<Flag> settingWithoutSwitches(List<DebugSetting> settings) {
        Optional<Flag> flag = Optional.empty();
        for (DebugSetting setting : settings) {
            if (isEnvironment(setting) || !setting.kind().setsFlag()) {
                continue;
            }
            if (setting.value().truth() == Truth.UNKNOWN) {
                flag = Optional.of(Flag.UNKNOWN);
            } else if (setting.certain()) {
                flag = on(setting.value()) ? Optional.empty() : Optional.of(Flag.OFF);
            }
        }
        return flag;
    }

    /** Returns whether one setting replaces the other. */
    private static boolean areOne(DebugSetting setting, DebugSetting later) {
        boolean flags = setting.kind().setsFlag() && later.kind().setsFlag();
        boolean quart =
                setting.kind() == DebugSetting.Kind.QUART || setting.kind() == DebugSetting.Kind.QUART_PROPAGATE;
        return flags ? isEnvironment(later) == isEnvironment(setting) : quart && later.kind() == setting.kind();
    }

    /**
     * Returns the later setting that may turn off what this one turns on: a file that only the deployment has, or a value
     * that is not known.
     */
    public static Optional<DebugSetting> replacing(List<DebugSetting> settings, int index) {
        return settings.subList(index + 1, settings.size()).stream()
                .filter(later -> later.kind() == DebugSetting.Kind.OUTSIDE
                        || (later.certain() && later.value().truth() == Truth.UNKNOWN))
                .filter(later -> areOne(settings.get(index), later))
                .findFirst();
    }

    /** Returns an argument of a call. */
    public static Optional<Flag> argument(Optional<Traced> value) {
        return value.filter(traced -> !traced.none()).map(Flags::of);
    }

    /** Returns the application's flag as the code sets it. */
    public static Optional<Flag> setting(List<DebugSetting> settings) {
        Optional<Flag> flag = Optional.empty();
        for (DebugSetting setting : settings) {
            if (!isEnvironment(setting) && setting.kind().setsFlag()) {
                flag = Optional.of(setting.certain() ? of(setting.value()) : Flag.UNKNOWN);
            }
        }
        return flag;
    }

    /** Returns whether a later setting certainly turns off what this one turns on. */
    public static boolean overridden(List<DebugSetting> settings, int index) {
        return settings.subList(index + 1, settings.size()).stream()
                .filter(later -> areOne(settings.get(index), later))
                .anyMatch(later -> later.certain() && later.value().truth() == Truth.FALSE);
    }

    public static Flag of(Traced value) {
        return switch (value.truth()) {
            case TRUE -> Flag.ON;
            case FALSE -> Flag.OFF;
            case UNKNOWN -> Flag.UNKNOWN;
        };
    }

    /** Returns whether a setting may turn debug mode on. */
    public static boolean isSwitch(DebugSetting setting) {
        return setting.kind().setsFlag() && setting.kind() != DebugSetting.Kind.LEFT;
    }

    /**
     * Returns whether a setting may turn debug mode on by itself.
     *
     * @param variable what {@code FLASK_DEBUG} says in the end
     */
    public static boolean mayTurnOn(DebugSetting setting, Flag variable) {
        return isEnvironment(setting)
                ? variable == Flag.ON && on(setting.value())
                : setting.value().mayBeOn();
    }

    public static boolean isEnvironment(DebugSetting setting) {
        return setting.kind() == DebugSetting.Kind.ENVIRONMENT;
    }
}
