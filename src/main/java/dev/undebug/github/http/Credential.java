package dev.undebug.github.http;

/** What GitHub is shown with a request. */
public interface Credential {
    /** Returns the value of the {@code Authorization} header; may ask GitHub for it. */
    String authorization();

    /** Says that GitHub did not accept this value, so that the next one is fresh. */
    void refused(String authorization);

    /** Returns whose rate limit the requests count against. */
    String account();
}
