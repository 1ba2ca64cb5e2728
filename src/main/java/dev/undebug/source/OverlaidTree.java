package dev.undebug.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tree with new texts for some files. */
public final class OverlaidTree implements SourceTree {
    private final SourceTree tree;
    private final Map<String, SourceFile> changed = new TreeMap<>();

    /** @param files of the tree, with their new texts */
    public OverlaidTree(SourceTree tree, Collection<SourceFile> files) {
        this.tree = tree;
        files.forEach(file -> changed.put(file.path(), file));
    }

    @Override
    public List<String> paths() {
        return tree.paths();
    }

    @Override
    public Map<String, Content> read(Collection<String> paths) {
        List<String> others = new ArrayList<>(paths);
        others.removeIf(changed::containsKey);
        Map<String, Content> read = new TreeMap<>(tree.read(others));
        for (String path : paths) {
            SourceFile file = changed.get(path);
            if (file != null) {
                read.put(path, new Content.Decoded(file));
            }
        }
        return read;
    }

    @Override
    public boolean isLocal() {
        return tree.isLocal();
    }

    @Override
    public boolean isAtHand(String path) {
        return changed.containsKey(path) || tree.isAtHand(path);
    }

    @Override
    public Map<String, String> links() {
        return tree.links();
    }

    @Override
    public OwnName ownName() {
        return tree.ownName();
    }

    @Override
    public List<String> gaps() {
        return tree.gaps();
    }

    @Override
    public boolean isCommitted(String path) {
        return tree.isCommitted(path);
    }
}
