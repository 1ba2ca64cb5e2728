package dev.undebug.git;

import dev.undebug.source.Content;
import dev.undebug.source.Links;
import dev.undebug.source.OwnName;
import dev.undebug.source.SourceTree;
import dev.undebug.source.Unavailable;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** The files of a commit. Submodules are omitted; the work tree is never read. */
public final class GitTree implements SourceTree {
    private final Repository git;
    private final Map<String, ObjectId> blobs;
    private final Map<String, ObjectId> links;

    private GitTree(Repository git, Map<String, ObjectId> blobs, Map<String, ObjectId> links) {
        this.git = git;
        this.blobs = blobs;
        this.links = links;
    }

    static GitTree of(Repository git, ObjectId commit, String folder) throws IOException {
        int skipped = folder.isEmpty() ? 0 : folder.length() + 1;
        Map<String, ObjectId> blobs = new TreeMap<>();
        Map<String, ObjectId> links = new TreeMap<>();
        try (RevWalk commits = new RevWalk(git);
                TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(commits.parseCommit(commit).getTree());
            walk.setRecursive(true);
            if (skipped > 0) {
                walk.setFilter(PathFilter.create(folder));
            }
            while (walk.next()) {
                String path = walk.getPathString();
                FileMode mode = walk.getFileMode(0);
                if (path.length() > skipped && isRegular(mode)) {
                    blobs.put(path.substring(skipped), walk.getObjectId(0));
                } else if (path.length() > skipped && mode.equals(FileMode.SYMLINK.getBits())) {
                    links.put(path.substring(skipped), walk.getObjectId(0));
                }
            }
        }
        return new GitTree(git, blobs, links);
    }

    private static boolean isRegular(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE.getBits()) || mode.equals(FileMode.EXECUTABLE_FILE.getBits());
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public OwnName ownName() {
        return GitRepository.ownName(git);
    }

    @Override
    public List<String> paths() {
        return List.copyOf(blobs.keySet());
    }

    @Override
    public Map<String, Content> read(Collection<String> paths) {
        return read(paths, blobs);
    }

    @Override
    public Map<String, String> links() {
        Map<String, String> targets = new TreeMap<>();
        read(links.keySet(), links).forEach((path, content) -> targets.put(path, Links.target(content)));
        return targets;
    }

    private Map<String, Content> read(Collection<String> paths, Map<String, ObjectId> from) {
        Map<String, Content> contents = new HashMap<>();
        try (ObjectReader reader = git.newObjectReader()) {
            for (String path : paths) {
                ObjectId blob = from.get(path);
                if (blob != null) {
                    contents.put(path, content(reader, path, blob));
                }
            }
        } catch (IOException e) {
            throw new Unavailable("cannot read the git repository: " + e.getMessage(), e);
        }
        return contents;
    }

    private static Content content(ObjectReader reader, String path, ObjectId blob) throws IOException {
        try {
            ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
            if (loader.getSize() > Content.MAX_BYTES) {
                return Content.tooLarge(path);
            }
            return Content.decode(path, loader.getBytes(Content.MAX_BYTES));
        } catch (MissingObjectException e) {
            return Content.withheld(path, "not in this partial clone");
        }
    }
}
