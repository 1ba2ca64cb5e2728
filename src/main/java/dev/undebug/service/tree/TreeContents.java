package dev.undebug.service.tree;

import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contents of the files of a tree that were read so far, by the paths under which they are kept. */
final class TreeContents {
    /** The interpreter of a virtual environment, a link to that of the machine: it starts and configures nothing. */
    private static final Pattern INTERPRETER = Pattern.compile("(?:.*/)?bin/(?:python|pypy)[0-9.]*+");

    private final SourceTree tree;
    private final TreeNames names;
    private final Map<String, Content> contents = new HashMap<>();
    private @Nullable List<Content> sorted;
    private @Nullable Set<String> paths;

    TreeContents(SourceTree tree, TreeNames names) {
        this.tree = tree;
        this.names = names;
    }

    TreeContents(TreeContents other) {
        this(other.tree, other.names);
        contents.putAll(other.contents);
    }

    /**
     * Replaces the text of a file, and of the symbolic links to it that were read.
     *
     * @return the paths whose content is another one now
     */
    List<String> replace(SourceFile file) {
        keep(file.path(), Reading.code(new Content.Decoded(file)));
        List<String> links = names.linksTo(file.path()).stream()
                .filter(contents::containsKey)
                .toList();
        links.forEach(link -> keep(link, linked(link)));
        return Stream.concat(Stream.of(file.path()), links.stream()).toList();
    }

    /** Returns what a symbolic link leads to, under the name of the link. */
    private Content linked(String link) {
        Optional<String> end = names.end(link);
        if (end.filter(path -> !names.isReadable(path)).isPresent()) {
            return Content.withheld(link, Reading.SOMETHING_ELSE);
        }
        Content target = end.map(contents::get).orElse(null);
        if (target instanceof Content.Decoded decoded) {
            return Reading.usable(new Content.Decoded(SourceFile.linked(link, decoded.file())));
        }
        if (target instanceof Content.Unread unread) {
            return Reading.usable(new Content.Unread(link, unread.reason(), unread.withheld()));
        }
        if (names.isOfMachine(link)) {
            return new Content.Unread(link, "a module of the machine's Python");
        }
        return INTERPRETER.matcher(link).matches()
                ? new Content.Unread(link, Content.COMPILED)
                : Content.withheld(link, "a symbolic link to no file in this repository; please fix or remove it");
    }

    /**
     * Reads those of the paths that the tree has and that were not read yet, in one go; returns whether there were any. What is
     * something else by its name is withheld: nobody looks at such a file but because another one names it.
     */
    boolean load(Collection<String> wanted) {
        Set<String> open = new TreeSet<>();
        Set<String> copies = new TreeSet<>();
        for (String path : wanted) {
            String real = names.real(path);
            if (names.isKnown(real) && isOpen(real)) {
                (names.isRegular(real) ? open : copies).add(real);
            } else if (names.isKnown(real) && !names.isReadable(real) && !contents.containsKey(real)) {
                keep(real, Content.withheld(real, Reading.SOMETHING_ELSE));
            }
        }
        copies.forEach(link -> names.end(link).filter(this::isOpen).ifPresent(open::add));
        read(open);
        copies.forEach(link -> keep(link, linked(link)));
        return !open.isEmpty() || !copies.isEmpty();
    }

    private void keep(String path, Content content) {
        contents.put(path, content);
        sorted = null;
        paths = null;
    }

    /** Reads files whatever their kind, as {@link #load} reads others. */
    void loadAll(Collection<String> wanted) {
        Set<String> open = wanted.stream()
                .filter(path -> names.isKnown(path)
                        && names.isRegular(path)
                        && (!contents.containsKey(path) || isLeftByItsName(contents.get(path))))
                .collect(Collectors.toCollection(TreeSet::new));
        read(open);
    }

    /** Returns the text of files without keeping it. */
    List<SourceFile> looked(List<String> wanted) {
        return tree.read(wanted.stream().filter(names::isRegular).toList()).values().stream()
                .flatMap(content ->
                        content instanceof Content.Decoded decoded ? Stream.of(decoded.file()) : Stream.empty())
                .toList();
    }

    private static boolean isLeftByItsName(@Nullable Content content) {
        return content instanceof Content.Unread unread && unread.reason().equals(Reading.SOMETHING_ELSE);
    }

    private boolean isOpen(String path) {
        return !contents.containsKey(path) && names.isReadable(path);
    }

    private void read(Set<String> open) {
        Map<String, Content> read = open.isEmpty() ? Map.of() : tree.read(List.copyOf(open));
        for (String path : open) {
            Content content = read.get(path);
            keep(path, content == null ? new Content.Unread(path, "not in the tree") : Reading.of(content));
        }
    }

    /** Says that another file names this one, which therefore counts where it could not be read. */
    void named(String path) {
        @Nullable Content content = contents.get(path);
        if (content != null) {
            keep(path, Reading.named(content));
        }
    }

    /** Returns whether it was tried to read a file. */
    boolean isRead(String path) {
        return contents.containsKey(path);
    }

    Set<String> paths() {
        if (paths == null) {
            paths = Collections.unmodifiableSet(new TreeSet<>(contents.keySet()));
        }
        return paths;
    }

    /** Returns what was read, sorted by path. */
    Collection<Content> all() {
        if (sorted == null) {
            sorted = paths().stream().map(contents::get).toList();
        }
        return sorted;
    }

    Optional<SourceFile> file(String path) {
        return contents.get(path) instanceof Content.Decoded decoded ? Optional.of(decoded.file()) : Optional.empty();
    }
}
