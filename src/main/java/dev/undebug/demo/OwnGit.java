package dev.undebug.demo;

import dev.undebug.demo.github.git.BorrowedObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A git repository of the user, open for reading. */
final class OwnGit implements AutoCloseable {
    private final Path folder;
    private final Repository git;

    private OwnGit(Path folder, Repository git) {
        this.folder = folder;
        this.git = git;
    }

    /**
     * A commit that a reference names.
     *
     * @param branch the name of the branch, if the reference is one
     */
    record Commit(String reference, String sha, Optional<String> branch, String headline) {}

    /** Opens the repository that contains the folder: a work tree, a folder in one, or a bare repository. */
    static OwnGit open(Path folder) throws DemoException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new DemoException("No such folder: " + folder + ".");
        }
        try {
            FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(absolute.toFile());
            if (builder.getGitDir() == null) {
                throw new DemoException(folder + " is not a git repository. Set --repo to the folder of one.");
            }
            return new OwnGit(folder, builder.setMustExist(true).build());
        } catch (IOException e) {
            throw new DemoException("Cannot read the git repository " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Returns the name of the folder, by which people know the repository. */
    String name() {
        Path shown = (git.isBare() ? git.getDirectory() : git.getWorkTree()).toPath();
        String name = String.valueOf(shown.getFileName());
        return name.endsWith(Constants.DOT_GIT_EXT)
                ? name.substring(0, name.length() - Constants.DOT_GIT_EXT.length())
                : name;
    }

    BorrowedObjects borrowed() {
        Path common = git.getCommonDirectory().toPath();
        return new BorrowedObjects(common.resolve(Constants.OBJECTS), common.resolve(Constants.SHALLOW));
    }

    /** Resolves a branch, a tag or anything else that names a commit. */
    Commit commit(String reference) throws DemoException {
        try (RevWalk walk = new RevWalk(git)) {
            ObjectId id = git.resolve(reference + "^{commit}");
            if (id == null) {
                throw noSuch(reference);
            }
            RevCommit commit = walk.parseCommit(id);
            return new Commit(reference, id.name(), branch(reference), commit.getShortMessage());
        } catch (AmbiguousObjectException e) {
            throw new DemoException(reference + " matches several commits in " + folder + ". Use a longer prefix.", e);
        } catch (RevisionSyntaxException | IncorrectObjectTypeException | MissingObjectException e) {
            throw noSuch(reference);
        } catch (IOException e) {
            throw new DemoException("Cannot read the git repository " + folder + ": " + e.getMessage(), e);
        }
    }

    private DemoException noSuch(String reference) {
        return new DemoException("No such commit: " + reference + " in " + folder + ". See `git branch --all`.");
    }

    private Optional<String> branch(String reference) throws IOException {
        Ref ref = git.findRef(reference);
        if (ref == null) {
            return Optional.empty();
        }
        String name = ref.getLeaf().getName();
        String shown = name.startsWith(Constants.R_REMOTES)
                ? git.shortenRemoteBranchName(name)
                : Repository.shortenRefName(name);
        return Optional.ofNullable(shown).filter(found -> !found.equals(Constants.HEAD));
    }

    /** Rejects two commits without a change between them. */
    void requireChange(Commit base, Commit head) throws DemoException {
        if (base.sha().equals(head.sha())) {
            throw new DemoException("Nothing to review: " + base.reference() + " and " + head.reference()
                    + " are the same commit, " + base.sha().substring(0, 7) + ".");
        }
        Optional<String> common = mergeBase(base, head);
        if (common.isEmpty()) {
            throw new DemoException(base.reference() + " and " + head.reference() + " have no commit in common"
                    + (shallow() ? " in this shallow clone; run `git fetch --unshallow`." : "."));
        }
        if (common.get().equals(head.sha())) {
            throw new DemoException("Nothing to review: " + head.reference() + " has no commit that " + base.reference()
                    + " does not have. Are --base and --head the right way round?");
        }
    }

    private Optional<String> mergeBase(Commit base, Commit head) throws DemoException {
        try (RevWalk walk = new RevWalk(git)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(base.sha())));
            walk.markStart(walk.parseCommit(ObjectId.fromString(head.sha())));
            return Optional.ofNullable(walk.next()).map(RevCommit::name);
        } catch (MissingObjectException e) {
            throw new DemoException(
                    "The clone " + folder + " lacks " + e.getObjectId().name() + ". Use a full clone.", e);
        } catch (IOException e) {
            throw new DemoException("Cannot read the git repository " + folder + ": " + e.getMessage(), e);
        }
    }

    private boolean shallow() {
        return Files.exists(git.getCommonDirectory().toPath().resolve(Constants.SHALLOW));
    }

    @Override
    public void close() {
        git.close();
    }
}
