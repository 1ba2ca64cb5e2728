package dev.undebug.python.eval.value;

import dev.undebug.source.Place;

/**
 * A place where the program does something.
 *
 * @param scope the scope of the statement
 * @param place the call, the assignment
 * @param receiver the object whose method is called or whose attribute is set, as it is written
 */
public record Site(Scope scope, Place place, String receiver) {
    /** A longer receiver is a computed expression, which tells people nothing. */
    private static final int LONGEST = 60;

    public Site {
        receiver = receiver.replaceAll("\\s+", "");
        receiver = receiver.length() > LONGEST ? receiver.substring(0, LONGEST) : receiver;
    }

    /** Returns the qualified name of a part of the receiver. */
    public String subject(String part) {
        return scope.qualified() + "." + receiver + "." + part;
    }
}
