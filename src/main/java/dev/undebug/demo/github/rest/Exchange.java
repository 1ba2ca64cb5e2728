package dev.undebug.demo.github.rest;

import java.util.Map;

/** A request and its answer, as sent over the wire. */
public record Exchange(Request request, Response response) {
    /**
     * A request.
     *
     * @param path below {@code /api/v3}, or {@code /graphql}
     * @param query without the question mark
     */
    public record Request(String method, String path, String query, Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * An answer.
     *
     * @param status 0 if the connection was cut
     */
    public record Response(int status, Map<String, String> headers, String body, boolean fault) {
        public Response {
            headers = Map.copyOf(headers);
        }
    }

    @Override
    public String toString() {
        return request.method() + " " + request.path() + (request.query().isEmpty() ? "" : "?" + request.query())
                + " -> " + response.status();
    }
}
