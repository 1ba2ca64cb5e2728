package dev.undebug.pull;

/**
 * A thread of review comments that the app began on a finding.
 *
 * @param id GitHub's node id
 * @param path the file in which it was begun
 * @param comment its first comment, the app's
 * @param marker of that comment; a settled one ends the story, and if the finding comes back, it is told anew
 * @param resolved whether somebody has resolved the thread
 */
public record FindingThread(String id, String path, FirstComment comment, FindingMarker marker, boolean resolved) {
    /**
     * What the app said.
     *
     * @param id GitHub's node id
     * @param number GitHub's number
     * @param body Markdown with its marker
     */
    public record FirstComment(String id, long number, String body) {}
}
