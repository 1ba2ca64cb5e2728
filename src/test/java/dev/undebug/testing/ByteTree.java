package dev.undebug.testing;

import dev.undebug.source.Content;
import dev.undebug.source.SourceTree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tree of files in memory, of which nobody knows whether they are text. */
public record ByteTree(Map<String, byte[]> files) implements SourceTree {
    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Map<String, Content> read(Collection<String> paths) {
        Map<String, Content> contents = new TreeMap<>();
        paths.forEach(path -> contents.put(path, Content.decode(path, files.getOrDefault(path, new byte[0]))));
        return contents;
    }
}
