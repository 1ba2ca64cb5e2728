package dev.undebug.service.launch;

import dev.undebug.flask.Launcher;
import dev.undebug.flask.Loopback;
import dev.undebug.flask.Variables;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says of programs that people start on a machine whether something in the repository may lead others to them. */
public final class Proxies {
    /** Proxies and tunnels, by the words of their programs, settings and files. */
    private static final Pattern NAMES =
            Pattern.compile("(?i)nginx|proxy_?pass|\\bhttpd\\b|apache|caddy|traefik|haproxy|envoy"
                    + "|ngrok|cloudflared|tunnel|tailscale|serveo|localhost\\.run|ssh[^\\n]{0,80}[ \\t]-\\w*R\\b");

    /** Tunnels that a program opens itself. Other words in code are mostly remarks. */
    private static final Pattern OPENED = Pattern.compile(
            "(?i)(?:import|from)\\s+\\w*(?:ngrok|cloudflared|localtunnel)|(?:ngrok|cloudflared)\\W{1,5}connect");

    private static final String HOST = "FLASK_RUN_HOST";

    private final Workspace workspace;
    private final Dotenv dotenv;
    private Optional<Boolean> found = Optional.empty();

    public Proxies(Workspace workspace, Dotenv dotenv) {
        this.workspace = workspace;
        this.dotenv = dotenv;
    }

    /** Returns a launch with what is known of those who reach its machine. */
    public Launch noted(Launch launch) {
        return launch.isOnMachine() && (mayListenForOthers(launch) || exist()) ? launch.reached() : launch;
    }

    /** The address of other launchers is seen where their program starts a server. */
    private boolean mayListenForOthers(Launch launch) {
        if (launch.invocation().launcher() != Launcher.FLASK_RUN) {
            return false;
        }
        Variables variables = RuntimeContext.variables(launch.runtime().environment())
                .orElse(RuntimeContext.variables(dotenv.of(launch)));
        boolean set = variables.isUnknown(HOST)
                || variables.value(HOST).filter(host -> !Loopback.is(host)).isPresent();
        return HandStarted.host(launch).isPresent() || set;
    }

    private static boolean leads(SourceFile file) {
        Pattern words = PythonPaths.isSource(file.path()) ? OPENED : NAMES;
        return words.matcher(file.text()).find();
    }

    private boolean exist() {
        if (found.isEmpty()) {
            found = Optional.of(workspace.paths().stream()
                            .anyMatch(path -> NAMES.matcher(path).find())
                    || workspace.contents().stream()
                            .anyMatch(content -> content instanceof Content.Decoded text && leads(text.file())));
        }
        return found.get();
    }
}
