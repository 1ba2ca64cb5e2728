package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.proxy.ForwardedPorts;
import dev.undebug.service.proxy.ProxyFile;
import dev.undebug.service.proxy.StartedProxies;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of programs that are met on their own machine alone whether something in the repository may lead others to their ports. */
public final class Proxies {

    private static final String PORT = "FLASK_RUN_PORT";

    private final Workspace workspace;
    private final Dotenv dotenv;
    private @Nullable Led led;
    private @Nullable Led forwarded;

    public Proxies(Workspace workspace, Dotenv dotenv) {
        this.workspace = workspace;
        this.dotenv = dotenv;
    }

    /**
     * The loopback address of a machine, as far as something leads others to it.
     *
     * @param anywhere whether some port to which something leads is not known
     */
    private record Led(boolean anywhere, Set<Integer> ports) {
        private boolean mayBe(Optional<Integer> port) {
            return anywhere || port.map(ports::contains).orElse(!ports.isEmpty());
        }
    }

    /** Returns a launch with what is known of those who reach its machine. */
    public Launch noted(Launch launch) {
        Set<Integer> published = launch.publishedPorts();
        if (!published.isEmpty()) {
            return mayMeet(led(), published) || mayMeet(forwarded(), published) ? launch.reached() : launch;
        }
        if (!launch.isOnMachine()) {
            return launch;
        }
        if (mayListenForOthers(launch)) {
            return launch.listening();
        }
        if (led().anywhere()) {
            return launch.reached();
        }
        if (launch.invocation().launcher() == Launcher.FLASK_RUN) {
            return led().mayBe(port(launch)) ? launch.reached() : launch.onMachine(led().ports());
        }
        return launch.onMachine(led().ports());
    }

    private static boolean mayMeet(Led led, Set<Integer> ports) {
        return led.anywhere() || ports.stream().anyMatch(led.ports()::contains);
    }

    /** Returns the port that {@code flask run} is told, or its own. */
    private Optional<Integer> port(Launch launch) {
        List<Word> words = launch.command().map(Command::words).orElse(List.of());
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            if ((text.equals("-p") || text.equals("--port")) && i + 1 < words.size()) {
                return number(words.get(i + 1).text());
            }
            if (text.startsWith("--port=") || text.startsWith("-p")) {
                return number(text.replaceFirst("^(?:--port=|-p)", ""));
            }
        }
        Variables variables = variables(launch);
        if (variables.isUnknown(PORT)) {
            return Optional.empty();
        }
        return variables.value(PORT).map(Proxies::number).orElse(Optional.of(AppStart.OWN_PORT));
    }

    private static Optional<Integer> number(String written) {
        return written.matches("\\d{1,5}") ? Optional.of(Integer.parseInt(written)) : Optional.empty();
    }

    private Variables variables(Launch launch) {
        return RuntimeContext.variables(launch.runtime().environment())
                .orElse(RuntimeContext.variables(dotenv.of(launch)));
    }

    /** The address of other launchers is seen where their program starts a server. */
    private boolean mayListenForOthers(Launch launch) {
        return launch.invocation().launcher() == Launcher.FLASK_RUN && !launch.listensAlone(variables(launch));
    }

    private Led led() {
        if (led == null) {
            StartedProxies started = new StartedProxies(workspace);
            led = led(ProxyFile::isNamedSo, started::ports);
        }
        return led;
    }

    /** A container's port that is published on the machine's own address is mostly meant for something else there. */
    private Led forwarded() {
        if (forwarded == null) {
            forwarded = led(ForwardedPorts::isNamedSo, ForwardedPorts::in);
        }
        return forwarded;
    }

    /**
     * Returns where files lead others.
     *
     * @param named tells of a path whether it has the name of such a file: if only that is seen, the content is unknown
     * @param ports the ports to which a file leads; empty if they are not known
     */
    private Led led(Predicate<String> named, Function<SourceFile, Optional<Set<Integer>>> ports) {
        boolean unseen = workspace.paths().stream()
                .anyMatch(path -> named.test(path) && workspace.file(path).isEmpty());
        List<Optional<Set<Integer>>> all = workspace.contents().stream()
                .flatMap(content ->
                        content instanceof Content.Decoded text ? Stream.of(ports.apply(text.file())) : Stream.empty())
                .toList();
        Set<Integer> known =
                all.stream().flatMap(Optional::stream).flatMap(Set::stream).collect(Collectors.toSet());
        return new Led(unseen || all.stream().anyMatch(Optional::isEmpty), known);
    }
}
