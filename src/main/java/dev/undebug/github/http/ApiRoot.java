package dev.undebug.github.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address of GitHub's REST API, and other addresses derived from it. */
public final class ApiRoot {
    /** The API of github.com. */
    public static final ApiRoot GITHUB = parse("https://api.github.com");

    private static final String ENTERPRISE = "/api/v3";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

    private final String root;

    private ApiRoot(String root) {
        this.root = root;
    }

    /**
     * Parses {@code https://api.github.com}, {@code https://HOST/api/v3} and the like; plain http only for loopback.
     *
     * @throws IllegalArgumentException if the text is not such an address; the message says what is expected
     */
    public static ApiRoot parse(String text) {
        URI uri = uri(text.strip());
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean local = "http".equalsIgnoreCase(uri.getScheme())
                && LOOPBACK.matcher(host).matches();
        if (host.isEmpty() || !(secure || local)) {
            throw expected(text);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw expected(text);
        }
        String root = uri.toString();
        while (root.endsWith("/")) {
            root = root.substring(0, root.length() - 1);
        }
        return new ApiRoot(root);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw expected(text);
        }
    }

    private static IllegalArgumentException expected(String text) {
        return new IllegalArgumentException("'" + Redaction.of(text)
                + "' is not the address of GitHub's API: expected https://api.github.com or https://HOST/api/v3"
                + " (http only for localhost), without user, query or fragment");
    }

    /** Returns the address of a REST path, which is already encoded and begins with {@code /}. */
    public URI rest(String path) {
        return URI.create(root + path);
    }

    public URI graphql() {
        return URI.create(
                root.endsWith(ENTERPRISE)
                        ? root.substring(0, root.length() - ENTERPRISE.length()) + "/api/graphql"
                        : root + "/graphql");
    }

    /** Returns the path below the root, or the whole path of an address elsewhere. */
    public String pathOf(URI uri) {
        String prefix = URI.create(root).getRawPath();
        String path = uri.getRawPath();
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    /** Returns whether a credential for this API may be sent to the address. */
    public boolean sameOrigin(URI uri) {
        URI own = URI.create(root);
        return own.getScheme().equalsIgnoreCase(uri.getScheme())
                && own.getHost().equalsIgnoreCase(uri.getHost())
                && own.getPort() == uri.getPort();
    }

    @Override
    public String toString() {
        return root;
    }
}
