package dev.undebug.rules.fix;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts values in the quotes of those that they replace. */
public final class Quoted {
    /** Words that YAML reads as strings without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w./-]*+");

    private static final Pattern NUMBER = Pattern.compile("[0-9]++");

    private static final Pattern BOOLEAN = Pattern.compile("(?i:true|false|yes|no|on|off)");

    /** Words that YAML 1.1 or 1.2 reads as booleans or null, in lower case. */
    private static final Set<String> TYPED = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private Quoted() {}

    /** Returns a value as a scalar of YAML, JSON or TOML that is a string: in quotes, unless both values are plain words. */
    public static String string(String replaced, String value) {
        String like = like(replaced, value);
        boolean plain = isPlain(replaced) && isPlain(value);
        return !like.equals(value) || plain ? like : '"' + value + '"';
    }

    /** Returns a value as a scalar that is a string, or a number where one is replaced by one. */
    public static String stringOrNumber(String replaced, String value) {
        boolean numbers =
                NUMBER.matcher(replaced).matches() && NUMBER.matcher(value).matches();
        return numbers ? value : string(replaced, value);
    }

    /** Returns a value as a scalar of the type of the replaced one: for a boolean, {@code 0} is {@code false}. */
    public static String typed(String replaced, String value) {
        return BOOLEAN.matcher(replaced).matches() && value.equals("0") ? "false" : stringOrNumber(replaced, value);
    }

    private static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches() && !TYPED.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isQuoted(String written) {
        char first = written.isEmpty() ? ' ' : written.charAt(0);
        return written.length() > 1 && (first == '"' || first == '\'') && written.endsWith(String.valueOf(first));
    }

    public static String like(String replaced, String value) {
        return isQuoted(replaced) ? replaced.charAt(0) + value + replaced.charAt(0) : value;
    }
}
