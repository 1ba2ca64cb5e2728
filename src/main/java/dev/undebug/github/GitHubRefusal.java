package dev.undebug.github;

import dev.undebug.pull.Refused;

/** GitHub's refusal, with what it said. */
final class GitHubRefusal extends Refused {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String said;
    private final String remedy;

    /**
     * @param said GitHub's own words, without secrets
     * @param remedy what would help, to be put behind them; may be empty
     */
    GitHubRefusal(int status, String said, String remedy) {
        super("GitHub refused: " + said + remedy);
        this.status = status;
        this.said = said;
        this.remedy = remedy;
    }

    boolean unprocessable() {
        return status == 422;
    }

    String said() {
        return said;
    }

    /** Returns GitHub's words and what would help, for whoever says by himself what was refused. */
    String words() {
        return said + remedy;
    }

    /**
     * Returns the refusal of something that people know.
     *
     * @param what in the words {@code GitHub refused WHAT}
     */
    Refused of(String what) {
        return new Refused("GitHub refused " + what + ": " + words());
    }
}
