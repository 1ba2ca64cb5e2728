package dev.undebug.demo.github.rest.json;

import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The stand-in's addresses.
 *
 * @param origin scheme, host and port, known once it listens
 */
public record Urls(Supplier<String> origin) {
    /** Returns the root of REST, without a slash at the end. */
    public String api() {
        return origin.get() + "/api/v3";
    }

    /** Returns the root of the pages for people, without a slash at the end. */
    public String web() {
        return origin.get();
    }

    public String api(HostedRepository repository) {
        return api() + "/repos/" + repository.fullName();
    }

    public String web(HostedRepository repository) {
        return web() + "/" + repository.fullName();
    }

    public String api(HostedPull pull) {
        return api(pull.repository()) + "/pulls/" + pull.number();
    }

    public String web(HostedPull pull) {
        return web(pull.repository()) + "/pull/" + pull.number();
    }

    String issue(HostedPull pull) {
        return api(pull.repository()) + "/issues/" + pull.number();
    }

    /** Encodes each segment of a path. */
    public static String path(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
