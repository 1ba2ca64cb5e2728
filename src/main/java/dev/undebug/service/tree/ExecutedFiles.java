package dev.undebug.service.tree;

import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.WordSearch;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the repository files whose code a Python file runs without an import statement, by the names that it writes:
 * {@code exec(open("shop.py").read())}, {@code runpy.run_module("shop")}. It does not parse the file.
 */
final class ExecutedFiles {
    /** Most files contain none of these words. */
    private static final WordSearch RUNNING = WordSearch.of(
            "exec(", "run_path(", "run_module(", "import_module(", "__import__(", "load_source(", "spec_from_file_");

    private static final Pattern FILE = Pattern.compile("[\"']([\\w./-]{1,200}+(?<=\\.py))[\"']");

    private static final Pattern MODULE =
            Pattern.compile("(?:run_module|import_module|__import__)\\(\\s{0,80}+[\"']([\\w.]{1,200}+)[\"']");

    private ExecutedFiles() {}

    static Set<String> of(SourceFile file, ImportLines.Layout layout) {
        Set<String> found = new LinkedHashSet<>();
        String text = file.text();
        if (RUNNING.isIn(file)) {
            for (Matcher named = FILE.matcher(text); named.find(); ) {
                add(named.group(1), file, layout, found);
            }
            for (Matcher named = MODULE.matcher(text); named.find(); ) {
                String path = named.group(1).replace('.', '/');
                Stream.of(path + ".py", path + "/__init__.py", path + "/__main__.py")
                        .forEach(module -> add(module, file, layout, found));
            }
        }
        found.remove(file.path());
        return found;
    }

    /** Adds a file beside the one that names it, or in the folder from which that is started. */
    private static void add(String name, SourceFile file, ImportLines.Layout layout, Set<String> found) {
        Stream.of(RepositoryPath.of(file.path()).folder(), RepositoryPath.ROOT)
                .flatMap(folder -> folder.resolve(name).stream())
                .map(RepositoryPath::text)
                .filter(layout::exists)
                .findFirst()
                .ifPresent(found::add);
    }
}
