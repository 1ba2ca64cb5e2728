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

    /** Writes a line that ends in a colon, and what stands under it. */
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

    /** How deep the next line stands. */
    int depth() {
        return depth;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
