package dev.undebug.read;

import dev.undebug.source.Span;

/**
 * One instruction of a Dockerfile, its lines joined.
 *
 * @param keyword in upper case
 * @param arguments what follows the keyword
 * @param span the instruction as it is written
 */
record DockerInstruction(String keyword, MappedText arguments, Span span) {
    /** Returns the value of a flag such as {@code --from=builder}; empty text where it is not given. */
    String flag(String name) {
        String text = arguments.text();
        int at = 0;
        while (text.startsWith("--", at)) {
            int end = wordEnd(text, at);
            if (text.startsWith("--" + name + "=", at)) {
                return text.substring(at + name.length() + 3, end);
            }
            at = blanksEnd(text, end);
        }
        return "";
    }

    /** Returns the arguments after the flags. */
    MappedText operands() {
        String text = arguments.text();
        int at = 0;
        while (text.startsWith("--", at)) {
            at = blanksEnd(text, wordEnd(text, at));
        }
        return arguments.sub(at, text.length());
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int blanksEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
