package dev.undebug.read.compose;

import dev.undebug.fact.Role;
import dev.undebug.read.compose.ComposeLayers.Value;
import dev.undebug.read.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host names under which a proxy serves a compose service. Names that end with {@code .localhost} always lead to the
 * visitor's own machine.
 */
final class ComposeHosts {
    /** A rule of Traefik, with its hosts: {@code Host(`a.example`, `b.example`)}, {@code Host:a.example;}. */
    private static final Pattern RULE = Pattern.compile("\\bHost(?:SNI)?(?:\\(([^()]{0,500})\\)|:([^;=]{0,500}))");

    /** A variable of nginx-proxy, and a label of Caddy, with hosts as their whole value. */
    private static final Pattern NAMED =
            Pattern.compile("(?:VIRTUAL_HOST|caddy(?:_\\d{1,3})?)\\s?[=:]\\s?(\\S[^\\n]{0,500})");

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,`'\"]+");
    private static final Pattern LOCAL =
            Pattern.compile("(?:https?://)?(?:[\\w*-]{1,63}\\.){0,10}localhost(?::\\d{1,5})?");

    private final List<String> hosts = new ArrayList<>();

    ComposeHosts(ComposeLayers layers) {
        for (String key : List.of("labels", "environment")) {
            for (Value value : layers.all(key)) {
                value.node().elements().forEach(element -> add(element.scalar()));
                value.node()
                        .entries()
                        .forEach(entry -> add(entry.name() + "=" + entry.value().scalar()));
            }
        }
        layers.all("deploy").stream()
                .flatMap(value -> value.node().get("labels").stream())
                .flatMap(labels -> labels.elements().stream())
                .map(YamlNode::scalar)
                .forEach(this::add);
    }

    private void add(String text) {
        Matcher rule = RULE.matcher(text);
        while (rule.find()) {
            split(rule.group(1) == null ? rule.group(2) : rule.group(1));
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            split(named.group(1));
        }
    }

    private void split(String text) {
        for (String host : SEPARATOR.split(text.strip())) {
            if (!host.isEmpty()) {
                hosts.add(host.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Returns development if no host can be reached from elsewhere; a host that a variable names is not known. */
    Role role() {
        boolean local = !hosts.isEmpty()
                && hosts.stream().allMatch(host -> LOCAL.matcher(host).matches());
        return local ? Role.DEVELOPMENT : Role.UNKNOWN;
    }
}
