package dev.undebug.demo.github.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.testing.FakeGitHub;
import dev.undebug.testing.TestApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** Calls the stand-in as an app would. */
final class ApiClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Kept for a test, as an app keeps it: signing takes longer than the answer. */
    private final String kept =
            jwt(Instant.now().minusSeconds(60), Instant.now().plusSeconds(540));

    private final FakeGitHub github;
    private final HttpClient client = HttpClient.newHttpClient();

    ApiClient(FakeGitHub github) {
        this.github = github;
    }

    /** An answer. */
    record Reply(int status, HttpResponse<String> raw) {
        JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    /** Calls as the app's installation, with all of its permissions. */
    Reply call(String method, String path, String body) {
        return send(method, path, body, "Bearer " + token("{}"));
    }

    Reply get(String path) {
        return call("GET", path, "");
    }

    Reply graphQl(String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(github.apiUrl().replace("/v3", "/graphql")))
                .header("Authorization", "Bearer " + token("{}"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    Reply asApp(String method, String path, String body) {
        return send(method, path, body, "Bearer " + kept);
    }

    String token(String body) {
        return asApp("POST", "/app/installations/" + github.installation().id() + "/access_tokens", body)
                .json()
                .path("token")
                .asText();
    }

    Reply send(String method, String path, String body, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(github.apiUrl() + path))
                .header("Authorization", authorization)
                .header("Accept", "application/vnd.github+json");
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String jwt(Instant issued, Instant expires) {
        return jwt("{\"iss\":\"" + TestApp.ID + "\",\"iat\":" + issued.getEpochSecond() + ",\"exp\":"
                + expires.getEpochSecond() + "}");
    }

    static String jwt(String claims) {
        String text = base64("{\"alg\":\"RS256\"}") + "." + base64(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(TestApp.keys().getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
