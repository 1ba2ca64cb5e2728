package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that a script has written to files so far, which it may run itself: {@code source app.env}. */
public final class WrittenTexts {
    private static final int MAX_FILES = 50;
    private static final int MAX_PARTS = 100;
    private static final int MAX_CONTENTS = 8;

    /** The length from which on a word is not searched: it may name any file. */
    private static final int MAX_WORD = 4_096;

    private static final Pattern HOME = Pattern.compile("(?:~|/root|/home/[^/]{1,100})/");

    private final Map<String, Set<Content>> files = new LinkedHashMap<>();
    /** The files that a command may have removed since. */
    private final Set<String> unsure = new HashSet<>();

    /**
     * A text that one command writes.
     *
     * @param from the file with that command
     * @param open whether what follows is in the same line: {@code printf X}, {@code echo -n X}
     */
    public record Part(SourceFile from, MappedText text, boolean open) {}

    /**
     * A text that a file may contain.
     *
     * @param kept whether it begins with what it had before the script
     * @param parts what the script has added, in order
     */
    public record Content(boolean kept, List<Part> parts) {
        private static final Content BEFORE = new Content(true, List.of());
        private static final Content NOTHING = new Content(false, List.of());

        public Content {
            parts = List.copyOf(parts);
        }

        private Content with(Part part) {
            List<Part> all = new ArrayList<>(parts);
            if (Most.room(all.size(), MAX_PARTS)) {
                all.add(part);
            }
            return new Content(kept, all);
        }

        /** Returns the length of the added texts. */
        public int length() {
            return parts.stream().mapToInt(part -> part.text().length() + 1).sum();
        }

        /** Returns the added texts, those of the same file as one. */
        public List<Part> joined() {
            List<Part> joined = new ArrayList<>();
            for (int from = 0; from < parts.size(); ) {
                SourceFile file = parts.get(from).from();
                int to = from + 1;
                while (to < parts.size() && parts.get(to).from().equals(file)) {
                    to++;
                }
                joined.add(new Part(file, lines(parts.subList(from, to)), false));
                from = to;
            }
            return joined;
        }

        private static MappedText lines(List<Part> parts) {
            MappedText first = parts.get(0).text();
            MappedText.Builder all = new MappedText.Builder(first.span().start());
            all.append(first, 0, first.length());
            boolean open = parts.get(0).open();
            for (Part part : parts.subList(1, parts.size())) {
                if (!open) {
                    all.append("\n", part.text().span(0, 0));
                }
                all.append(part.text(), 0, part.text().length());
                open = part.open();
            }
            return all.build();
        }
    }

    public WrittenTexts copy() {
        WrittenTexts copy = new WrittenTexts();
        copy.files.putAll(files);
        copy.unsure.addAll(unsure);
        return copy;
    }

    /** Returns what a file may contain, one of them; none if the script has written nothing to it. */
    public Set<Content> at(String path) {
        return Optional.ofNullable(files.get(path)).orElseGet(() -> atHome(path));
    }

    /** Returns what a file in a home folder contains that the script has written by another name of that folder. */
    private Set<Content> atHome(String path) {
        List<String> others = files.keySet().stream()
                .filter(other -> other.startsWith("~") != path.startsWith("~")
                        && inHome(other).equals(inHome(path)))
                .toList();
        boolean one = others.size() == 1 && !inHome(path).isEmpty();
        return one ? files.getOrDefault(others.get(0), Set.of()) : Set.of();
    }

    /** Returns the part of a path below a home folder; {@code ""} if it is in none. */
    private static String inHome(String path) {
        Matcher matcher = HOME.matcher(path);
        return matcher.lookingAt() ? path.substring(matcher.end()) : "";
    }

    /** Returns whether the script has certainly written to a file. */
    public boolean has(String path) {
        return !unsure.contains(path)
                && !files.getOrDefault(path, Set.of(Content.BEFORE)).contains(Content.BEFORE);
    }

