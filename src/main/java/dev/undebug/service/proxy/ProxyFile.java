package dev.undebug.service.proxy;

import dev.undebug.flask.Loopback;
import dev.undebug.source.DockerfileNames;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.WordSearch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says of a file whether it leads others to servers on its machine: the configuration of a proxy, or what starts a proxy
 * or a tunnel. A document only tells of them.
 */
public final class ProxyFile {
    private static final Pattern NAMED = Pattern.compile("(?i)(?:.*/)?(?:"
            + "Caddyfile[^/]*|[^/]*\\.(?:nginx|vhost|caddy)"
            + "|[^/]*(?:nginx|apache|httpd|vhost|haproxy|traefik|envoy|caddy|ngrok|cloudflared)[^/]*"
            + "\\.(?:conf|cfg|ya?ml|toml|json)(?:\\.\\w+)?"
            + "|(?:nginx|apache2?|httpd|caddy|haproxy|traefik|envoy)/(?:[^/]*/)*[^/]*\\.(?:conf|cfg|ya?ml|toml)(?:\\.\\w+)?"
            + "|(?:sites-(?:available|enabled)|conf\\.d)/[^/]+)");

    /** A part of each of these names: most paths have none. */
    private static final WordSearch NAME_PARTS = WordSearch.ignoringCase(
            "nginx",
            "apache",
            "httpd",
            "vhost",
            "haproxy",
            "traefik",
            "envoy",
            "caddy",
            "ngrok",
            "cloudflared",
            "sites-",
            "conf.d/");

    /** Documents, and lists of packages and their licenses. */
    private static final Pattern TOLD = Pattern.compile("(?i)(?:.*/)?(?:"
            + "[^/]*\\.(?:md|mdx|rst|txt|adoc|html?|ipynb|lock|css|csv|svg|png|jpe?g|gif|pdf)"
            + "|(?:README|CHANGELOG|CONTRIBUTING|LICEN[CS]E|NOTICE|COPYING|AUTHORS|TODO)[^/]*"
            + "|package(?:-lock)?\\.json|pyproject\\.toml|setup\\.cfg|Pipfile)");

    /** Directives with which a proxy's own file passes requests on. */
    private static final Pattern PASSES = Pattern.compile(
            "(?i)proxy_?pass|reverse_proxy|RewriteRule.{0,200}\\[[^\\]]{0,40}P|^\\s*server\\s+\\S+\\s+\\S+:\\d|loadbalancer|load_assignment"
                    + "|socket_address|\\b(?:addr|service)\\s*:|\\{[{%]");

    /** Programs that pass requests on as their configuration says, and directives of files that scripts write. */
    private static final Pattern SERVES = Pattern.compile(
            "(?i)nginx|proxy_?pass|reverse_proxy|\\bhttpd\\b|\\bapache2(?:ctl)?\\b|apachectl|bitnami/apache"
                    + "|caddy|traefik|haproxy|\\benvoy\\b");

    /** Programs that lead others to a port of their machine without a configuration. */
    private static final Pattern OPENS = Pattern.compile(
            "(?i)ngrok|cloudflared|tunnel|tailscale|serveo|localhost\\.run|ssh[^\\n]{0,80}[ \\t]-\\w*R\\b");

    /** The packages that a command installs; a server that is only installed passes nothing on. */
    private static final Pattern INSTALLED = Pattern.compile(
            "(?i)\\b(?:apt|apt-get|aptitude|yum|dnf|microdnf|apk|zypper|pacman|brew|snap|pkg|choco)(?![\\w-])"
                    + "[^;&|\\n]{0,200}?[ \\t](?:install|add|-S\\w{0,5})[ \\t][^;&|\\n]{0,2000}");

    /** A package of nginx itself that a command installs. */
    private static final Pattern NGINX =
            Pattern.compile("(?<![\\w/.-])nginx(?:-full|-light|-core|-extras)?(?![\\w./-])");

    /** A program that watches nginx, and its options. */
    private static final Pattern WATCHES =
            Pattern.compile("(?i)(?:nginxinc/)?nginx[-_ ](?:prometheus[-_ ])?exporter|-nginx\\.[\\w-]{1,40}");

    /** The words of a cluster's object to the cluster's own proxy: {@code haproxy.router.openshift.io/timeout: 60s}. */
    private static final Pattern ANNOTATES = Pattern.compile(
            "(?i)\\b(?:nginx|haproxy|traefik|caddy|envoy)(?:\\.[\\w-]{1,40}){0,4}\\.(?:io|org)/[\\w.-]{1,80}");

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\R");

    /** A part of each of these programs and directives: most files have none, and each of their lines is tried otherwise. */
    private static final WordSearch STARTED = WordSearch.ignoringCase(
            "nginx",
            "proxypass",
            "proxy_pass",
            "reverse_proxy",
            "httpd",
            "apache",
            "caddy",
            "traefik",
            "haproxy",
            "envoy",
            "ngrok",
            "cloudflared",
            "tunnel",
            "tailscale",
            "serveo",
            "localhost.run",
            "ssh");

