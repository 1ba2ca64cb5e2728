package dev.undebug.demo.github.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;

/** Renders the hunks of one file as the {@code patch} of GitHub's API. */
final class PatchText {
    private static final Pattern HUNK =
            Pattern.compile("^@@ -(\\d+)(?:,\\d+)? \\+\\d+(?:,\\d+)? @@$", Pattern.MULTILINE);
    // git's own default for the text after a hunk's second @@.
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_$].*");
    private static final int FUNCTION_WIDTH = 80;

    private final Repository git;
    private final PatchLimits limits;

    PatchText(Repository git, PatchLimits limits) {
        this.git = git;
        this.limits = limits;
    }

    Optional<String> of(DiffEntry entry, FileHeader header, FileDiff.Counts counts) throws IOException {
        EditList edits = joined(header.toEditList());
        if (submodule(entry)) {
            return Optional.of(submodulePatch(entry));
        }
        if (header.getPatchType() == FileHeader.PatchType.BINARY
                || edits.isEmpty()
                || counts.changes() > limits.lines()) {
            return Optional.empty();
        }
        RawText old = text(entry.getOldId().toObjectId());
        String patch = withFunctions(render(edits, old, text(entry.getNewId().toObjectId())), old);
        return Optional.of(patch).filter(text -> text.length() <= limits.bytes());
    }

    /** Joins adjacent edits, as git does: deleted lines come before added ones. */
    private static EditList joined(EditList edits) {
        EditList joined = new EditList(edits.size());
        for (Edit edit : edits) {
            int last = joined.size() - 1;
            if (last >= 0 && touches(joined.get(last), edit)) {
                Edit first = joined.get(last);
                joined.set(last, new Edit(first.getBeginA(), edit.getEndA(), first.getBeginB(), edit.getEndB()));
            } else {
                joined.add(edit);
            }
        }
        return joined;
    }

    private static boolean touches(Edit first, Edit second) {
        return first.getEndA() == second.getBeginA() && first.getEndB() == second.getBeginB();
    }

    private static boolean submodule(DiffEntry entry) {
        return entry.getOldMode() == FileMode.GITLINK || entry.getNewMode() == FileMode.GITLINK;
    }

    private static String submodulePatch(DiffEntry entry) {
        boolean added = entry.getChangeType() == DiffEntry.ChangeType.ADD;
        boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        String range = added ? "@@ -0,0 +1 @@" : removed ? "@@ -1 +0,0 @@" : "@@ -1 +1 @@";
        return range
                + (added ? "" : "\n-Subproject commit " + entry.getOldId().name())
                + (removed ? "" : "\n+Subproject commit " + entry.getNewId().name());
    }

    private RawText text(ObjectId id) throws IOException {
        if (ObjectId.zeroId().equals(id)) {
            return RawText.EMPTY_TEXT;
        }
        try (ObjectReader reader = git.newObjectReader()) {
            return new RawText(reader.open(id).getCachedBytes(Integer.MAX_VALUE));
        }
    }

    private static String render(EditList edits, RawText old, RawText now) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(edits, old, now);
            formatter.flush();
        }
        String patch = out.toString(StandardCharsets.UTF_8);
        return patch.endsWith("\n") ? patch.substring(0, patch.length() - 1) : patch;
    }

    private static String withFunctions(String patch, RawText old) {
        return HUNK.matcher(patch)
                .replaceAll(hunk -> Matcher.quoteReplacement(
                        hunk.group() + functionBefore(old, Integer.parseInt(hunk.group(1)) - 1)));
    }

    private static String functionBefore(RawText old, int start) {
        for (int line = Math.min(start, old.size()) - 1; line >= 0; line--) {
            String text = old.getString(line);
            if (FUNCTION.matcher(text).lookingAt()) {
                return " "
                        + text.substring(0, Math.min(text.length(), FUNCTION_WIDTH))
                                .stripTrailing();
            }
        }
        return "";
    }
}
