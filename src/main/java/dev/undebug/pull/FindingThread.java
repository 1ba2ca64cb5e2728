package dev.undebug.pull;

import java.util.Optional;

/**
 * A thread of review comments that the app began on a finding.
 *
 * @param id GitHub's node id
 * @param path the file in which it was begun
 * @param lines its lines in the head; empty once it is outdated because those lines have changed
 * @param comment its first comment, the app's
 * @param marker of that comment; a settled thread stays settled, and if the finding comes back, it gets a new one
 * @param resolved whether somebody has resolved the thread
 */
public record FindingThread(
        String id, String path, Optional<Lines> lines, FirstComment comment, FindingMarker marker, boolean resolved) {
    /**
     * Lines of the head, as git counts them.
     *
     * @param start the first one, from 1
     * @param end the last one, inclusive
     */
    public record Lines(int start, int end) {
        public boolean contain(int line) {
            return start <= line && line <= end;
        }

        public int count() {
            return end - start + 1;
        }
    }

    /**
     * The app's first comment.
     *
     * @param id GitHub's node id
     * @param number GitHub's number
     * @param body Markdown with its marker
     * @param rewritten whether somebody else has edited it
     */
    public record FirstComment(String id, long number, String body, boolean rewritten) {}
}
