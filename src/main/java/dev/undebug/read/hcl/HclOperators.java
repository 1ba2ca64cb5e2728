package dev.undebug.read.hcl;

import java.util.List;

/** The operators of HCL between two operands. */
final class HclOperators {
    /** By precedence, lowest first. */
    private static final List<List<String>> OPERATORS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    /** The number of precedences. */
    static final int LEVELS = OPERATORS.size();

    private HclOperators() {}

    /** Reads an operator of this precedence; returns an empty text if none comes next. */
    static String take(HclCursor cursor, int level) {
        for (String operator : OPERATORS.get(level)) {
            if (cursor.take(operator)) {
                return operator;
            }
        }
        return "";
    }
}
