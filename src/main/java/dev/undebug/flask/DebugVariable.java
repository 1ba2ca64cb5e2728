package dev.undebug.flask;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code FLASK_DEBUG} and {@code FLASK_ENV} as Flask does. */
public final class DebugVariable {
    public static final String FLASK_DEBUG = "FLASK_DEBUG";
    public static final String FLASK_ENV = "FLASK_ENV";
    public static final String SKIP_DOTENV = "FLASK_SKIP_DOTENV";

    // flask.helpers.get_debug_flag compares with these words only: "off" and "n" turn debug on.
    private static final Set<String> OFF = Set.of("0", "false", "no");
    private static final Set<String> CLICK_ON = Set.of("1", "true", "t", "yes", "y", "on");
    private static final Set<String> CLICK_OFF = Set.of("0", "false", "f", "no", "n", "off");

    private DebugVariable() {}

    /** Returns the result of {@code get_debug_flag()}: the initial debug flag of a new application. */
    public static Flag read(FlaskVersion version, Variables environment) {
        if (!version.atLeast(0, 11)) {
            return Flag.OFF;
        }
        if (environment.isUnknown(FLASK_DEBUG)) {
            return Flag.UNKNOWN;
        }
        String value = environment.value(FLASK_DEBUG).orElse("");
        if (!version.atLeast(1, 0)) {
            return Flag.of(!value.isEmpty() && !OFF.contains(value));
        }
        if (value.isEmpty()) {
            return version.atLeast(2, 3) ? Flag.OFF : development(environment);
        }
        return Flag.of(!OFF.contains(value.toLowerCase(Locale.ROOT)));
    }

    private static Flag development(Variables environment) {
        return environment.isUnknown(FLASK_ENV)
                ? Flag.UNKNOWN
                : Flag.of(environment.value(FLASK_ENV).orElse("").equals("development"));
    }

    /** Returns whether {@code get_debug_flag()} takes a value for off: most words turn debug mode on. */
    public static boolean isOff(String value) {
        return value.isEmpty() || OFF.contains(value.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the meaning of a {@code FLASK_DEBUG} value for the {@code flask} command's option; empty if the command
     * rejects it.
     */
    public static Optional<Flag> option(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        if (CLICK_ON.contains(word)) {
            return Optional.of(Flag.ON);
        }
        return CLICK_OFF.contains(word) ? Optional.of(Flag.OFF) : Optional.empty();
    }

    /** Returns whether {@code flask} and {@code app.run()} read {@code .env} and {@code .flaskenv}. */
    public static boolean readsDotenv(FlaskVersion version, Variables environment) {
        return version.atLeast(1, 0) && !skipsDotenv(environment);
    }

    /** Returns whether the environment tells Flask not to read {@code .env} and {@code .flaskenv}. */
    public static boolean skipsDotenv(Variables environment) {
        return environment
                .value(SKIP_DOTENV)
                .filter(value -> !value.isEmpty())
                .filter(value -> !OFF.contains(value.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
