package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Recognises copies of packages that a repository has beside its programs, as App Engine's Python 2 wanted them: by what
 * only the package defines in that file. A copy does what the package does.
 */
public final class PackageCopies {
    private static final Map<String, List<Mark>> MARKS = Map.of(
            "dash", List.of(new Mark("dash.py", "class Dash")),
            "flask", List.of(new Mark("app.py", "class Flask")),
            "flask_socketio", List.of(new Mark("__init__.py", "class SocketIO")),
            "quart", List.of(new Mark("app.py", "class Quart")),
            "werkzeug",
                    List.of(
                            new Mark("debug/__init__.py", "class DebuggedApplication"),
                            new Mark("serving.py", "def run_simple")));

    private record Mark(String file, Pattern definition) {
        Mark(String file, String definition) {
            this(file, Pattern.compile("(?m)^" + definition + "\\b"));
        }
    }

    private PackageCopies() {}

    /** Returns whether copies of a package are recognised. */
    public static boolean areKnown(String top) {
        return MARKS.containsKey(top);
    }

    /**
     * Returns whether a package of the repository is a copy.
     *
     * @param folder that of the package
     * @param code the code of a file; empty if there is none
     */
    public static boolean isIn(RepositoryPath folder, String top, Function<String, Optional<PythonModule>> code) {
        return MARKS.getOrDefault(top, List.of()).stream()
                .anyMatch(mark -> code.apply(folder.at(mark.file()).text())
                        .filter(module ->
                                mark.definition().matcher(module.file().text()).find())
                        .isPresent());
    }
}
