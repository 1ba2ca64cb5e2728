package dev.undebug.github.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A request to GitHub, without the credential.
 *
 * @param accept the requested media type
 * @param repeatable whether the request may safely arrive twice
 * @param creation the content that it creates
 */
public record Call(
        String method, URI uri, String accept, Optional<String> body, boolean repeatable, Creation creation) {
    static final String JSON = "application/vnd.github+json";

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "DELETE", "PUT", "PATCH");

    public static Call of(String method, URI uri, Optional<String> body) {
        Creation creation = method.equals("GET") || method.equals("HEAD") ? Creation.NONE : Creation.FURTHER;
        return new Call(method, uri, JSON, body, IDEMPOTENT.contains(method), creation);
    }

    public Call repeatable(boolean safely) {
        return new Call(method, uri, accept, body, safely, creation);
    }

    public Call to(URI other) {
        return new Call(method, other, accept, body, repeatable, creation);
    }

    public Call creating(Creation something) {
        return new Call(method, uri, accept, body, repeatable, something);
    }

    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }
}
