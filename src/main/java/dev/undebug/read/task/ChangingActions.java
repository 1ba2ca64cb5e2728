package dev.undebug.read.task;

import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import java.util.List;
import java.util.regex.Pattern;

/** Actions of others whose names say that they change or write files of the checkout: {@code jacobtomlinson/gha-find-replace}. */
final class ChangingActions {
    private static final Pattern CHANGING =
            Pattern.compile("(?i)[^@]*/[^@]*?(?:replace|substitut|\\bsed\\b|sed-action|\\byq\\b|\\bjq\\b"
                    + "|(?:write|creat|updat|edit|modify|set|patch|append|render|fill|inject|mak)[a-z]{0,3}[^@]*?"
                    + "(?:file|json|ya?ml|toml|ini\\b|config|settings|\\btexts?\\b)"
                    + "|(?:file|json|ya?ml|toml|config|settings|\\btext)[^@]*?(?:writ|creat|updat|edit|modif|patch|append|render|setter)"
                    + "|download-secure-file)[^@]*@.*");

    /** Programs that change a file only if they are told to. */
    private static final Pattern QUERY = Pattern.compile("(?i)\\b[yj]q\\b");

    private static final Pattern IN_PLACE = Pattern.compile("(?:^|\\s)(?:-\\w*i\\w*|--inplace)(?:\\s|$)|>");

    /** A name with an ending, or a pattern. */
    private static final Pattern FILE = Pattern.compile("[\\w.*?/{},-]{0,200}(?:\\.\\w{1,10}|\\*)");

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,;:'\"()]+");
    private static final int MOST_FILES = 200;

    private ChangingActions() {}

    /** Returns what a step with such an action may change: the files that it names, or any if it names none. */
    static List<String> paths(YamlNode step) {
        String action = step.scalarOf("uses");
        if (!CHANGING.matcher(action).matches() || (QUERY.matcher(action).find() && !isInPlace(step))) {
            return List.of();
        }
        List<String> named = step.get("with").stream()
                .flatMap(with -> with.pairs().stream())
                .flatMap(entry -> SEPARATOR.splitAsStream(entry.value().scalar()))
                .filter(FILE.asMatchPredicate())
                .takeWhile(Most.first(MOST_FILES))
                .toList();
        return named.isEmpty() ? List.of("./") : named;
    }

    private static boolean isInPlace(YamlNode step) {
        return step.get("with").stream()
                .flatMap(with -> with.pairs().stream())
                .anyMatch(entry -> IN_PLACE.matcher(entry.value().scalar()).find());
    }
}
