package dev.undebug.service.tree;

import dev.undebug.python.syntax.PythonModule;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the names of environment variables that code may read: {@code os.environ["NAME"]}, {@code getenv("NAME")}. */
public final class VariableNames {
    private static final Pattern READ =
            Pattern.compile("(?:environ(?:\\s*\\.\\s*\\w{1,20})?|getenv)\\s*[\\[(]\\s*[\"'](\\w{1,100})[\"']");

    private VariableNames() {}

    /** Returns the names in a module, in its order; also those in remarks. */
    public static List<String> in(PythonModule module) {
        String text = module.file().text();
        return text.contains("env")
                ? READ.matcher(text)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .distinct()
                        .toList()
                : List.of();
    }
}
