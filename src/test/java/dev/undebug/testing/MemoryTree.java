package dev.undebug.testing;

import dev.undebug.source.Content;
import dev.undebug.source.OwnName;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A tree of files in memory that records its reads. */
public final class MemoryTree implements SourceTree {
    private static final Pattern REMOTE = Pattern.compile("(?m)^\\s*url = (\\S+)$");

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Content> unread = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<List<String>> reads = new ArrayList<>();

    public MemoryTree(Map<String, String> texts) {
        this.texts.putAll(texts);
    }

    public static MemoryTree of(String path, String text) {
        return new MemoryTree(Map.of(path, text));
    }

    /** Returns the paths of each read, in order. */
    public List<List<String>> reads() {
        return List.copyOf(reads);
    }

    public MemoryTree with(String path, String text) {
        Map<String, String> more = new TreeMap<>(texts);
        more.put(path, text);
        return new MemoryTree(more);
    }

    /** Says why a file cannot be read; returns this tree. */
    public MemoryTree unread(String path, String reason) {
        texts.putIfAbsent(path, "");
        unread.put(path, new Content.Unread(path, reason));
        return this;
    }

    /** Adds symbolic links, each with its target; returns this tree. */
    public MemoryTree linking(Map<String, String> more) {
        links.putAll(more);
        return this;
    }

    /** Says which files are not listed; returns this tree. */
    public MemoryTree lacking(List<String> sentences) {
        gaps.addAll(sentences);
        return this;
    }

    public SourceFile file(String path) {
        return new SourceFile(path, texts.getOrDefault(path, ""));
    }

    @Override
    public List<String> paths() {
        return List.copyOf(texts.keySet());
    }

    @Override
    public Map<String, Content> read(Collection<String> paths) {
        reads.add(List.copyOf(paths));
        Map<String, Content> contents = new LinkedHashMap<>();
        for (String path : paths) {
            if (texts.containsKey(path)) {
                contents.put(path, unread.getOrDefault(path, new Content.Decoded(file(path))));
            }
        }
        return contents;
    }

    /** A tree has the remotes of its {@code .git/config}, if it has one. */
    @Override
    public OwnName ownName() {
        return OwnName.ofRemotes(REMOTE.matcher(texts.getOrDefault(".git/config", ""))
                .results()
                .map(remote -> remote.group(1))
                .toList());
    }

    @Override
    public Map<String, String> links() {
        return Map.copyOf(links);
    }

    @Override
    public List<String> gaps() {
        return List.copyOf(gaps);
    }
}
