package dev.undebug.service.proxy;

import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One script, play or role, as far as it changes nginx, and as long as all of that is understood. The configuration is known to
 * be whole only if nginx is installed there, too, and certainly gets a file that it reads.
 */
final class NginxSetup {
    private static final String FOLDER = "/etc/nginx";

    /** A file that nginx reads by itself, or that others may include. */
    private static final Pattern READABLE = Pattern.compile(
            FOLDER
                    + "/(?:nginx\\.conf|mime\\.types|fastcgi\\.conf|[a-z]+_params|(?:conf|default)\\.d/.*|(?:sites|modules)-\\w+/.*|snippets/.*)");

    private static final Pattern READ =
            Pattern.compile(FOLDER + "/(?:nginx\\.conf|conf\\.d/[^/]+\\.conf|sites-enabled/[^/]+)");

    private static final String AVAILABLE = FOLDER + "/sites-available/";
    private static final String ENABLED = FOLDER + "/sites-enabled/";

    /** The site that packages bring, and enable. */
    private static final String OWN_SITE = AVAILABLE + "default";

    private boolean understood = true;
    private boolean installed;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> certain = new HashSet<>();
    private final Set<String> enabled = new HashSet<>(Set.of(OWN_SITE));
    private final List<NginxSetup> parts = new ArrayList<>();

    void installs() {
        installed = true;
    }

    /** Notes something that may give nginx another configuration. */
    void isNotUnderstood() {
        understood = false;
    }

    /** Adds what is done elsewhere for the same machine: a role of a play. It is judged by itself. */
    void add(NginxSetup part) {
        parts.add(part);
    }

    /** Returns whether an absolute path on the machine is in nginx's folder, or is a folder around it. */
    static boolean concerns(String target) {
        if (!target.startsWith("/")) {
            return false;
        }
        String path = ContainerPath.of(target).text();
        return path.equals("/") || path.equals("/etc") || path.equals(FOLDER) || path.startsWith(FOLDER + "/");
    }

    static boolean isConfiguration(String target) {
        return READABLE.matcher(target).matches();
    }

    /**
     * Notes a file that comes to a path.
     *
     * @param text its content; empty if that is not known
     * @param surely whether it certainly comes there
     */
    void place(String target, Optional<String> text, boolean surely) {
        if (!isConfiguration(target)) {
            return;
        }
        understood &= text.isPresent() && !texts.containsKey(target);
        text.ifPresent(content -> texts.put(target, content));
        if (surely) {
            certain.add(target);
        }
    }

    /** Notes a link: a site that is enabled. */
    void link(String from, String to) {
        boolean enables = from.startsWith(AVAILABLE)
                && (to.startsWith(ENABLED) || to.equals(ENABLED.substring(0, ENABLED.length() - 1)));
        if (enables) {
            enabled.add(from);
        } else {
            understood = false;
        }
    }

    /** Notes that a file or a link is removed. */
    void remove(String target) {
        certain.remove(target);
        if (target.startsWith(ENABLED)) {
            enabled.remove(AVAILABLE + target.substring(ENABLED.length()));
        }
    }

    /** Returns the ports of the machine to which it leads others; empty if they are not known. */
    Optional<Set<Integer>> ports() {
        List<Optional<Set<Integer>>> all = Stream.concat(
                        texts.values().stream().map(NginxConfiguration::ports),
                        parts.stream().map(NginxSetup::ports))
                .toList();
        boolean read = certain.stream().anyMatch(target -> READ.matcher(target).matches() || enabled.contains(target));
        boolean whole = texts.isEmpty() ? !parts.isEmpty() && !installed : installed && read;
        if (!understood || !whole || all.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Set<Integer> ports = new HashSet<>();
        all.forEach(some -> some.ifPresent(ports::addAll));
        return Optional.of(ports);
    }
}
