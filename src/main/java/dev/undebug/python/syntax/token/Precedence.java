package dev.undebug.python.syntax.token;

/** The precedence of binary operators, weakest first. */
public final class Precedence {
    static final int NONE = 0;
    public static final int OR = 1;
    public static final int AND = 2;
    public static final int NOT = 3;
    public static final int COMPARISON = 4;
    public static final int BIT_OR = 5;
    static final int BIT_XOR = 6;
    static final int BIT_AND = 7;
    static final int SHIFT = 8;
    public static final int SUM = 9;
    static final int TERM = 10;

    private Precedence() {}
}
