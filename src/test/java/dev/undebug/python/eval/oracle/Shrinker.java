package dev.undebug.python.eval.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a program smaller while something stays true of it: without statements, with suites dissolved, with plain values. */
final class Shrinker {
    private static final Pattern VALUE = Pattern.compile("\\([^()]*\\)|'[^']*'|\\b[\\w.]+\\([^()]*\\)|[^=:(,]+");
    private static final Pattern KEPT = Pattern.compile("\\s*(from|import|except|class|def|@|with|case|for)\\b");
    private static final List<String> PLAIN = List.of("True", "False", "None");

    private final Predicate<Map<String, String>> stays;
    private Map<String, String> files;

    private Shrinker(Map<String, String> files, Predicate<Map<String, String>> stays) {
        this.files = files;
        this.stays = stays;
    }

    static Map<String, String> shrink(Map<String, String> files, Predicate<Map<String, String>> stays) {
        return new Shrinker(files, stays).shrunk();
    }

    private Map<String, String> shrunk() {
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (String path : List.copyOf(files.keySet())) {
                smaller |= without(path) || lines(path);
            }
        }
        for (String path : List.copyOf(files.keySet())) {
            values(path);
            lines(path);
        }
        return files;
    }

    private boolean without(String path) {
        Map<String, String> less = new LinkedHashMap<>(files);
        less.remove(path);
        return accept(less);
    }

    private boolean accept(Map<String, String> candidate) {
        if (candidate.isEmpty() || candidate.equals(files) || !stays.test(candidate)) {
            return false;
        }
        files = candidate;
        return true;
    }

    private boolean accept(String path, List<String> lines) {
        Map<String, String> candidate = new LinkedHashMap<>(files);
        candidate.put(path, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        return accept(candidate);
    }

    private List<String> text(String path) {
        return files.getOrDefault(path, "").lines().toList();
    }

    /** Takes statements away from the end, each with what is under it; or only what leads a suite. */
    private boolean lines(String path) {
        boolean smaller = false;
        for (int i = text(path).size() - 1; i >= 0; i--) {
            List<String> lines = text(path);
            if (i >= lines.size()) {
                continue;
            }
            int end = end(lines, i);
            boolean changed = accept(path, replaced(lines, i, end, List.of()))
                    || accept(path, replaced(lines, i, end, dedented(lines.subList(i + 1, end))))
                    || accept(path, replaced(lines, i, end, List.of(indent(lines.get(i)) + "pass")));
            smaller |= changed;
        }
        return smaller;
    }

    private static int end(List<String> lines, int start) {
        int depth = indent(lines.get(start)).length();
        int end = start + 1;
        while (end < lines.size() && indent(lines.get(end)).length() > depth) {
            end++;
        }
        return end;
    }

    private static List<String> replaced(List<String> lines, int from, int to, List<String> by) {
        List<String> result = new ArrayList<>(lines.subList(0, from));
        result.addAll(by);
        result.addAll(lines.subList(to, lines.size()));
        return result;
    }

    private static List<String> dedented(List<String> lines) {
        return lines.stream()
                .map(line -> line.startsWith("    ") ? line.substring(4) : line)
                .toList();
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** Puts plain values in the place of longer parts of lines. */
    private void values(String path) {
        for (int i = 0; i < text(path).size(); i++) {
            int tries = 0;
            int from = indent(text(path).get(i)).length();
            while (tries < 60) {
                String line = text(path).get(i);
                Matcher matcher = VALUE.matcher(line);
                if (!matcher.find(Math.min(from, line.length()))) {
                    break;
                }
                tries++;
                from = simplified(path, i, matcher) ? from : matcher.start() + 1;
            }
        }
    }

    private boolean simplified(String path, int line, Matcher part) {
        String text = text(path).get(line);
        String after = text.substring(part.end()).stripLeading();
        // Keys and names of arguments stay.
        boolean key = after.startsWith(":") || (after.startsWith("=") && !after.startsWith("=="));
        if (key || PLAIN.contains(part.group().strip()) || KEPT.matcher(text).lookingAt()) {
            return false;
        }
        for (String plain : PLAIN) {
            String shorter = text.substring(0, part.start()) + " " + plain + text.substring(part.end());
            if (shorter.length() < text.length()
                    && accept(path, replaced(text(path), line, line + 1, List.of(shorter)))) {
                return true;
            }
        }
        return false;
    }
}
