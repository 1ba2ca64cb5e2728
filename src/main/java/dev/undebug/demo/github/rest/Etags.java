package dev.undebug.demo.github.rest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Answers 304 to a request with the current ETag. */
final class Etags {
    private static final int OK = 200;

    private Etags() {}

    static Answer apply(Context context, Answer answer) {
        if (!context.method().equals(HandlerType.GET)
                || answer.status() != OK
                || answer.body().isEmpty()) {
            return answer;
        }
        String etag = "W/\"" + sha256(answer.body().get()) + "\"";
        Answer tagged = answer.with("ETag", etag).with("Cache-Control", "private, max-age=60, s-maxage=60");
        return etag.equals(context.header("If-None-Match"))
                ? new Answer(304, Optional.empty(), tagged.headers())
                : tagged;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
