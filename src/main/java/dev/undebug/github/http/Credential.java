package dev.undebug.github.http;

/** A credential for requests to GitHub. */
public interface Credential {
    /** Returns the value of the {@code Authorization} header; may request it from GitHub. */
    String authorization();

    /** Discards a value that GitHub rejected, so that the next one is fresh. */
    void refused(String authorization);

    /** Returns the account whose rate limit the requests count against. */
    String account();
}
