package dev.undebug.github;

import dev.undebug.pull.Refused;

/** GitHub's refusal, with what it said. */
final class GitHubRefusal extends Refused {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String said;

    /**
     * @param said GitHub's own words, without secrets
     */
    GitHubRefusal(String message, int status, String said) {
        super(message);
        this.status = status;
        this.said = said;
    }

    boolean unprocessable() {
        return status == 422;
    }

    String said() {
        return said;
    }
}
