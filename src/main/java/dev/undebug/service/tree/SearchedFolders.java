package dev.undebug.service.tree;

import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a text which folders a Python file adds to {@code sys.path}: {@code sys.path.append(f"{here}/../")}. Most write
 * them by their relation to the file; a folder of which the text does not tell may be any.
 */
final class SearchedFolders {
    private static final String FILE = "__file__";

    private static final Pattern ADDED = Pattern.compile("(?m)^[ \\t]*+(?:sys\\.path(?:\\.(?:append|insert|extend)\\("
            + "|\\[|[ \\t]*+\\+?=(?!=))|site\\.addsitedir\\()");

    private static final Pattern LITERAL = Pattern.compile("[\"']([^\"'\\n]{0,200})[\"']");
    private static final Pattern FILLED = Pattern.compile("\\{[^{}]{0,400}\\}");
    private static final Pattern STEPS = Pattern.compile("[./\\\\]*+");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w{0,60}+(?![\\w(.=])");
    private static final Pattern UP =
            Pattern.compile("\\.\\.|\\bpardir\\b|\\bdirname[ \\t]*+\\(|\\.parent\\b|\\.parents\\[(\\d)\\]");

    /** The most statements of a file that are looked at, and the most names of one; each name is searched for in the file. */
    private static final int MOST = 20;

    /** The longest statement that is looked at. */
    private static final int LONGEST = 500;

    /** How many names are replaced by what they are set to, one in the other. */
    private static final int DEEPEST = 3;

    private SearchedFolders() {}

    /** Returns whether a file may add a folder of the repository before one of its places. */
    static boolean mayAdd(SourceFile file, RepositoryPath folder, Place before) {
        String text = file.text().substring(0, before.span().start());
        Matcher added = ADDED.matcher(text);
        for (int i = 0; i < MOST && added.find(); i++) {
            String path = resolved(rest(text, added.end()), text.substring(0, added.start()));
            if (mayBe(path, RepositoryPath.of(file.path()), folder)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the rest of a statement: up to the end of the line that closes its parentheses. */
    private static String rest(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST);
        int open = depth(text.charAt(from - 1));
        int at = from;
        while (at < most && (open > 0 || text.charAt(at) != '\n')) {
            open += depth(text.charAt(at));
            at++;
        }
        return text.substring(from, at);
    }

    private static int depth(char sign) {
        return "([".indexOf(sign) >= 0 ? 1 : ")]".indexOf(sign) >= 0 ? -1 : 0;
    }

    /** Replaces names by what the lines before set them to. */
    private static String resolved(String written, String before) {
        String path = written;
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < DEEPEST && path.length() <= LONGEST; i++) {
            path = NAME.matcher(path).replaceAll(name -> Matcher.quoteReplacement(value(name.group(), before, values)));
        }
        return path;
    }

    private static String value(String name, String before, Map<String, String> values) {
        @Nullable String known = values.get(name);
        if (known == null) {
            known = values.size() < MOST ? value(name, before) : name;
            values.put(name, known);
        }
        return known;
    }

    private static String value(String name, String before) {
        return Pattern.compile("(?m)^[ \\t]*+" + name + "[ \\t]*+=(?!=)([^\\n]{0,200})")
                .matcher(before)
                .results()
                .reduce((first, second) -> second)
                .map(found -> found.group(1).strip())
                .orElse(name);
    }

    private static boolean mayBe(String path, RepositoryPath file, RepositoryPath folder) {
        boolean named = LITERAL.matcher(path)
                .results()
                .map(literal -> FILLED.matcher(literal.group(1)).replaceAll(""))
                .anyMatch(literal -> !STEPS.matcher(literal).matches());
        return !named && (!path.contains(FILE) || above(path, file).equals(folder));
    }

    /** Returns the folder that a path leads to from the file. */
    private static RepositoryPath above(String path, RepositoryPath file) {
        RepositoryPath there = file;
        for (MatchResult up : UP.matcher(path).results().toList()) {
            int steps = up.group(1) == null ? 1 : 1 + Integer.parseInt(up.group(1));
            for (int i = 0; i < steps; i++) {
                there = there.folder();
            }
        }
        return there;
    }
}
