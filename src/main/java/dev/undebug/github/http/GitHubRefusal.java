package dev.undebug.github.http;

import dev.undebug.pull.Refused;

/** GitHub's refusal, with what it said. */
public final class GitHubRefusal extends Refused {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String said;
    private final String remedy;

    /**
     * @param said GitHub's own words, without secrets
     * @param remedy what would help, to be put behind them; may be empty
     */
    public GitHubRefusal(int status, String said, String remedy) {
        super("GitHub refused: " + said + remedy);
        this.status = status;
        this.said = said;
        this.remedy = remedy;
    }

    public boolean unprocessable() {
        return status == 422;
    }

    public String said() {
        return said;
    }

    /** Returns GitHub's words and what would help, for whoever says by himself what was refused. */
    public String words() {
        return said + remedy;
    }

    /**
     * Returns the refusal of something that people know.
     *
     * @param what in the words {@code GitHub refused WHAT}
     */
    public Refused of(String what) {
        return new Refused("GitHub refused " + what + ": " + words());
    }
}
