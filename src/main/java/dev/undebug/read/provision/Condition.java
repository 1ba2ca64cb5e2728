package dev.undebug.read.provision;

import dev.undebug.fact.Role;
import dev.undebug.read.text.RoleInference;
import java.util.regex.Pattern;

/**
 * What a condition in the file of a tool tells of who meets what is set up under it: {@code if $environment == 'staging'}.
 *
 * @param role the role that it names
 * @param negated whether it asks for any other
 */
record Condition(Role role, boolean negated) {
    private static final Pattern NEGATION = Pattern.compile("!|\\bnot\\b|^\\W*unless\\b");

    static Condition of(String text) {
        return new Condition(RoleInference.of(text), NEGATION.matcher(text).find());
    }

    /** Returns who meets what is set up where it holds. */
    Role then(Role outer) {
        return within(outer, negated ? other() : role);
    }

    /** Returns who meets what is set up where it does not hold. */
    Role otherwise(Role outer) {
        return within(outer, negated ? role : other());
    }

    /** What is not for production is not met by visitors. */
    private Role other() {
        return role == Role.PRODUCTION ? Role.DEVELOPMENT : Role.UNKNOWN;
    }

    private static Role within(Role outer, Role inner) {
        return outer == Role.DEVELOPMENT || outer == Role.TEST ? outer : RoleInference.firstKnown(inner, outer);
    }
}
