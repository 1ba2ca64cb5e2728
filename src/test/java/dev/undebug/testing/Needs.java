package dev.undebug.testing;

/**
 * The requirements of tests besides this code, as JUnit tags. {@code mvn test} runs the tests without any of them, and
 * {@code mvn verify} all; {@code TagsTest} checks that tests declare their requirements.
 */
public final class Needs {
    /** A real program, to compare with or to create something with: Python, Flask, git, a shell. */
    public static final String ORACLE = "oracle";

    /** The server with its queue, or the program in a separate process, and the stand-in for GitHub. */
    public static final String SCENARIO = "scenario";

    /** A browser. */
    public static final String BROWSER = "browser";

    /** Time, for random, truncated or hostile input. */
    public static final String FUZZ = "fuzz";

    /** Time, for all texts of a large body: a standard library, or all cases under many changes. */
    public static final String CORPUS = "corpus";

    private Needs() {}
}
