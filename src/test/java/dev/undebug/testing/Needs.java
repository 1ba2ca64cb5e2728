package dev.undebug.testing;

/**
 * What a test needs besides this code, as JUnit's tags. {@code mvn test} runs the tests without any of them, and {@code mvn verify}
 * all; {@code TagsTest} holds that whoever needs something says so.
 */
public final class Needs {
    /** A real program, to compare with or to make something with: Python, Flask, git, a shell. */
    public static final String ORACLE = "oracle";

    /** The server with its queue, or the program in a process of its own, and the stand-in for GitHub. */
    public static final String SCENARIO = "scenario";

    /** A browser. */
    public static final String BROWSER = "browser";

    /** Time, for input that is made up, torn or as bad as it can be. */
    public static final String FUZZ = "fuzz";

    /** Time, for every text of a large body: a standard library, or all cases under many changes. */
    public static final String CORPUS = "corpus";

    private Needs() {}
}
