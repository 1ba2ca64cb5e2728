package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;

/** An array or a table of PowerShell, {@code @( … )} or {@code @{ … }}, on as many lines as it likes. */
final class PowerShellLiteral {
    /** Longer and deeper ones are read as lines: each beginning is looked at. */
    private static final int LONGEST = 8_000;

    private static final int DEEPEST = 50;

    private PowerShellLiteral() {}

    /** Returns the index after the literal that begins at the index; the index itself if none does, or nothing closes it. */
    static int end(MappedText in, int from) {
        boolean begins = in.peek(from) == '@' && (in.peek(from + 1) == '(' || in.peek(from + 1) == '{');
        int open = 0;
        int at = begins ? from + 1 : in.length();
        int limit = Math.min(in.length(), from + LONGEST);
        while (at < limit && open <= DEEPEST) {
            char c = in.charAt(at);
            if (c == '\'' || c == '"') {
                at = in.text().indexOf(c, at + 1);
                if (at < 0) {
                    return from;
                }
            } else if (c == '#') {
                at = lineEnd(in, at);
            } else {
                open += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
                if (open == 0) {
                    return at + 1;
                }
            }
            at++;
        }
        return from;
    }

    private static int lineEnd(MappedText in, int from) {
        int at = from;
        while (at < in.length() && in.charAt(at) != '\n' && in.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
