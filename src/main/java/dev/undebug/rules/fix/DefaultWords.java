package dev.undebug.rules.fix;

import dev.undebug.python.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that programs use for on, off and environments. */
public final class DefaultWords {
    private static final Map<String, String> OFF = Map.ofEntries(
            Map.entry("True", "False"),
            Map.entry("true", "false"),
            Map.entry("TRUE", "FALSE"),
            Map.entry("1", "0"),
            Map.entry("yes", "no"),
            Map.entry("Yes", "No"),
            Map.entry("y", "n"),
            Map.entry("on", "off"),
            Map.entry("On", "Off"),
            Map.entry("t", "f"));
    private static final Set<String> PRODUCTION = Set.of("production", "prod", "prd", "live", "release", "main");
    /** The names that programs give to what they run with in production, the usual ones first. */
    private static final List<String> NAMES = List.of("production", "prod", "product", "live");

    private static final Pattern LITERAL = Pattern.compile("(['\"]?)(\\w+)(['\"]?)");
    private static final Pattern DEVELOPMENT =
            // Whole words, of which a name in capitals and small letters has several: not the first half of
            // "localhost".
            Pattern.compile("(?<![A-Za-z])(?i:development|develop|devel|dev|debug|default|local|testing)(?![a-z])"
                    + "|(?<![a-z])(?:Development|Develop|Devel|Dev|Debug|Default|Local|Testing)(?![a-z])");

    private DefaultWords() {}

    /** Returns the literal for off in the spelling of a literal for on. */
    static Optional<String> off(String literal) {
        Matcher matcher = LITERAL.matcher(literal);
        if (!matcher.matches() || !matcher.group(1).equals(matcher.group(3))) {
            return Optional.empty();
        }
        return Optional.ofNullable(OFF.get(matcher.group(2))).map(off -> matcher.group(1) + off + matcher.group(3));
    }

    /** Returns the text of a default that selects one of several configurations. */
    static Optional<String> selector(Expr otherwise) {
        return otherwise instanceof Expr.Str text
                        && !OFF.containsKey(text.value())
                        && !OFF.containsValue(text.value())
                        && !text.value().isEmpty()
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** Returns names for production, in the spelling of the given name. */
    public static List<String> production(String name) {
        Matcher matcher = DEVELOPMENT.matcher(name);
        List<String> names = new ArrayList<>();
        if (matcher.find()) {
            for (String word : NAMES) {
                names.add(matcher.replaceFirst(spelled(word, matcher.group())));
            }
        }
        return names;
    }

    private static String spelled(String word, String like) {
        if (like.equals(like.toUpperCase(Locale.ROOT))) {
            return word.toUpperCase(Locale.ROOT);
        }
        boolean capital = Character.isUpperCase(like.charAt(0));
        return capital ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    static boolean isProduction(Expr expression) {
        return expression instanceof Expr.Str text
                && PRODUCTION.contains(text.value().toLowerCase(Locale.ROOT));
    }
}
