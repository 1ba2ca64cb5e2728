package dev.undebug.python.eval.value;

/** Writes values as Python literals. */
final class Literals {
    private Literals() {}

    /** Returns a string as Python's {@code repr} writes it. */
    static String quote(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            append(out, text.charAt(i), quote);
        }
        return out.append(quote).toString();
    }

    private static void append(StringBuilder out, char c, char quote) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\');
                }
                out.append(c);
            }
        }
    }
}
