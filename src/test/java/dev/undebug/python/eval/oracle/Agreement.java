package dev.undebug.python.eval.oracle;

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
        if (!fits(predicted.starts(), real.starts(), cut)) {
            return WRONG;
        }
        // Nothing is served when the import fails.
        boolean served = real.error().isEmpty() && real.debug() != Sign.NOTHING;
        if (served && !predicted.debug().allows(real.debug())) {
            return WRONG;
        }
        boolean known =
                predicted.starts().stream().allMatch(Start::isKnown) && !(served && predicted.debug() == Sign.UNKNOWN);
        return known && predicted.starts().size() <= real.starts().size() ? AGREE : UNKNOWN;
    }

    /** Whether the real starts are the certain ones of those predicted, with any of the others, in their order. */
    private static boolean fits(List<Start> predicted, List<Start> real, boolean cut) {
        if (predicted.isEmpty()) {
            return real.isEmpty();
        }
        Start first = predicted.get(0);
        List<Start> rest = predicted.subList(1, predicted.size());
        if ((!first.certain() || (cut && real.isEmpty())) && fits(rest, real, cut)) {
            return true;
        }
        boolean matches = !real.isEmpty() && first.allows(real.get(0));
        return matches
                && (fits(rest, real.subList(1, real.size()), cut)
                        // Of equal starts only one is told.
                        || fits(predicted, real.subList(1, real.size()), cut));
    }
}