    /**
     * Returns what a file may contain that one of these texts may be: it has the same name, and of one of both nothing shows
     * in which folder of the machine it is.
     */
    public Set<Content> perhaps(String path) {
        Set<Content> contents = new LinkedHashSet<>();
        files.forEach((other, texts) -> {
            if (name(other).equals(name(path)) && !root(other).equals(root(path))) {
                texts.stream().limit(MAX_CONTENTS - contents.size()).forEach(contents::add);
            }
        });
        return contents;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns what shows where a path begins: empty for the root of the machine and a folder that is not known. */
    private static String root(String path) {
        boolean named = path.startsWith("$") || path.startsWith("`") || path.startsWith("~");
        int slash = path.indexOf('/');
        return named ? path.substring(0, Math.max(0, slash)) : path.startsWith("/") ? "/" : "";
    }

    public void write(String path, Part part, boolean appends) {
        Set<Content> contents = new LinkedHashSet<>();
        before(path, appends).forEach(content -> contents.add(content.with(part)));
        unsure.remove(path);
        put(path, contents);
    }

    /** Records that a file is empty from now on. */
    public void empty(String path) {
        unsure.remove(path);
        put(path, Set.of(Content.NOTHING));
    }

    /** Records that a file is gone, or all that were written in a folder. */
    public void remove(String path) {
        for (String written : List.copyOf(files.keySet())) {
            if (written.equals(path) || written.startsWith(path + "/")) {
                files.put(written, Set.of(Content.NOTHING));
                unsure.add(written);
            }
        }
    }

    /** Records that a command changes, in a way that is not followed, the texts whose files it names in some word. */
    public void changeNamed(List<String> words) {
        for (String written : List.copyOf(files.keySet())) {
            if (words.stream().anyMatch(word -> names(word, name(written)))) {
                change(written);
            }
        }
    }

    private static boolean names(String word, String name) {
        if (word.length() > MAX_WORD || word.equals("*")) {
            return true;
        }
        String last = name(word);
        int star = last.indexOf('*');
        if (star >= 0 && last.length() > 1) {
            return name.startsWith(last.substring(0, star)) && name.endsWith(last.substring(last.lastIndexOf('*') + 1));
        }
        for (int at = word.indexOf(name); at >= 0 && !name.isEmpty(); at = word.indexOf(name, at + 1)) {
            if (isEdge(word, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String word, int at) {
        return at == word.length()
                || (!Character.isLetterOrDigit(word.charAt(at)) && "._-".indexOf(word.charAt(at)) < 0);
    }

    private Set<Content> before(String path, boolean appends) {
        return appends ? files.getOrDefault(path, Set.of(Content.BEFORE)) : Set.of(Content.NOTHING);
    }

    /** Records that a file has the contents of another one. */
    public void copy(String from, String to) {
        Optional.ofNullable(files.get(from)).ifPresentOrElse(contents -> put(to, contents), () -> files.remove(to));
    }

    /** Records that a command changes a text in a way that is not followed: what it sets may be gone. */
    public void change(String path) {
        if (files.computeIfPresent(path, (key, contents) -> either(contents, Set.of(Content.NOTHING))) != null) {
            unsure.add(path);
        }
    }

    /** Takes over what commands in a subshell have written. */
    public void follow(WrittenTexts other) {
        other.files.forEach(this::put);
        unsure.removeAll(other.files.keySet());
        unsure.addAll(other.unsure);
    }

    /** Records that the other script may be the one that goes on. */
    public void join(WrittenTexts other) {
        unsure.addAll(other.unsure);
        Set<String> paths = new HashSet<>(files.keySet());
        paths.addAll(other.files.keySet());
        Set<Content> before = Set.of(Content.BEFORE);
        paths.forEach(
                path -> put(path, either(files.getOrDefault(path, before), other.files.getOrDefault(path, before))));
    }

    private static Set<Content> either(Set<Content> some, Set<Content> others) {
        if (some.equals(others)) {
            return some;
        }
        Set<Content> all = new LinkedHashSet<>(some);
        others.stream().limit(Math.max(1, MAX_CONTENTS - some.size())).forEach(all::add);
        return all;
    }

    private void put(String path, Set<Content> contents) {
        if (files.containsKey(path) || Most.room(files.size(), MAX_FILES)) {
            files.put(path, Set.copyOf(contents));
        }
    }
}
