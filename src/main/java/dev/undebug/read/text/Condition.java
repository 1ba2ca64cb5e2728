package dev.undebug.read.text;

import dev.undebug.fact.Role;
import java.util.regex.Pattern;

/**
 * The roles under a condition of a provisioning tool: {@code if $environment == 'staging'}.
 *
 * @param role the role that it names
 * @param negated whether it tests for any other role
 */
public record Condition(Role role, boolean negated) {
    private static final Pattern NEGATION = Pattern.compile("!|\\bnot\\b|^\\W*unless\\b");

    public static Condition of(String text) {
        return new Condition(RoleInference.of(text), NEGATION.matcher(text).find());
    }

    /** Returns the role if the condition holds. */
    public Role then(Role outer) {
        return within(outer, negated ? other() : role);
    }

    /** Returns the role if the condition does not hold. */
    public Role otherwise(Role outer) {
        return within(outer, negated ? role : other());
    }

    /** The opposite of production is development; the opposite of another role is unknown. */
    private Role other() {
        return role == Role.PRODUCTION ? Role.DEVELOPMENT : Role.UNKNOWN;
    }

    private static Role within(Role outer, Role inner) {
        return outer.isPrivate() ? outer : RoleInference.firstKnown(inner, outer);
    }
}