    /** Tunnels that a program opens itself. Other words in code are mostly remarks. */
    private static final Pattern OPENED = Pattern.compile(
            "(?i)(?:import|from)\\s+\\w*(?:ngrok|cloudflared|localtunnel)|(?:ngrok|cloudflared)\\W{1,5}connect");

    private static final WordSearch TUNNELS = WordSearch.ignoringCase("ngrok", "cloudflared", "localtunnel");

    private static final Pattern PASS = Pattern.compile("(?i)\\bproxy_pass(?:\\s|$)");

    /** A server of nginx, or one of a group of servers, with its name or address. */
    private static final Pattern PASSED = Pattern.compile(
            "(?i)\\b(?:proxy_pass\\s{1,40}+https?://|server\\s{1,40}+(?!\\{))(\\[[^\\]\\s]{1,60}+\\]|[\\w.-]{1,200}+)(?=[:/;\\s])");

    private static final Pattern GROUP = Pattern.compile("(?i)\\bupstream\\s{1,40}+([\\w.-]{1,200}+)");

    /** The services of a container engine: the loopback address of a container is its own. */
    private static final Pattern CONTAINERS = Pattern.compile("(?m)^services:");

    /** An object of a cluster: the loopback address of a pod is its own, too. */
    private static final Pattern OBJECT = Pattern.compile("(?m)^kind:");

    private static final WordSearch LOOPBACK = WordSearch.ignoringCase("localhost", "127.0.0.", "[::1]");

    private static final Pattern YAML = Pattern.compile("(?i).*\\.ya?ml(?:\\.\\w{1,20}+)?");

    /** Ways from a container to the loopback address of its machine. */
    private static final Pattern TO_MACHINE = Pattern.compile(
            "(?i)host\\.docker\\.internal|host-gateway|network_mode:\\s{0,40}+[\"']?host|hostNetwork:\\s{0,40}+[\"']?true|--net(?:work)?[= ]host|ngrok|cloudflared|tunnel|tailscale");

    private static final Pattern REMARK = Pattern.compile("\\s*(?:#|//|;|--|::|REM\\b).*", Pattern.CASE_INSENSITIVE);

    /** The marks between two commands of a line. */
    static final Pattern BETWEEN = Pattern.compile("&&|\\|\\||;");

    /** Words that may be in front of a command: the key of a step, a mark of make, the words of a condition. */
    private static final String BEFORE = "[\\s@-]*+(?:(?:run:|command:|if|then|else|do|!|sudo)\\s++)*+";

    private static final Pattern SAYS =
            Pattern.compile(BEFORE + "(?:echo|printf|Write-Host|Write-Output)\\s", Pattern.CASE_INSENSITIVE);

    /** A container engine, whose containers have loopback addresses of their own. */
    private static final Pattern ENGINE =
            Pattern.compile(BEFORE + "(?:docker|podman|nerdctl)(?:-compose)?(?:\\.exe)?\\s");

