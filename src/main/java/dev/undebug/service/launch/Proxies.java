package dev.undebug.service.launch;

import dev.undebug.flask.Launcher;
import dev.undebug.flask.Loopback;
import dev.undebug.flask.Variables;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Content;
import java.util.Optional;

/** Says of programs that people start on a machine whether something in the repository may lead others to them. */
public final class Proxies {
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

    private boolean exist() {
        if (found.isEmpty()) {
            found = Optional.of(workspace.paths().stream().anyMatch(this::isUnseen)
                    || workspace.contents().stream()
                            .anyMatch(content ->
                                    content instanceof Content.Decoded text && ProxyFile.leads(text.file())));
        }
        return found.get();
    }

    /** Returns whether only the name of a proxy's file was seen, so that its content is unknown. */
    private boolean isUnseen(String path) {
        return ProxyFile.isNamedSo(path) && workspace.file(path).isEmpty();
    }
}
