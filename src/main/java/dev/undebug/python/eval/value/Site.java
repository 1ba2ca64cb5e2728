package dev.undebug.python.eval.value;

import dev.undebug.source.Place;
import java.util.regex.Pattern;

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

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Returns the qualified name of a part of the receiver. */
    public String subject(String part) {
        String written = SPACES.matcher(receiver).replaceAll("");
        String known = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        return scope.qualified() + "." + known + "." + part;
    }
}
