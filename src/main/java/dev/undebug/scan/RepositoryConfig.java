package dev.undebug.scan;

import java.util.List;

/**
 * A repository's configuration, read.
 *
 * @param policy what it asks for; the defaults where there are problems
 * @param problems everything that is wrong with it
 */
public record RepositoryConfig(ScanPolicy policy, List<Problem> problems) {
    public RepositoryConfig {
        problems = List.copyOf(problems);
    }

    /**
     * Something that is wrong.
     *
     * @param line from 1
     * @param reason a sentence that names the remedy
     */
    public record Problem(int line, String reason) {}
}
