package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comment in a line of a batch file: {@code REM} or {@code ::} and the whole rest of the line, {@code &} and {@code |} included. */
final class BatchRemark {
    /** A {@code REM} without any text ends at the next {@code &}. */
    private static final Pattern START = Pattern.compile("(?i)[ \\t@]*+(?:::|rem[ \\t.,;=/:+]++[^\\s&|])");

    private BatchRemark() {}

    /** Returns whether the whole line is one that begins at an index of a script. */
    static boolean isAt(String script, int from) {
        return START.matcher(script).region(from, script.length()).lookingAt();
    }

    /** Returns a line without its comment. */
    static MappedText without(MappedText line) {
        Matcher start = START.matcher(line.text());
        int closed = line.text().lastIndexOf(')');
        boolean quoted = false;
        boolean begins = true;
        for (int i = 0; i < line.length(); i++) {
            if (begins && start.region(i, line.length()).lookingAt()) {
                return line.sub(0, i);
            }
            char c = line.charAt(i);
            quoted ^= c == '"';
            boolean plain = !quoted && (i == 0 || line.charAt(i - 1) != '^');
            begins = plain && (c == '&' || c == '|' || (c == '(' && closed < i));
        }
        return line;
    }
}
