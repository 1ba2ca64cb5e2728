package dev.undebug.service.proxy;

import dev.undebug.flask.Loopback;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ports of its machine's loopback address to which the configuration of nginx, Apache, HAProxy or Caddy passes requests on. */
final class ProxyPorts {
    /** A line that passes requests on: a server of HAProxy, or of a group of nginx, does, too. */
    private static final Pattern PASSES = Pattern.compile(
            "(?i)\\bproxy_?pass(?:reverse|match)?(?:\\s|$)|reverse_proxy|RewriteRule.{0,200}\\[[^\\]]{0,40}P|(?:^|[{;])\\s*server\\s+[^\\s{]");

    /** Other ways to pass requests on, whose lines do not tell the port, and text that is filled in. */
    private static final Pattern OTHERWISE = Pattern.compile(
            "(?i)loadbalancer|load_assignment|socket_address|BalancerMember|\\b(?:addr|service)\\s*:|\\{[{%]|<%|(?:fastcgi|uwsgi|grpc|scgi)_pass");

    /** Apache passes nothing on from a path with this mark. */
    private static final Pattern KEPT = Pattern.compile("(?i)ProxyPass(?:Match)?\\s+\\S+\\s+!");

    private static final Pattern TARGET =
            Pattern.compile("(?<![\\w.-])(\\[[\\da-fA-F:]+\\]|[\\w.-]+):(\\d{1,5})(?![\\w.])");

    private static final Pattern GROUP = Pattern.compile("(?i)\\bupstream\\s+([\\w.-]+)");
    private static final Pattern TO_GROUP = Pattern.compile("(?i)\\bproxy_pass\\s+https?://([\\w.-]+)[/;\\s]");

    private ProxyPorts() {}

    /**
     * Returns the ports; empty if some are not known.
     *
     * @param lines of the file, without remarks
     */
    static Optional<Set<Integer>> in(List<String> lines) {
        if (lines.stream().anyMatch(line -> OTHERWISE.matcher(line).find())) {
            return Optional.empty();
        }
        Set<String> groups = lines.stream()
                .flatMap(line -> GROUP.matcher(line).results())
                .map(group -> group.group(1))
                .collect(Collectors.toSet());
        Set<Integer> ports = new HashSet<>();
        for (String line : lines) {
            if (!PASSES.matcher(line).find() || KEPT.matcher(line).find() || leadsTo(groups, line)) {
                continue;
            }
            List<MatchResult> targets =
                    new ArrayList<>(TARGET.matcher(line).results().toList());
            if (targets.isEmpty()) {
                return Optional.empty();
            }
            targets.removeIf(target -> !isHere(target.group(1)));
            targets.forEach(target -> ports.add(Integer.parseInt(target.group(2))));
        }
        return Optional.of(ports);
    }

    private static boolean leadsTo(Set<String> groups, String line) {
        return TO_GROUP.matcher(line).results().anyMatch(group -> groups.contains(group.group(1)));
    }

    /** A container has names for its machine that begin so. */
    private static boolean isHere(String host) {
        return Loopback.is(host) || host.equals("[::1]") || host.startsWith("0.") || host.startsWith("host.");
    }
}
