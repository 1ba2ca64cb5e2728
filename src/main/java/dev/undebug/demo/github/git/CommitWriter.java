package dev.undebug.demo.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Writes commits without a work tree. */
public final class CommitWriter {
    private final Repository git;

    public CommitWriter(GitStore store) {
        this.git = store.jgit();
    }

    /** A write into the store; its id is the answer. */
    private interface Insertion {
        ObjectId into(ObjectInserter inserter) throws IOException;
    }

    private String write(Insertion insertion) {
        try (ObjectInserter inserter = git.newObjectInserter()) {
            ObjectId id = insertion.into(inserter);
            inserter.flush();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits the edits upon the parent's tree; without a parent it is a first commit. */
    public String commit(Optional<String> parent, List<TreeEdit> edits, String message, PersonIdent author) {
        return write(inserter -> {
            DirCache index = parent.isPresent() ? read(parent.get()) : DirCache.newInCore();
            apply(edits, index, inserter);
            return insert(inserter, index.writeTree(inserter), parent.stream().toList(), message, author);
        });
    }

    /** Writes a tree: the edits applied to another tree. */
    public String tree(String base, List<TreeEdit> edits) {
        return write(inserter -> {
            DirCache index = read(base);
            apply(edits, index, inserter);
            return index.writeTree(inserter);
        });
    }

    public String blob(byte[] content) {
        return write(inserter -> inserter.insert(Constants.OBJ_BLOB, content));
    }

    /** Writes a commit of an existing tree. */
    public String merge(ObjectId tree, List<String> parents, String message, PersonIdent author) {
        return write(inserter -> insert(inserter, tree, parents, message, author));
    }

    private DirCache read(String commit) throws IOException {
        try (RevWalk walk = new RevWalk(git)) {
            return DirCache.read(walk.getObjectReader(), walk.parseTree(ObjectId.fromString(commit)));
        }
    }

    private static void apply(List<TreeEdit> edits, DirCache index, ObjectInserter inserter) throws IOException {
        Map<String, ObjectId> written = new HashMap<>();
        for (TreeEdit edit : edits) {
            if (edit.content().isPresent()) {
                written.put(edit.path(), id(edit, edit.content().get(), inserter));
            }
        }
        DirCacheEditor editor = index.editor();
        for (TreeEdit edit : edits) {
            ObjectId id = written.get(edit.path());
            editor.add(id == null ? new DirCacheEditor.DeletePath(edit.path()) : new Put(edit, id));
        }
        editor.finish();
    }

    private static ObjectId id(TreeEdit edit, byte[] content, ObjectInserter inserter) throws IOException {
        return edit.mode().filter(FileMode.GITLINK::equals).isPresent()
                ? ObjectId.fromString(new String(content, StandardCharsets.US_ASCII))
                : inserter.insert(Constants.OBJ_BLOB, content);
    }

    private static ObjectId insert(
            ObjectInserter inserter, ObjectId tree, List<String> parents, String message, PersonIdent author)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents.stream().map(ObjectId::fromString).toList());
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage(message);
        return inserter.insert(commit);
    }

    private static final class Put extends DirCacheEditor.PathEdit {
        private final TreeEdit edit;
        private final ObjectId id;

        Put(TreeEdit edit, ObjectId id) {
            super(edit.path());
            this.edit = edit;
            this.id = id;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            FileMode before = entry.getFileMode();
            FileMode kept = before.equals(FileMode.MISSING) ? FileMode.REGULAR_FILE : before;
            entry.setFileMode(edit.mode().orElse(kept));
            entry.setObjectId(id);
        }
    }
}
