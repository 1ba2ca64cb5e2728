package dev.undebug.service.packages;

import dev.undebug.fact.Requirement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the installed Quart by what it does with an error in debug mode. From its sources ({@code quart/asgi.py}): releases 0.15 to
 * 0.18 answer with a traceback; 0.19 and 0.20 only where {@code PROPAGATE_EXCEPTIONS} is on; 0.21 does so in debug mode again.
 */
public final class QuartRelease {
    public static final String NAME = "quart";

    private static final List<String> EXACT = List.of("==", "===");
    private static final Pattern EARLY = Pattern.compile("0\\.1[5-8](?:\\.\\d+)*");
    private static final int AGAIN = 21;

    private QuartRelease() {}

    /** Returns whether it certainly answers with a traceback in debug mode. */
    public static boolean showsTracebacks(RequiredTogether required) {
        List<Requirement> requirements = required.files().stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .toList();
        RequiredPackage quart = RequiredPackage.of(NAME, requirements);
        List<String> pinned = quart.decisive().stream()
                .flatMap(one -> RequiredPackage.number(one, EXACT).stream())
                .toList();
        boolean early = quart.isNamed()
                && pinned.size() == quart.decisive().size()
                && pinned.stream().allMatch(number -> EARLY.matcher(number).matches());
        return early || quart.isAtLeast(0, AGAIN);
    }
}
