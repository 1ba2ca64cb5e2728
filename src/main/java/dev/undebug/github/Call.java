package dev.undebug.github;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A request to GitHub, without the credential.
 *
 * @param accept the media type that is wanted
 * @param repeatable whether it does no harm that GitHub gets it twice
 */
record Call(String method, URI uri, String accept, Optional<String> body, boolean repeatable) {
    static final String JSON = "application/vnd.github+json";

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "DELETE", "PUT", "PATCH");

    static Call of(String method, URI uri, Optional<String> body) {
        return new Call(method, uri, JSON, body, IDEMPOTENT.contains(method));
    }

    Call repeatable(boolean safely) {
        return new Call(method, uri, accept, body, safely);
    }

    Call to(URI other) {
        return new Call(method, other, accept, body, repeatable);
    }

    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }
}
