package dev.undebug.service.tree;

import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the repository files that a Python file may import, by its lines, without parsing it. */
final class ImportLines {
    private static final String IMPORT = "import";
    private static final Pattern LINE = Pattern.compile("\uFEFF?[ \\t]*+(?:"
            + "from[ \\t]++(\\.*+)([\\w.]*+)[ \\t]*+import[ \\t(]++([^\\n#]*+)|import[ \\t]++([\\w., \\t]++))");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern DOTTED = Pattern.compile("[\\w.]+");

    private final Layout layout;
    private final String path;
    private final String folder;
    private final List<String> folders;
    private final Set<String> found = new HashSet<>();

    /** The files and folders of a repository. */
    interface Layout {
        boolean exists(String path);

        boolean hasFolder(String path);

        /** Returns the folder from which a module is installed that is in none of the folders around a program. */
        Optional<String> installed(String module, String program, List<String> roots);
    }

    private ImportLines(Layout layout, String path) {
        this.layout = layout;
        this.path = path;
        this.folder = RepositoryPath.of(path).folder().text();
        this.folders = folders(folder);
    }

    /** Returns repository paths; more than the real imports, since Python's search path is unknown. */
    static Set<String> of(SourceFile file, Layout layout) {
        Set<String> all = of(file, layout, line -> true);
        all.addAll(ExecutedFiles.of(file, layout));
        return all;
    }

    /** Returns the repository paths of the imports in lines without indentation. */
    static Set<String> atTop(SourceFile file, Layout layout) {
        return of(file, layout, line -> line != ' ' && line != '\t');
    }

    /** @param begins tells by its first character whether a line counts */
    private static Set<String> of(SourceFile file, Layout layout, IntPredicate begins) {
        String text = file.text();
        ImportLines lines = new ImportLines(layout, file.path());
        Matcher matcher = LINE.matcher(text);
        int end = 0;
        for (int at = text.indexOf(IMPORT); at >= 0; at = text.indexOf(IMPORT, end)) {
            int start = at;
            while (start > end && !isLineEnd(text.charAt(start - 1))) {
                start--;
            }
            end = at;
            while (end < text.length() && !isLineEnd(text.charAt(end))) {
                end++;
            }
            if (begins.test(text.charAt(start)) && matcher.region(start, end).lookingAt()) {
                lines.line(matcher);
            }
        }
        lines.found.remove(file.path());
        return lines.found;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private void line(Matcher matcher) {
        if (matcher.group(4) != null) {
            Matcher names = DOTTED.matcher(matcher.group(4));
            while (names.find()) {
                String module = names.group().replace('.', '/');
                module(bases(module), module);
            }
            return;
        }
        int level = matcher.group(1).length();
        String module = matcher.group(2).replace('.', '/');
        List<String> bases = level == 0
                ? bases(module)
                : List.of(RepositoryPath.of(folder).at("../".repeat(level - 1)).text());
        module(bases, module);
        if (level > 0) {
            // The names after "from . import" may be defined in the package itself.
            bases.forEach(base -> add(prefix(base) + "__init__.py"));
        }
        String inside = module.isEmpty() ? "" : module + "/";
        // Most modules are not packages, so they contain no modules to import.
        List<String> packages = module.isEmpty()
                ? bases
                : bases.stream()
                        .filter(base -> layout.hasFolder(prefix(base) + module))
                        .toList();
        Matcher names = NAME.matcher(matcher.group(3));
        while (!packages.isEmpty() && names.find()) {
            module(packages, inside + names.group());
        }
    }

    /** Returns the enclosing folders that may contain a module, or the folder from which it is installed. */
    private List<String> bases(String module) {
        String top = RepositoryPath.of(module).top();
        boolean around = folders.stream()
                .map(base -> prefix(base) + top)
                .anyMatch(file -> layout.exists(file + ".py") || layout.hasFolder(file));
        return around
                ? folders
                : layout.installed(top, path, List.of()).map(List::of).orElse(List.of());
    }

    /** Adds a module, and the packages that contain it. */
    private void module(List<String> bases, String module) {
        for (String base : bases) {
            String prefix = prefix(base);
            add(prefix + module + ".py");
            for (RepositoryPath part = RepositoryPath.of(module); !part.isRoot(); part = part.folder()) {
                add(prefix + part.text() + "/__init__.py");
            }
        }
    }

    private void add(String path) {
        if (layout.exists(path)) {
            found.add(path);
        }
    }

    private static String prefix(String base) {
        return base.isEmpty() ? "" : base + "/";
    }

    private static List<String> folders(String folder) {
        List<String> folders = new ArrayList<>(List.of("", "src"));
        for (RepositoryPath above = RepositoryPath.of(folder); !above.isRoot(); above = above.folder()) {
            folders.add(above.text());
        }
        return folders;
    }
}
