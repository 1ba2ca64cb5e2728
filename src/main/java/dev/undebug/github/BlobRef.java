package dev.undebug.github;

import dev.undebug.pull.CommitSha;

/** A file of a commit. */
record BlobRef(CommitSha commit, String path) {
    /** Returns the git revision expression. */
    String expression() {
        return commit + ":" + path;
    }
}
