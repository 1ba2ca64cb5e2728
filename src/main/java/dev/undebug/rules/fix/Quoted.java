package dev.undebug.rules.fix;

/** Puts values in the quotes of those that they replace. */
public final class Quoted {
    private Quoted() {}

    public static String like(String replaced, String value) {
        char first = replaced.isEmpty() ? ' ' : replaced.charAt(0);
        boolean quoted =
                replaced.length() > 1 && (first == '"' || first == '\'') && replaced.endsWith(String.valueOf(first));
        return quoted ? first + value + first : value;
    }
}
