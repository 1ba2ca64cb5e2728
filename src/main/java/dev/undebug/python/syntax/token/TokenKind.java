package dev.undebug.python.syntax.token;

/** The kinds of tokens, with the properties that the parser asks for most often. */
public enum TokenKind {
    END,
    NEWLINE,
    INDENT,
    DEDENT,
    /** Text that no statement may contain; also what the cursor shows once a statement has failed. */
    ERROR,

    NAME(Flag.OPERAND | Flag.IDENTIFIER),
    NUMBER(Flag.OPERAND),
    STRING(Flag.OPERAND),
    FSTRING_START(Flag.OPERAND),
    FSTRING_TEXT,
    FSTRING_END,

    LEFT_PARENTHESIS(Flag.OPERAND, "("),
    RIGHT_PARENTHESIS(0, ")"),
    LEFT_BRACKET(Flag.OPERAND, "["),
    RIGHT_BRACKET(0, "]"),
    LEFT_BRACE(Flag.OPERAND, "{"),
    RIGHT_BRACE(0, "}"),
    COMMA(0, ","),
    COLON(0, ":"),
    COLON_EQUAL(0, ":="),
    SEMICOLON(0, ";"),
    DOT(0, "."),
    ELLIPSIS(Flag.OPERAND, "..."),
    ARROW(0, "->"),
    EXCLAMATION(0, "!"),
    BACKTICK(Flag.OPERAND, "`"),

    PLUS(Flag.OPERAND, "+", Precedence.SUM),
    MINUS(Flag.OPERAND, "-", Precedence.SUM),
    STAR(Flag.OPERAND, "*", Precedence.TERM),
    SLASH(0, "/", Precedence.TERM),
    DOUBLE_SLASH(0, "//", Precedence.TERM),
    PERCENT(0, "%", Precedence.TERM),
    AT(0, "@", Precedence.TERM),
    DOUBLE_STAR(0, "**"),
    TILDE(Flag.OPERAND, "~"),
    PIPE(0, "|", Precedence.BIT_OR),
    CARET(0, "^", Precedence.BIT_XOR),
    AMPERSAND(0, "&", Precedence.BIT_AND),
    LEFT_SHIFT(0, "<<", Precedence.SHIFT),
    RIGHT_SHIFT(0, ">>", Precedence.SHIFT),
    LESS(0, "<", Precedence.COMPARISON),
    GREATER(0, ">", Precedence.COMPARISON),
    LESS_EQUAL(0, "<=", Precedence.COMPARISON),
    GREATER_EQUAL(0, ">=", Precedence.COMPARISON),
    DOUBLE_EQUAL(0, "==", Precedence.COMPARISON),
    NOT_EQUAL(0, "!=", Precedence.COMPARISON),
    /** Python 2's other spelling of {@code !=}. */
    LESS_GREATER(0, "<>", Precedence.COMPARISON),

    EQUAL(0, "="),
    PLUS_EQUAL(Flag.AUGMENTED, "+="),
    MINUS_EQUAL(Flag.AUGMENTED, "-="),
    STAR_EQUAL(Flag.AUGMENTED, "*="),
    SLASH_EQUAL(Flag.AUGMENTED, "/="),
    DOUBLE_SLASH_EQUAL(Flag.AUGMENTED, "//="),
    PERCENT_EQUAL(Flag.AUGMENTED, "%="),
    AT_EQUAL(Flag.AUGMENTED, "@="),
    DOUBLE_STAR_EQUAL(Flag.AUGMENTED, "**="),
    PIPE_EQUAL(Flag.AUGMENTED, "|="),
    CARET_EQUAL(Flag.AUGMENTED, "^="),
    AMPERSAND_EQUAL(Flag.AUGMENTED, "&="),
    LEFT_SHIFT_EQUAL(Flag.AUGMENTED, "<<="),
    RIGHT_SHIFT_EQUAL(Flag.AUGMENTED, ">>="),

