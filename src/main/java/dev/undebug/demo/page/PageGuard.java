package dev.undebug.demo.page;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Protects the page from other web sites. It listens on the loopback address only, but sites in the same browser may
 * send requests here, or give this address to their own name.
 */
final class PageGuard {
    private static final int TOKEN_BYTES = 16;
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost");

    private final String token;

    PageGuard(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        this.token = HexFormat.of().formatHex(bytes);
    }

    /** Returns the token in the page's forms. */
    String token() {
        return token;
    }

    /** Passes a request to its handler, or refuses it. */
    Handler letIn(Handler handler) {
        return request -> {
            headers(request);
            check(request);
            handler.handle(request);
        };
    }

    private void check(Context request) {
        String host = String.valueOf(request.host());
        int colon = host.lastIndexOf(':');
        if (!NAMES.contains(colon < 0 ? host : host.substring(0, colon))) {
            throw new ForbiddenResponse("This page is at 127.0.0.1.");
        }
        if (request.method().name().equals("POST") && !isToken(request.formParam(Forms.TOKEN))) {
            throw new ForbiddenResponse("This form is out of date: load the page again.");
        }
    }

    private boolean isToken(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Forbids foreign resources, scripts other than the page's own, and frames. */
    private static void headers(Context answer) {
        answer.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:;"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        answer.header("X-Content-Type-Options", "nosniff");
        answer.header("Referrer-Policy", "no-referrer");
        answer.header("Cache-Control", "no-store");
    }
}
