package dev.undebug.python.eval.oracle;

import java.util.ArrayList;
import java.util.List;

/** The text of a Python file while it is written. */
final class Code {
    private final List<String> lines = new ArrayList<>();
    private int depth;

    void line(String text) {
        lines.add("    ".repeat(depth) + text);
    }

    /** Writes a line that ends in a colon, and its block. */
    void suite(String header, Runnable body) {
        line(header + ":");
        int before = lines.size();
        depth++;
        body.run();
        if (lines.size() == before) {
            line("pass");
        }
        depth--;
    }

    /** The depth of the next line. */
    int depth() {
        return depth;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
