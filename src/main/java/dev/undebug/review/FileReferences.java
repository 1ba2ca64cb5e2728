package dev.undebug.review;

import dev.undebug.source.RepositoryPath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The references to a file in a text, with their context: the compose service, the Makefile rule. */
final class FileReferences {
    private static final String IN_NAMES = "_-+@~";
    private static final String IN_PATHS = IN_NAMES + "./$(){}";

    private final String path;
    private final String name;
    private final Set<String> sections = new HashSet<>();
    private String head = "";
    private StringBuilder section = new StringBuilder();
    private int indent;
    private boolean named;

    private FileReferences(String path) {
        this.path = path;
        this.name = RepositoryPath.of(path).name();
    }

    /**
     * Returns whether a text names a file in another way than before, or in another context.
     *
     * @param before the earlier text, if there was one
     */
    static boolean isNew(String path, String now, Optional<String> before) {
        Set<String> named = sections(path, now);
        return !named.isEmpty()
                && !before.map(text -> sections(path, text)).orElse(Set.of()).containsAll(named);
    }

    /**
     * Returns the sections that name the file: the least indented line, with everything nested in it and its parent
     * line.
     */
    private static Set<String> sections(String path, String text) {
        FileReferences naming = new FileReferences(path);
        if (text.contains(naming.name)) {
            text.lines().filter(line -> !line.isBlank()).forEach(naming::line);
            naming.end();
        }
        return naming.sections;
    }

    private void line(String line) {
        int own = line.length() - line.stripLeading().length();
        if (own == 0 || indent == 0 || own <= indent) {
            end();
            head = own == 0 ? line : head;
            section.append(own == 0 ? "" : head + "\n");
            indent = own;
        }
        section.append(line.stripTrailing()).append('\n');
        named |= isIn(line);
    }

    private void end() {
        if (named) {
            sections.add(section.toString());
        }
        section = new StringBuilder();
        named = false;
    }

    private boolean isIn(String line) {
        for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
            if (endsAt(line, at + name.length()) && isWhole(line, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAt(String line, int end) {
        boolean dot = end < line.length() && line.charAt(end) == '.';
        int next = dot ? end + 1 : end;
        return next == line.length() || !(is(IN_NAMES, line.charAt(next)) || (!dot && line.charAt(next) == '/'));
    }

    /** A computed path, or one in a container or on a machine, may lead to any file; a URL leads to none. */
    private boolean isWhole(String line, int at) {
        if (at == 0 || line.charAt(at - 1) != '/') {
            return at == 0 || !(is(IN_NAMES, line.charAt(at - 1)) || line.charAt(at - 1) == '.');
        }
        int start = at;
        while (start > 0 && is(IN_PATHS, line.charAt(start - 1))) {
            start--;
        }
        String folder = line.substring(start, at);
        while (folder.startsWith("./")) {
            folder = folder.substring(2);
        }
        String written = folder + name;
        boolean elsewhere = folder.matches("[/.~].*|.*[$(){}].*");
        return (elsewhere && !written.startsWith("//"))
                || ("/" + path).endsWith("/" + written)
                || written.endsWith("/" + path);
    }

    private static boolean is(String others, char letter) {
        return Character.isLetterOrDigit(letter) || others.indexOf(letter) >= 0;
    }
}
