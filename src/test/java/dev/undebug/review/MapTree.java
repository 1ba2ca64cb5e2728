package dev.undebug.review;

import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree of texts.
 *
 * @param gaps sentences about files that are not listed
 */
public record MapTree(Map<String, String> files, List<String> gaps) implements SourceTree {
    public MapTree(Map<String, String> files) {
        this(files, List.of());
    }

    @Override
    public List<String> paths() {
        return files.keySet().stream().sorted().toList();
    }

    @Override
    public Map<String, Content> read(Collection<String> paths) {
        Map<String, Content> found = new TreeMap<>();
        for (String path : paths) {
            if (files.containsKey(path)) {
                found.put(path, new Content.Decoded(new SourceFile(path, files.get(path))));
            }
        }
        return found;
    }
}
