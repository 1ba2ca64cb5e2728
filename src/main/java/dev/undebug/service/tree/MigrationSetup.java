package dev.undebug.service.tree;

import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether the Python of a repository sets Flask-Migrate up as everybody does: then {@code flask db init} makes the folder
 * {@code migrations}, and fails where that has files.
 */
public final class MigrationSetup {
    private static final String PACKAGE = "flask_migrate";

    /** The import of the class under its own name. */
    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^[ \\t]*+from[ \\t]++flask_migrate[ \\t]++import[ \\t]++Migrate[ \\t]*+(?:#.*+)?+\\r?$");

    private static final Pattern CLASS = Pattern.compile("\\bMigrate\\b(?!\\()");

    /** The calls that may name another folder, with their arguments. */
    private static final Pattern CALL = Pattern.compile("\\b(?:Migrate|init_app)\\(([^()]*+)(.?)");

    private static final Pattern KNOWN_ARGUMENT =
            Pattern.compile("\\s*+(?:(?:app|db|compare_type|render_as_batch)\\s*+=\\s*+)?+[\\w.]*+\\s*+");
    private static final Pattern KEYWORD = Pattern.compile("\\s*+\\w++\\s*+=.*+", Pattern.DOTALL);
    private static final int MOST_POSITIONAL = 2;

    /** Names for ending the command early, going to another folder, emptying one, or replacing a command or a library. */
    private static final Pattern OTHERWISE = Pattern.compile(
            "\\bdirectory\\s*+=|FLASK_DB|chdir|rmtree|rmdir|unlink|rename"
                    + "|removedirs|\\bos\\.(?:remove|replace|\\w++\\s*+=(?!=))|\\bimport\\s++os\\s++as\\b|[\"'/]migrations|\\bfrom\\s++os\\s++import|shutil|subprocess|\\bos\\.(?:system|exec|spawn|_exit|kill)"
                    + "|popen|Popen|sys\\.(?:argv|exit|modules)|SystemExit|\\bexit\\(|\\bquit\\(|\\b(?:exec|eval|compile|setattr|getattr"
                    + "|globals|vars|locals|__import__)\\(|__dict__|import_module|importlib|atexit|signal|ctypes|\\bpty\\b"
                    + "|add_command|AppGroup|\\.group\\(|[\"']db[\"']|\\bdef\\s++db\\b|\\binit\\s*+=|\\bdef\\s++init\\b|MigrateCommand");

    /** The library below Flask-Migrate, which its own folder imports. */
    private static final Pattern OTHER_LIBRARY = Pattern.compile("\\balembic\\b");

    /** Names under which files of the repository come before what is installed. */
    private static final Set<String> INSTALLED = Set.of(
            "flask",
            "flask_migrate",
            "alembic",
            "click",
            "mako",
            "python",
            "python3",
            "sitecustomize",
            "usercustomize");

    private static final Set<String> LOADED = Set.of(".py", ".pyc", ".so", ".pyd");

    private MigrationSetup() {}

    /** Returns whether it does. */
    public static boolean isUsual(Workspace workspace) {
        List<String> code =
                workspace.paths().stream().filter(PythonPaths::isSource).toList();
        return workspace.paths().stream().noneMatch(MigrationSetup::mayReplace)
                && code.stream().anyMatch(path -> workspace
                        .text(path)
                        .filter(MigrationSetup::uses)
                        .isPresent())
                && code.stream().allMatch(path -> workspace
                        .text(path)
                        .filter(text -> isPlain(text, isOfMigrations(path)))
                        .isPresent());
    }

    private static boolean uses(String text) {
        return text.contains(PACKAGE) && IMPORT.matcher(text).find();
    }

    private static boolean mayReplace(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        String name = file.name();
        int dot = name.indexOf('.');
        return name.equals("__init__.py")
                ? INSTALLED.contains(file.folder().name())
                : INSTALLED.contains(dot < 0 ? name : name.substring(0, dot))
                        && (dot < 0 || LOADED.contains(name.substring(name.lastIndexOf('.'))));
    }

    private static boolean isOfMigrations(String path) {
        return RepositoryPath.of(path).above().anyMatch(folder -> folder.name().equals("migrations"));
    }

    private static boolean isPlain(String text, boolean migration) {
        if (OTHERWISE.matcher(text).find()
                || (!migration && OTHER_LIBRARY.matcher(text).find())) {
            return false;
        }
        String rest = IMPORT.matcher(text).replaceAll("");
        return !rest.contains(PACKAGE) && !CLASS.matcher(rest).find() && callsAreKnown(rest);
    }

    private static boolean callsAreKnown(String text) {
        Matcher calls = CALL.matcher(text);
        while (calls.find()) {
            if (!calls.group(2).equals(")") || !isKnown(calls.group(1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKnown(String arguments) {
        String[] all = arguments.split(",");
        for (int i = 0; i < all.length; i++) {
            boolean positional = !KEYWORD.matcher(all[i]).matches();
            if (!KNOWN_ARGUMENT.matcher(all[i]).matches()
                    || (positional && i >= MOST_POSITIONAL && !all[i].isBlank())) {
                return false;
            }
        }
        return true;
    }
}