    AND(Flag.WORD, "and", Precedence.AND),
    AS(Flag.WORD, "as"),
    ASSERT(Flag.WORD | Flag.STATEMENT, "assert"),
    BREAK(Flag.WORD | Flag.STATEMENT, "break"),
    CLASS(Flag.WORD | Flag.STATEMENT, "class"),
    CONTINUE(Flag.WORD | Flag.STATEMENT, "continue"),
    DEF(Flag.WORD | Flag.STATEMENT, "def"),
    DEL(Flag.WORD | Flag.STATEMENT, "del"),
    ELIF(Flag.WORD | Flag.STATEMENT, "elif"),
    ELSE(Flag.WORD, "else"),
    EXCEPT(Flag.WORD | Flag.STATEMENT, "except"),
    FALSE(Flag.WORD | Flag.OPERAND, "False"),
    FINALLY(Flag.WORD | Flag.STATEMENT, "finally"),
    FOR(Flag.WORD, "for"),
    FROM(Flag.WORD, "from"),
    GLOBAL(Flag.WORD | Flag.STATEMENT, "global"),
    IF(Flag.WORD, "if"),
    IMPORT(Flag.WORD | Flag.STATEMENT, "import"),
    IN(Flag.WORD, "in", Precedence.COMPARISON),
    IS(Flag.WORD, "is", Precedence.COMPARISON),
    LAMBDA(Flag.WORD | Flag.OPERAND, "lambda"),
    NONE(Flag.WORD | Flag.OPERAND, "None"),
    /** Also the first word of {@code not in}, hence its precedence between two operands. */
    NOT(Flag.WORD | Flag.OPERAND, "not", Precedence.COMPARISON),
    OR(Flag.WORD, "or", Precedence.OR),
    PASS(Flag.WORD | Flag.STATEMENT, "pass"),
    RAISE(Flag.WORD | Flag.STATEMENT, "raise"),
    RETURN(Flag.WORD | Flag.STATEMENT, "return"),
    TRUE(Flag.WORD | Flag.OPERAND, "True"),
    TRY(Flag.WORD | Flag.STATEMENT, "try"),
    WHILE(Flag.WORD | Flag.STATEMENT, "while"),
    WITH(Flag.WORD | Flag.STATEMENT, "with"),
    YIELD(Flag.WORD, "yield"),

    // Keywords only in some places or some versions.
    ASYNC(Flag.SOFT, "async"),
    AWAIT(Flag.SOFT, "await"),
    CASE(Flag.SOFT, "case"),
    EXEC(Flag.SOFT, "exec"),
    MATCH(Flag.SOFT, "match"),
    NONLOCAL(Flag.SOFT, "nonlocal"),
    PRINT(Flag.SOFT, "print"),
    TYPE(Flag.SOFT, "type");

    private final int flags;
    private final String text;
    private final int precedence;

    TokenKind() {
        this(0);
    }

    TokenKind(int flags) {
        this(flags, "");
    }

    TokenKind(int flags, String text) {
        this(flags, text, Precedence.NONE);
    }

    TokenKind(int flags, String text, int precedence) {
        this.flags = flags;
        this.text = text;
        this.precedence = precedence;
    }

    /** Returns the spelling of an operator or keyword; empty for other kinds. */
    public String text() {
        return text;
    }

    /** Returns the precedence as a binary operator; {@link Precedence#NONE} for other tokens. */
    public int precedence() {
        return precedence;
    }

    public boolean startsExpression() {
        return (flags & Flag.OPERAND) != 0;
    }

    public boolean isIdentifier() {
        return (flags & Flag.IDENTIFIER) != 0;
    }

    public boolean isAugmented() {
        return (flags & Flag.AUGMENTED) != 0;
    }

    /** Returns whether the keyword only ever starts a statement, so never occurs inside brackets. */
    boolean isStatementOnly() {
        return (flags & Flag.STATEMENT) != 0;
    }

    boolean isWord() {
        return (flags & Flag.WORD) != 0;
    }

    public boolean isString() {
        return this == STRING || this == FSTRING_START;
    }

    private static final class Flag {
        static final int OPERAND = 1;
        static final int IDENTIFIER = 2;
        static final int AUGMENTED = 4;
        static final int STATEMENT = 8;
        static final int WORD = 16;
        static final int SOFT = OPERAND | IDENTIFIER | WORD;
    }
}
