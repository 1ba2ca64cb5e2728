package dev.undebug.rule;

/**
 * How a rule's findings are graded. The exposure and the role decide, within what a rule says here.
 *
 * @param limit no finding is worse than this; where it is fixed, none is better either
 */
public record Grading(Kind kind, Severity limit) {
    /** What decides. */
    public enum Kind {
        /** What a stranger gets, up to the limit */
        EXPOSURE,
        /** What the repository says, whatever comes of it */
        FIXED,
        /** What the repository itself gives away to whoever reads it: nothing has to be started for that */
        GIVEN_AWAY
    }

    /** Most rules: the exposure alone decides. */
    public static final Grading BY_EXPOSURE = atMost(Severity.CRITICAL);

    /** What shows something, or helps another mistake to show it; what is a nuisance and no hole, or what other tools own. */
    public static Grading atMost(Severity limit) {
        return new Grading(Kind.EXPOSURE, limit);
    }

    /** The rule is about what the repository says, not about what comes of it. */
    public static Grading fixed(Severity severity) {
        return new Grading(Kind.FIXED, severity);
    }

    /** What is in the repository is given away already. */
    public static Grading givenAway(Severity severity) {
        return new Grading(Kind.GIVEN_AWAY, severity);
    }
}
