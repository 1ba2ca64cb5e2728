package dev.undebug.demo.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A bare git repository: branches and objects. */
public final class GitStore implements AutoCloseable {
    private final Repository git;

    private GitStore(Repository git) {
        this.git = git;
    }

    /** Creates a bare repository in the folder. */
    public static GitStore create(Path folder) {
        return create(new FileRepositoryBuilder().setGitDir(folder.toFile()));
    }

    /** Creates a bare repository that also reads the objects of another one. */
    public static GitStore borrow(Path folder, BorrowedObjects objects) {
        GitStore store = create(new FileRepositoryBuilder()
                .setGitDir(folder.toFile())
                .addAlternateObjectDirectory(objects.objects().toFile()));
        try {
            if (Files.exists(objects.shallow())) {
                Files.copy(objects.shallow(), folder.resolve(Constants.SHALLOW));
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GitStore create(FileRepositoryBuilder builder) {
        try {
            Repository git = builder.build();
            git.create(true);
            return new GitStore(git);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the text is a whole object id. */
    public static boolean isId(String text) {
        return ObjectId.isId(text);
    }

    public Repository jgit() {
        return git;
    }

    /** Returns the commit of a full reference name, such as {@code refs/heads/main}. */
    public Optional<String> reference(String name) {
        try {
            return Optional.ofNullable(git.exactRef(name))
                    .map(ref -> ref.getObjectId().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void move(String reference, String commit) {
        try {
            RefUpdate update = git.updateRef(reference);
            update.setNewObjectId(ObjectId.fromString(commit));
            update.setForceUpdate(true);
            update.disableRefLog();
            update.update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String reference) {
        try {
            RefUpdate update = git.updateRef(reference);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resolves a git revision: an id, {@code branch}, {@code SHA^{tree}}; empty for anything else. */
    public Optional<String> resolve(String expression) {
        try {
            return Optional.ofNullable(git.resolve(expression))
                    .filter(this::has)
                    .map(ObjectId::name);
        } catch (RevisionSyntaxException
                | IncorrectObjectTypeException
                | MissingObjectException
                | AmbiguousObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean has(ObjectId id) {
        try (ObjectReader reader = git.newObjectReader()) {
            return reader.has(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns {@code commit}, {@code tree}, {@code blob} or {@code tag}; empty if there is no such object. */
    public Optional<String> typeOf(String id) {
        return load(id).map(loader -> Constants.typeString(loader.getType()));
    }

    private Optional<ObjectLoader> load(String id) {
        try {
            return Optional.of(git.open(ObjectId.fromString(id)));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bytes of a blob. */
    public Optional<byte[]> blob(String id) {
        return load(id).filter(loader -> loader.getType() == Constants.OBJ_BLOB).map(GitStore::bytes);
    }

    private static byte[] bytes(ObjectLoader loader) {
        try {
            return loader.getCachedBytes(Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bytes of a file at a commit. */
    public Optional<byte[]> read(String commit, String path) {
        return entry(commit, path).filter(item -> item.type().equals("blob")).flatMap(item -> blob(item.sha()));
    }

    /** Returns the entry at a path of a commit or tree. */
    public Optional<TreeItem> entry(String treeish, String path) {
        // JGit does not support such paths.
        if (path.isEmpty() || path.startsWith("/") || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(git);
                TreeWalk found = TreeWalk.forPath(git, path, walk.parseTree(ObjectId.fromString(treeish)))) {
            return found == null ? Optional.empty() : Optional.of(item(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lists a tree; recursively, directories come before their contents. */
    public List<TreeItem> tree(String treeish, boolean recursive) {
        List<TreeItem> items = new ArrayList<>();
        try (RevWalk revisions = new RevWalk(git);
                TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(revisions.parseTree(ObjectId.fromString(treeish)));
            while (walk.next()) {
                items.add(item(walk));
                if (recursive && walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    private static TreeItem item(TreeWalk walk) throws IOException {
        FileMode mode = walk.getFileMode(0);
        ObjectId id = walk.getObjectId(0);
        String type = Constants.typeString(mode.getObjectType());
        long size = mode.getObjectType() == Constants.OBJ_BLOB
                ? walk.getObjectReader().getObjectSize(id, Constants.OBJ_BLOB)
                : 0;
        return new TreeItem(walk.getPathString(), String.format("%06o", mode.getBits()), type, id.name(), size);
    }

    /** Describes a commit. */
    public CommitInfo commit(String sha) {
        try (RevWalk walk = new RevWalk(git)) {
            return info(walk.parseCommit(ObjectId.fromString(sha)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommitInfo info(RevCommit commit) {
        return new CommitInfo(
                commit.name(),
                commit.getTree().name(),
                List.of(commit.getParents()).stream().map(RevCommit::name).toList(),
                commit.getFullMessage(),
                commit.getAuthorIdent().getName(),
                commit.getAuthorIdent().getEmailAddress(),
                commit.getAuthorIdent().getWhenAsInstant());
    }

    /** Returns the commits in {@code head} that {@code base} lacks, oldest first. */
    public List<CommitInfo> between(String base, String head) {
        List<CommitInfo> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(git)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(base)));
            for (RevCommit commit : walk) {
                commits.add(0, info(commit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return commits;
    }

    /** Returns the best common ancestor. */
    public Optional<String> mergeBase(String one, String other) {
        try (RevWalk walk = new RevWalk(git)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
            return Optional.ofNullable(walk.next()).map(RevCommit::name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