    private static final Pattern SUBSTITUTES = Pattern.compile("\\$\\(|`");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"|'[^']*+'");

    /** Signs that printed text goes on to a file or a program, or has several lines. */
    private static final Pattern PASSES_ON = Pattern.compile("[|<>\"']");

    private ProxyFile() {}

    /** Returns whether a path has a name of a proxy's configuration. */
    public static boolean isNamedSo(String path) {
        return NAME_PARTS.isIn(path) && !isTold(path) && NAMED.matcher(path).matches();
    }

    /** Returns whether a file leads others to servers on its machine. */
    public static boolean leads(SourceFile file) {
        String path = file.path();
        if (PythonPaths.isSource(path)) {
            return TUNNELS.isIn(file) && OPENED.matcher(file.text()).find();
        }
        if (isTold(path)) {
            return false;
        }
        if (isNamedSo(path)) {
            return says(PASSES, file.text()) && !passesToOthers(file);
        }
        return STARTED.isIn(file)
                && (saysOpened(file) || startsProxy(file))
                && (!isOfContainers(file) || leadsToMachine(file))
                && (!isOfCluster(file) || leadsToMachine(file) || LOOPBACK.isIn(file));
    }

    /** Returns whether a line says something about a tunnel. */
    static boolean opens(String line) {
        return OPENS.matcher(line).find();
    }

    /** Returns whether a text mentions a program that passes requests on, other than to watch it or to annotate an object. */
    static boolean mentions(String text) {
        if (!STARTED.isIn(text) || !SERVES.matcher(text).find()) {
            return false;
        }
        String rest = ANNOTATES.matcher(WATCHES.matcher(text).replaceAll("")).replaceAll("");
        return SERVES.matcher(rest).find();
    }

    /** Returns whether a text mentions such a program other than nginx. */
    static boolean mentionsOther(String text) {
        return mentions(text.replaceAll("(?i)nginx", ""));
    }

    /** Returns whether a command of a file installs nginx. */
    static boolean installs(SourceFile file) {
        return INSTALLED
                .matcher(CONTINUED.matcher(withoutRemarks(file)).replaceAll(" "))
                .results()
                .anyMatch(command -> NGINX.matcher(command.group()).find());
    }

    static boolean isRemark(String line) {
        return REMARK.matcher(line).matches();
    }

    /** Returns whether a file says something about a tunnel. */
    static boolean namesTunnel(SourceFile file) {
        return STARTED.isIn(file) && saysOpened(file);
    }

    private static boolean saysOpened(SourceFile file) {
        return file.text().lines().anyMatch(line -> STARTED.isIn(line) && !isRemark(line) && opens(line));
    }

    /** Returns the ports of its machine's loopback address to which a file leads others, if all of them are known. */
    public static Optional<Set<Integer>> ports(SourceFile file) {
        return isNamedSo(file.path())
                ? ProxyPorts.in(withoutRemarks(file).lines().toList())
                : Optional.empty();
    }

    static boolean isOfContainers(SourceFile file) {
        return DockerfileNames.isNamedSo(file.path())
                || (YAML.matcher(file.path()).matches()
                        && CONTAINERS.matcher(file.text()).find());
    }

    /** A proxy beside a program in the same pod names the loopback address. */
    private static boolean isOfCluster(SourceFile file) {
        return YAML.matcher(file.path()).matches()
                && file.contains("apiVersion")
                && OBJECT.matcher(file.text()).find();
    }

    /** Returns whether nginx passes requests on, to other hosts alone: to containers by their names, mostly. */
    private static boolean passesToOthers(SourceFile file) {
        if (!file.text().contains("proxy_pass")) {
            return false;
        }
        Set<String> groups = GROUP.matcher(file.text())
                .results()
                .map(group -> group.group(1))
                .collect(Collectors.toSet());
        List<String> hosts = PASSED.matcher(withoutRemarks(file))
                .results()
                .map(passed -> passed.group(1))
                .filter(host -> !groups.contains(host))
                .toList();
        boolean known = withoutRemarks(file)
                .lines()
                .filter(line -> PASS.matcher(line).find())
                .allMatch(line -> PASSED.matcher(line).find());
        return known
                && !hosts.isEmpty()
                && hosts.stream()
                        .noneMatch(host -> Loopback.is(host) || host.startsWith("0.") || host.startsWith("host."));
    }

    static String withoutRemarks(SourceFile file) {
        return file.text().lines().filter(line -> !isRemark(line)).collect(Collectors.joining("\n"));
    }

    /** Returns whether a file of containers shows a way to the loopback address of their machine. */
    static boolean leadsToMachine(SourceFile file) {
        return TO_MACHINE.matcher(file.text()).find();
    }

    /** Returns whether a file says more of a proxy than that it is installed. */
    static boolean startsProxy(SourceFile file) {
        return file.text().lines().anyMatch(ProxyFile::mentions)
                && withoutInstalled(file)
                        .lines()
                        .filter(line -> mentions(line) && !isRemark(line))
                        .flatMap(BETWEEN::splitAsStream)
                        .anyMatch(ProxyFile::mayStart);
    }

    /**
     * Returns whether a command mentions a proxy that it may start on its own machine. One that prints text starts none, and
     * the proxy in a container has another loopback address.
     */
    static boolean mayStart(String command) {
        return mentions(command)
                && !isSaying(command)
                && !(ENGINE.matcher(command).lookingAt()
                        && !TO_MACHINE.matcher(command).find());
    }

    private static boolean isSaying(String command) {
        return SAYS.matcher(command).lookingAt()
                && !SUBSTITUTES.matcher(command).find()
                && !PASSES_ON.matcher(QUOTED.matcher(command).replaceAll("")).find();
    }

    static String withoutInstalled(SourceFile file) {
        return INSTALLED.matcher(joined(file)).replaceAll(" ");
    }

    /** Returns the text of a file with each command in one line. */
    static String joined(SourceFile file) {
        return CONTINUED.matcher(file.text()).replaceAll(" ");
    }

    static boolean says(Pattern words, String text) {
        return text.lines()
                .anyMatch(line -> !isRemark(line) && words.matcher(line).find());
    }

    /** Nginx keeps sites in files of any name, and uWSGI its options in text files. */
    static boolean isTold(String path) {
        return TOLD.matcher(path).matches()
                && !RepositoryPath.of(path).folder().names().stream().anyMatch(name -> name.startsWith("sites-"));
    }
}
