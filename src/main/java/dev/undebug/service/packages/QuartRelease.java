package dev.undebug.service.packages;

import dev.undebug.fact.Requirement;
import dev.undebug.python.eval.outcome.Truth;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The installed Quart. From its sources ({@code app.py}, {@code asgi.py}, {@code helpers.py}): releases 0.5 to 0.13 and 0.15 to
 * 0.18 answer an error in debug mode with a traceback; 0.14, 0.19 and 0.20 only where {@code PROPAGATE_EXCEPTIONS} says so; 0.21
 * does so in debug mode again. A new application of 0.7 to 0.18 takes its debug flag from {@code QUART_DEBUG}, else from
 * {@code QUART_ENV}. From 0.19 on its class is Flask's, which reads {@code FLASK_DEBUG}.
 *
 * @param tracebacks whether it certainly answers with a traceback in debug mode
 * @param ownVariables whether a new application takes its debug flag from Quart's own variables
 */
public record QuartRelease(boolean tracebacks, Truth ownVariables) {
    public static final QuartRelease UNKNOWN = new QuartRelease(false, Truth.UNKNOWN);

    public static final String NAME = "quart";

    private static final List<String> EXACT = List.of("==", "===");
    private static final Pattern TRACEBACKS = Pattern.compile("0\\.(?:[5-9]|1[0-35-8])(?:\\.\\d*)*+");
    private static final Pattern OWN_VARIABLES = Pattern.compile("0\\.(?:[7-9]|1[0-8])(?:\\.\\d*)*+");
    /** Its {@code run()} still reads {@code QUART_ENV}. */
    private static final Pattern BOTH = Pattern.compile("0\\.19(?:\\.0)?+");

    private static final int ON_FLASK = 19;
    private static final int TRACEBACKS_AGAIN = 21;

    /** Returns the release among what is installed together. */
    static QuartRelease of(List<Requirement> requirements) {
        RequiredPackage quart = RequiredPackage.of(NAME, requirements);
        Truth own = Truth.UNKNOWN;
        if (isPinned(quart, OWN_VARIABLES)) {
            own = Truth.TRUE;
        } else if (quart.isAtLeast(0, ON_FLASK) && !isPinned(quart, BOTH)) {
            own = Truth.FALSE;
        }
        return new QuartRelease(isPinned(quart, TRACEBACKS) || quart.isAtLeast(0, TRACEBACKS_AGAIN), own);
    }

    public static QuartRelease of(RequiredTogether required) {
        return of(required.files().stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .toList());
    }

    private static boolean isPinned(RequiredPackage quart, Pattern releases) {
        return quart.isNamed()
                && quart.decisive().stream().allMatch(one -> RequiredPackage.number(one, EXACT)
                        .filter(number -> releases.matcher(number).matches())
                        .isPresent());
    }
}
