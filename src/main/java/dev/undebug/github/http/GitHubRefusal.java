package dev.undebug.github.http;

import dev.undebug.pull.Refused;

/** A refusal by GitHub, with its message. */
public final class GitHubRefusal extends Refused {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String said;
    private final String remedy;

    /**
     * @param said GitHub's own words, without secrets
     * @param remedy a remedy to append; may be empty
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

    /** Returns GitHub's words and the remedy, for texts that name the refused action themselves. */
    public String words() {
        return said + remedy;
    }

    /**
     * Returns this refusal for a named action.
     *
     * @param what completes {@code GitHub refused WHAT}
     */
    public Refused of(String what) {
        return new Refused("GitHub refused " + what + ": " + words());
    }
}
