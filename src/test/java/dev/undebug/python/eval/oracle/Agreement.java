package dev.undebug.python.eval.oracle;

import java.util.ArrayList;
import java.util.List;

/** Whether the interpreter is right about one run of a program. */
enum Agreement {
    AGREE,
    UNKNOWN,
    WRONG;

    static Agreement of(Observation predicted, Observation real) {
        // What fails here may be there in production (a variable, a module), so after a failure nothing can be
        // compared.
        boolean cut = !real.error().isEmpty() && !real.error().equals("exit");
        if (!fits(predicted.starts(), real.starts(), List.of(), cut)) {
            return WRONG;
        }
        // Nothing is served when the import fails.
        boolean served = real.error().isEmpty() && real.debug() != Sign.NOTHING;
        if (served && !predicted.debug().allows(real.debug())) {
            return WRONG;
        }
        boolean known = isKnown(predicted.starts()) && !(served && predicted.debug() == Sign.UNKNOWN);
        return known && predicted.starts().size() <= real.starts().size() ? AGREE : UNKNOWN;
    }

    /** Of a server that has to wait for the end of the one before it nobody can say that it is started. */
    private static boolean isKnown(List<Start> starts) {
        boolean first = starts.isEmpty() || starts.get(0).certain();
        return first && starts.stream().allMatch(Start::isKnown);
    }

    /** Whether the real starts are the certain ones of those predicted, with any of the others, in their order. */
    private static boolean fits(List<Start> predicted, List<Start> real, List<Start> told, boolean cut) {
        // Of equal starts only the first is told.
        boolean again = !real.isEmpty() && told.stream().anyMatch(start -> start.allows(real.get(0)));
        if (again && fits(predicted, real.subList(1, real.size()), told, cut)) {
            return true;
        }
        if (predicted.isEmpty()) {
            return real.isEmpty();
        }
        Start first = predicted.get(0);
        List<Start> rest = predicted.subList(1, predicted.size());
        if ((!first.certain() || (cut && real.isEmpty())) && fits(rest, real, told, cut)) {
            return true;
        }
        if (real.isEmpty() || !first.allows(real.get(0))) {
            return false;
        }
        List<Start> more = new ArrayList<>(told);
        more.add(first);
        return fits(rest, real.subList(1, real.size()), more, cut);
    }
}
