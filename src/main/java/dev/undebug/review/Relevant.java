package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.PullDiff;
import dev.undebug.scan.Relevance;

/** Decides whether a pull request can matter at all. */
final class Relevant {
    private Relevant() {}

    /** Returns whether a changed file can matter; an unlisted file can. */
    static boolean is(PullDiff diff) {
        return !diff.gaps().isEmpty()
                || diff.files().stream().anyMatch(Relevant::is)
                || !Mentioning.in(diff.files()).isEmpty();
    }

    private static boolean is(ChangedFile file) {
        return Relevance.matters(file.path())
                || file.previousPath().filter(Relevance::matters).isPresent();
    }
}
