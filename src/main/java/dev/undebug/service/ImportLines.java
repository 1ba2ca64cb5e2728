package dev.undebug.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from the lines of a Python file which files of the repository it may import, without parsing it. */
final class ImportLines {
    private static final Pattern LINE = Pattern.compile(
            "^\uFEFF?[ \\t]*(?:from[ \\t]++(\\.*+)([\\w.]*+)[ \\t]*+import[ \\t(]++([^\\n#]*+)|import[ \\t]++([\\w., \\t]++))",
            Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern DOTTED = Pattern.compile("[\\w.]+");

    private final Predicate<String> exists;
    private final String folder;
    private final Set<String> found = new HashSet<>();

    private ImportLines(Predicate<String> exists, String folder) {
        this.exists = exists;
        this.folder = folder;
    }

    /** Returns repository paths; more than are really imported, for it is not known where Python looks. */
    static Set<String> of(String path, String text, Predicate<String> exists) {
        ImportLines lines = new ImportLines(exists, Paths.parent(path));
        Matcher matcher = LINE.matcher(text);
        while (matcher.find()) {
            lines.line(matcher);
        }
        lines.found.remove(path);
        return lines.found;
    }

    private void line(Matcher matcher) {
        if (matcher.group(4) != null) {
            Matcher names = DOTTED.matcher(matcher.group(4));
            while (names.find()) {
                module(folders(), names.group().replace('.', '/'));
            }
            return;
        }
        int level = matcher.group(1).length();
        List<String> bases = level == 0 ? folders() : List.of(Paths.repository(folder, "../".repeat(level - 1)));
        String module = matcher.group(2).replace('.', '/');
        module(bases, module);
        Matcher names = NAME.matcher(matcher.group(3));
        while (names.find()) {
            module(bases, module + "/" + names.group());
        }
    }

    /** A module, and the packages that it is in. */
    private void module(List<String> bases, String module) {
        for (String base : bases) {
            add(Paths.repository(base, module + ".py"));
            for (String part = module; !part.isEmpty(); part = Paths.parent(part)) {
                add(Paths.repository(base, part + "/__init__.py"));
            }
        }
    }

    private void add(String path) {
        if (exists.test(path)) {
            found.add(path);
        }
    }

    private List<String> folders() {
        List<String> folders = new ArrayList<>(List.of("", "src"));
        for (String above = folder; !above.isEmpty(); above = Paths.parent(above)) {
            folders.add(above);
        }
        return folders;
    }
}
