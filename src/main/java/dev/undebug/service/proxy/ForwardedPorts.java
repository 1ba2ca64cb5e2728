package dev.undebug.service.proxy;

import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.WordSearch;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ports of a machine's loopback address that files name which may be configuration of any proxy, and programs that lead
 * others on in a way that is not followed. They say too little to find out who meets a port, and enough not to say that nobody
 * does.
 */
public final class ForwardedPorts {
    private static final Pattern CONFIGURATION =
            Pattern.compile("(?i).*\\.(?:conf|cfg|ini|toml|vcl|service|socket)(?:\\.\\w{1,20}+)?");

    /** Files of proxies and tunnels that are mostly not read. */
    private static final Pattern UNREAD = Pattern.compile("(?i)(?:.*/)?(?:[^/]*\\.vcl"
            + "|(?:frpc|frps|rathole|stunnel|lighttpd|pound|varnish|relayd|hitch|sslh|rinetd)[\\w.-]*+)");

    private static final WordSearch UNREAD_PARTS = WordSearch.ignoringCase(
            ".vcl", "frp", "rathole", "stunnel", "lighttpd", "pound", "varnish", "relayd", "hitch", "sslh", "rinetd");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?<![\\w.-])(?:127(?:\\.\\d{1,3}+){3}|localhost|\\[::1\\]|0\\.0\\.0\\.0)[\"']?:(\\d{1,5}+)(?![\\w.])");

    /** A port beside a word for the one to which requests go. */
    private static final Pattern PORT =
            Pattern.compile("(?i)(?:\\blocal_?port|\\.port|[\"']port[\"'])\\s{0,9}+(?:=>?|:)\\s{0,9}+"
                    + "[\"']?(\\d{1,5}+)|^\\s{0,99}+port\\s{1,9}+(\\d{1,5}+)\\s*+$");

    /** Programs and rules that pass connections on, and containers that come to a network of others. */
    private static final Pattern FORWARDS = Pattern.compile(
            "(?i)\\bsocat\\b|\\brinetd\\b|\\bsimpleproxy\\b|\\bstunnel4?\\b|\\bfrpc\\b|\\brathole\\b|\\bchisel\\b|\\bpagekite\\b"
                    + "|\\bbore\\s{1,9}+local\\b|\\blocaltunnel\\b|\\blt\\s{1,9}+(?:--port|-p)\\b|\\b(?:DNAT|REDIRECT)\\b.{0,200}\\bto-?"
                    + "|\\bdnat\\s{1,9}+to\\b|\\bvarnishd\\b|\\b(?:docker|podman|nerdctl)\\b.{0,300}--net(?:work)?[= ](?!none\\b|bridge\\b)"
                    + "|\\bnetwork\\s{1,9}+connect\\b");

    /** A part of each of these: most files have none. */
    private static final WordSearch WORDS = WordSearch.ignoringCase(
            "socat",
            "rinetd",
            "simpleproxy",
            "stunnel",
            "frpc",
            "rathole",
            "chisel",
            "pagekite",
            "bore",
            "localtunnel",
            "lt ",
            "dnat",
            "redirect",
            "varnishd",
            "--net",
            "network");

    private ForwardedPorts() {}

    /** Returns whether a path has a name of a proxy's or a tunnel's file, which is mostly not read. */
    public static boolean isNamedSo(String path) {
        return UNREAD_PARTS.isIn(path)
                && !ProxyFile.isTold(path)
                && !PythonPaths.isSource(path)
                && UNREAD.matcher(path).matches();
    }

    /** Returns the ports to which a file may lead others; empty if they are not known. */
    public static Optional<Set<Integer>> in(SourceFile file) {
        String path = file.path();
        if (PythonPaths.isSource(path) || ProxyFile.isTold(path) || ProxyFile.isOfContainers(file)) {
            return Optional.of(Set.of());
        }
        if (WORDS.isIn(file) && ProxyFile.says(FORWARDS, ProxyFile.withoutInstalled(file))) {
            return Optional.empty();
        }
        return Optional.of(
                CONFIGURATION.matcher(path).matches()
                        ? ProxyFile.withoutRemarks(file)
                                .lines()
                                .flatMap(line -> Stream.concat(ports(ADDRESS, line), ports(PORT, line)))
                                .collect(Collectors.toSet())
                        : Set.of());
    }

    private static Stream<Integer> ports(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.results()
                .map(found -> Integer.parseInt(found.group(1) == null ? found.group(2) : found.group(1)));
    }
}
