package dev.undebug.service.tree;

import dev.undebug.fact.Role;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The role of a Python file, from its path. */
public final class CodeRole {
    private static final Set<String> TEST_FOLDERS = Set.of("test", "tests", "testing", "testsuite", "test_suite");
    private static final Set<String> EXAMPLE_FOLDERS =
            Set.of("example", "examples", "demo", "demos", "sample", "samples", "doc", "docs", "tutorial", "tutorials");
    private static final Pattern TEST_FILE = Pattern.compile("test_.*|.*_tests?|conftest|tests?");
    private static final Set<String> DEVELOPMENT = Set.of("dev", "devel", "development", "local", "localhost");
    private static final String DEBUG = "debug";
    private static final Set<String> STARTED =
            Set.of(DEBUG, "run", "runserver", "start", "serve", "server", "app", "main", "web", "flask", "api", "wsgi");

    private static final Pattern SEPARATOR = Pattern.compile("[^a-z0-9]+");

    private CodeRole() {}

    /** Returns whether a file is part of a test suite, by its folders and its name. */
    public static boolean isTest(String path) {
        return isInTests(path) || isNamedTest(path);
    }

    /** Returns whether a file is an example, or part of the documentation. */
    public static boolean isExample(String path) {
        return RepositoryPath.of(path.toLowerCase(Locale.ROOT)).folder().names().stream()
                .anyMatch(EXAMPLE_FOLDERS::contains);
    }

    /** Returns whether a file lies in a folder of tests. */
    public static boolean isInTests(String path) {
        RepositoryPath folder = RepositoryPath.of(path.toLowerCase(Locale.ROOT)).folder();
        return folder.names().stream().anyMatch(TEST_FOLDERS::contains);
    }

    /** Returns whether a file is named like a test; its content says whether it is one. */
    static boolean isNamedTest(String path) {
        return TEST_FILE
                .matcher(stem(RepositoryPath.of(path.toLowerCase(Locale.ROOT)).name()))
                .matches();
    }

    /** Returns the role of a file that is no test. One that says that it starts the application to debug it is a developer's. */
    public static Role of(String path) {
        String name = stem(RepositoryPath.of(path).name().toLowerCase(Locale.ROOT));
        List<String> words = List.of(SEPARATOR.split(name));
        boolean debugs = words.contains(DEBUG) && STARTED.containsAll(words);
        return debugs || words.stream().anyMatch(DEVELOPMENT::contains) ? Role.DEVELOPMENT : Role.UNKNOWN;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
