package dev.undebug.python.syntax.token;

/** Recognises operators and delimiters; the longest match wins. */
public final class OperatorTokens {
    private static final int ASCII = 128;
    private static final TokenKind[][] BY_FIRST = new TokenKind[ASCII][];

    static {
        for (int c = 0; c < ASCII; c++) {
            BY_FIRST[c] = startingWith((char) c);
        }
    }

    private OperatorTokens() {}

    private static TokenKind[] startingWith(char c) {
        return java.util.Arrays.stream(TokenKind.values())
                .filter(kind ->
                        !kind.isWord() && !kind.text().isEmpty() && kind.text().charAt(0) == c)
                .sorted((a, b) -> Integer.compare(b.text().length(), a.text().length()))
                .toArray(TokenKind[]::new);
    }

    /** Returns the operator at an offset, which has an operator's first character. */
    public static TokenKind at(char[] chars, int at) {
        TokenKind[] candidates = BY_FIRST[chars[at]];
        for (int i = 0; i < candidates.length - 1; i++) {
            if (matches(candidates[i].text(), chars, at)) {
                return candidates[i];
            }
        }
        return candidates[candidates.length - 1];
    }

    private static boolean matches(String text, char[] chars, int at) {
        for (int i = 1; i < text.length(); i++) {
            if (chars[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
