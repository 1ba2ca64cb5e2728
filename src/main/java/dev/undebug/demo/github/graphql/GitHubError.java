package dev.undebug.demo.github.graphql;

/** An error that GitHub reports beside the data. */
final class GitHubError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    GitHubError(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }
}
