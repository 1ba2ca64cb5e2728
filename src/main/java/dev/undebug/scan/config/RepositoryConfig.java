package dev.undebug.scan.config;

import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.util.List;

/**
 * A repository's configuration, parsed.
 *
 * @param policy its settings for scans; the defaults if there is any mistake
 * @param review its settings for reviews; the defaults if there is any mistake
 * @param problems all mistakes, ordered by line
 */
public record RepositoryConfig(ScanPolicy policy, ReviewPolicy review, List<Problem> problems) {
    /** The path of the configuration file. */
    public static final String PATH = ".github/undebug.yml";

    /** The defaults of a repository without a configuration. */
    public static final RepositoryConfig DEFAULT =
            new RepositoryConfig(ScanPolicy.DEFAULT, ReviewPolicy.DEFAULT, List.of());

    public RepositoryConfig {
        problems = List.copyOf(problems);
    }

    /**
     * Parses {@code .github/undebug.yml}. Strict: everything unknown is a problem, and with any problem the defaults
     * apply.
     */
    public static RepositoryConfig parse(SourceFile file) {
        ConfigReader reader = new ConfigReader(file);
        ConfigValues values = reader.read();
        return new RepositoryConfig(values.policy(), values.review(), reader.problems());
    }

    /** Returns the file to parse. A file that is not text does not count as missing: it is reported as broken. */
    public static SourceFile file(String path, Content content) {
        return content instanceof Content.Decoded decoded ? decoded.file() : new SourceFile(path, "\uFFFD");
    }

    /**
     * A mistake.
     *
     * @param line from 1
     * @param reason a sentence with the remedy, without a full stop
     */
    public record Problem(int line, String reason) {}
}
