package dev.undebug.python.eval.oracle;

import java.util.LinkedHashMap;
import java.util.Map;

/** A repository while it is written. */
final class Draft {
    private final Dice dice;
    private final Expressions expressions;
    private final Map<String, String> files = new LinkedHashMap<>();
    private int named;

    Draft(long seed) {
        dice = new Dice(seed);
        expressions = new Expressions(dice);
    }

    Dice dice() {
        return dice;
    }

    Expressions expressions() {
        return expressions;
    }

    /** Returns a name that nothing else has. */
    String fresh(String prefix) {
        named++;
        return prefix + named;
    }

    void file(String path, String text) {
        files.put(path, text);
    }

    Map<String, String> files() {
        return files;
    }
}
