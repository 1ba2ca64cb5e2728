package dev.undebug.testing;

import dev.undebug.source.Content;
import dev.undebug.source.SourceTree;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A tree that is read while programs run, as a folder is. */
public record LocalTree(SourceTree files) implements SourceTree {
    @Override
    public List<String> paths() {
        return files.paths();
    }

    @Override
    public Map<String, Content> read(Collection<String> paths) {
        return files.read(paths);
    }

    @Override
    public boolean isLocal() {
        return true;
    }
}
