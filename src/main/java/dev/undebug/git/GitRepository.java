package dev.undebug.git;

import dev.undebug.pull.CommitSha;
import dev.undebug.source.OwnName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.jspecify.annotations.Nullable;

/** A local git repository, bare or not, open for reading. */
public final class GitRepository implements AutoCloseable {
    private final Repository git;
    private final Path opened;

    private GitRepository(Repository git, Path opened) {
        this.git = git;
        this.opened = opened;
    }

    /** Opens the repository that contains the folder. */
    public static GitRepository open(Path folder) throws GitException {
        Isolation.install();
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().findGitDir(folder.toAbsolutePath().toFile());
        if (builder.getGitDir() == null) {
            throw new GitException(folder + " is not in a git repository");
        }
        try {
            return new GitRepository(builder.setMustExist(true).build(), folder);
        } catch (IOException e) {
            throw new GitException("cannot open the git repository " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Returns the commit that a branch, tag, SHA or any other revision names. */
    public CommitSha commit(String revision) throws GitException {
        try {
            ObjectId id = git.resolve(revision + "^{commit}");
            if (id == null) {
                throw unknown(revision, null);
            }
            return new CommitSha(id.name());
        } catch (AmbiguousObjectException e) {
            throw new GitException("'" + revision + "' matches several commits; use a longer prefix", e);
        } catch (RevisionSyntaxException | IncorrectObjectTypeException | MissingObjectException e) {
            throw unknown(revision, e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private GitException unknown(String revision, @Nullable Throwable cause) {
        return new GitException(
                "'" + revision + "' is not a commit in the git repository " + opened
                        + "; if it is a remote branch, fetch it first",
                cause);
    }

    /** Returns the best common ancestor. */
    public CommitSha mergeBase(CommitSha one, CommitSha other) throws GitException {
        try (RevWalk walk = new RevWalk(git)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(id(one)));
            walk.markStart(walk.parseCommit(id(other)));
            RevCommit base = walk.next();
            if (base == null) {
                throw new GitException(one + " and " + other + " have no common ancestor here" + shallowHint());
            }
            return new CommitSha(base.name());
        } catch (MissingObjectException e) {
            throw new GitException("commit " + e.getObjectId().name() + " is missing" + shallowHint(), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private String shallowHint() {
        boolean shallow = Files.exists(git.getCommonDirectory().toPath().resolve("shallow"));
        return shallow ? "; the clone is shallow, run `git fetch --unshallow`" : "";
    }

    /** Returns the files of a commit. */
    public GitTree tree(CommitSha commit) throws GitException {
        return tree(commit, "");
    }

    /**
     * Returns the files of one folder of a commit, with paths relative to it.
     *
     * @param folder relative to the root of the repository, with {@code /}; {@code ""} is the root
     */
    public GitTree tree(CommitSha commit, String folder) throws GitException {
        try {
            return GitTree.of(git, id(commit), folder);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns the files that were renamed between two commits, old path to new path. */
    public Map<String, String> renames(CommitSha from, CommitSha to) throws GitException {
        try {
            return Renames.between(git, id(from), id(to));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns the lines of text that one commit has and another one lacks, by the paths of the files. */
    public Map<String, List<String>> added(CommitSha from, CommitSha to) throws GitException {
        try {
            return AddedLines.between(git, id(from), id(to));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns what the repository is called, as its remotes say it. */
    public OwnName ownName() {
        return ownName(git);
    }

    static OwnName ownName(Repository git) {
        Config config = git.getConfig();
        return OwnName.ofRemotes(config.getSubsections("remote").stream()
                .flatMap(remote -> Stream.of(config.getStringList("remote", remote, "url")))
                .toList());
    }

    /** Returns the folder's path in the work tree, with {@code /}; {@code ""} is the root. */
    public String folderInWorkTree(Path folder) throws GitException {
        if (git.isBare()) {
            throw new GitException("the git repository " + opened + " is bare: it has no work tree");
        }
        try {
            Path root = git.getWorkTree().toPath().toRealPath();
            Path real = folder.toRealPath();
            if (!real.startsWith(root)) {
                throw new GitException(folder + " is not in the work tree " + root);
            }
            return root.relativize(real).toString().replace('\\', '/');
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Returns whether a file of the work tree is ignored and not tracked. */
    public boolean ignores(Path file) throws GitException {
        String path = folderInWorkTree(file);
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(new FileTreeIterator(git));
            walk.addTree(new DirCacheIterator(git.readDirCache()));
            walk.setFilter(PathFilter.create(path));
            while (walk.next()) {
                WorkingTreeIterator found = walk.getTree(0, WorkingTreeIterator.class);
                boolean tracked = walk.getTree(1, DirCacheIterator.class) != null;
                if (found != null && !tracked && found.isEntryIgnored()) {
                    return true;
                }
                if (walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
            return false;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private GitException unreadable(IOException e) {
        return new GitException("cannot read the git repository " + opened + ": " + e.getMessage(), e);
    }

    private static ObjectId id(CommitSha sha) {
        return ObjectId.fromString(sha.hex());
    }

    @Override
    public void close() {
        git.close();
    }
}
