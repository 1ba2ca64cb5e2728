package dev.undebug.scan.config;

import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.util.List;

/**
 * A repository's configuration, read.
 *
 * @param policy what it asks of a scan; the defaults if anything is wrong with it
 * @param review what it asks of a review; the defaults if anything is wrong with it
 * @param problems everything that is wrong with it, in the order of lines
 */
public record RepositoryConfig(ScanPolicy policy, ReviewPolicy review, List<Problem> problems) {
    /** Where a repository keeps its configuration. */
    public static final String PATH = ".github/undebug.yml";

    /** What holds where a repository has no configuration. */
    public static final RepositoryConfig DEFAULT =
            new RepositoryConfig(ScanPolicy.DEFAULT, ReviewPolicy.DEFAULT, List.of());

    public RepositoryConfig {
        problems = List.copyOf(problems);
    }

    /** Reads {@code .github/undebug.yml}. Strict: whatever it does not know is a problem, and with one the defaults hold. */
    public static RepositoryConfig parse(SourceFile file) {
        ConfigReader reader = new ConfigReader(file);
        ConfigValues values = reader.read();
        return new RepositoryConfig(values.policy(), values.review(), reader.problems());
    }

    /** Returns the file to read. One that is no text is not taken for none: it is read as broken. */
    public static SourceFile file(String path, Content content) {
        return content instanceof Content.Decoded decoded ? decoded.file() : new SourceFile(path, "\uFFFD");
    }

    /**
     * Something that is wrong.
     *
     * @param line from 1
     * @param reason a sentence that names the remedy, without a full stop
     */
    public record Problem(int line, String reason) {}
}
