package dev.undebug.python.syntax;

/** How strongly the operators between two operands bind, weakest first. */
final class Precedence {
    static final int NONE = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int COMPARISON = 4;
    static final int BIT_OR = 5;
    static final int BIT_XOR = 6;
    static final int BIT_AND = 7;
    static final int SHIFT = 8;
    static final int SUM = 9;
    static final int TERM = 10;

    private Precedence() {}
}
