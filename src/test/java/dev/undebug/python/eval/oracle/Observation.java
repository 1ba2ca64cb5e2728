package dev.undebug.python.eval.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a program.
 *
 * @param starts the development servers that it started
 * @param debug the flag of the application that a server took from it
 * @param error the exception that ended it with its message, {@code exit}, or {@code environ} where a variable was missing;
 *     else empty
 */
record Observation(List<Start> starts, Sign debug, String error) {
    Observation {
        starts = List.copyOf(starts);
    }

    /** Returns the servers and the flag in one line. */
    String told() {
        List<String> all = new ArrayList<>();
        starts.forEach(start -> all.add("starts " + start));
        if (debug != Sign.NOTHING) {
            all.add("serves debug=" + debug);
        }
        return all.isEmpty() ? "nothing" : String.join("; ", all);
    }

    /** Returns the kind of error. */
    String failure() {
        int colon = error.indexOf(':');
        return colon < 0 ? error : error.substring(0, colon);
    }
}
