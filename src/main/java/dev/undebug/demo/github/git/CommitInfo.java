package dev.undebug.demo.github.git;

import java.time.Instant;
import java.util.List;

/** A commit as the API shows it. */
public record CommitInfo(
        String sha,
        String tree,
        List<String> parents,
        String message,
        String authorName,
        String authorEmail,
        Instant at) {
    public CommitInfo {
        parents = List.copyOf(parents);
    }

    /** Returns the first line of the message. */
    public String headline() {
        return message.lines().findFirst().orElse("");
    }
}
