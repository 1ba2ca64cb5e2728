package dev.undebug.rule;

/**
 * The grading of a rule's findings: the exposure and the role decide, within the rule's limit.
 *
 * @param limit the highest severity; with FIXED, the severity of all certain findings outside staging
 */
public record Grading(Kind kind, Severity limit) {
    /** The basis of the grading. */
    public enum Kind {
        /** The exposure, up to the limit */
        EXPOSURE,
        /** The exposure, one step lower: it is not known whether the mistake has an effect */
        LESS_THAN_EXPOSURE,
        /** The repository's content alone, whatever the exposure */
        FIXED,
        /** The content that the repository itself gives away to everyone who reads it, even if nothing is started */
        GIVEN_AWAY
    }

    /** For most rules: the exposure alone decides. */
    public static final Grading BY_EXPOSURE = atMost(Severity.CRITICAL);

    /** For switches of which the repository does not say whether they have an effect. */
    public static final Grading ONE_STEP_LOWER = new Grading(Kind.LESS_THAN_EXPOSURE, Severity.HIGH);

    /** For rules about small leaks, about switches that only help other mistakes, and about other tools' subjects. */
    public static Grading atMost(Severity limit) {
        return new Grading(Kind.EXPOSURE, limit);
    }

    /** For rules about the repository's content alone, whatever the exposure. */
    public static Grading fixed(Severity severity) {
        return new Grading(Kind.FIXED, severity);
    }

    /** For content that everyone with the repository can read. */
    public static Grading givenAway(Severity severity) {
        return new Grading(Kind.GIVEN_AWAY, severity);
    }
}
