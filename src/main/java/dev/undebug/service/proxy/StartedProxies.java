package dev.undebug.service.proxy;

import dev.undebug.service.tree.Workspace;
import dev.undebug.source.Content;
import dev.undebug.source.DockerfileNames;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.WordSearch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ports to which files lead others that start a proxy: those in its configuration, where the repository shows all of it.
 * Which files the proxy gets, only what starts it says: another configuration, or another machine, says nothing of it.
 */
public final class StartedProxies {
    /** More files than people write: the rest may lead anywhere. */
    private static final int MAX_FILES = 200;

    private static final WordSearch CONFIGURATION = WordSearch.ignoringCase("etc/nginx", "proxy_pass");

    private static final WordSearch PROGRAM = WordSearch.ignoringCase("python", "flask", "wsgi", "gunicorn");

    private final Workspace workspace;
    private final Map<RepositoryPath, NginxSetup> roles = new HashMap<>();
    private Optional<Boolean> written = Optional.empty();
    private int files;

    /** Whether a file leads others to servers on its machine, which its text alone says: fixes leave most files as they are. */
    private record Leading(boolean is) {
        static Leading of(SourceFile file) {
            return new Leading(ProxyFile.leads(file));
        }
    }

    /** The ports to which its text says that a file leads, as a script that opens tunnels or as a configuration of nginx. */
    private record Said(boolean tunnel, Optional<Set<Integer>> ports) {
        static Said of(SourceFile file) {
            return ProxyFile.namesTunnel(file)
                    ? new Said(true, Tunnels.ports(file))
                    : new Said(false, NginxConfiguration.ports(file.text()));
        }
    }

    public StartedProxies(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the ports to which a file leads others; empty if they are not known. */
    public Optional<Set<Integer>> ports(SourceFile file) {
        if (!workspace.made(file, Leading.class, Leading::of).is()) {
            return Optional.of(Set.of());
        }
        // The tasks of a role called nginx are no configuration, whatever their path.
        Optional<RepositoryPath> role = NginxTasks.role(workspace, file.path());
        if (role.isEmpty() && ProxyFile.isNamedSo(file.path())) {
            return ProxyFile.ports(file).or(() -> NginxConfiguration.ports(file.text()));
        }
        if (files++ >= MAX_FILES) {
            return Optional.empty();
        }
        Said said = workspace.made(file, Said.class, Said::of);
        if (said.tunnel()) {
            return said.ports();
        }
        if (role.isPresent() && !writtenByPrograms()) {
            return roles.computeIfAbsent(role.get(), found -> NginxTasks.ofRole(workspace, found))
                    .ports();
        }
        return said.ports().or(() -> writtenByPrograms() ? Optional.empty() : started(file));
    }

    /** Returns whether a Python program may write configuration of nginx, of which no script shows anything. */
    private boolean writtenByPrograms() {
        if (written.isEmpty()) {
            written = Optional.of(workspace.contents().stream()
                    .anyMatch(content -> content instanceof Content.Decoded decoded
                            && PythonPaths.isSource(decoded.file().path())
                            && CONFIGURATION.isIn(decoded.file())));
        }
        return written.get();
    }

    private Optional<Set<Integer>> started(SourceFile file) {
        if (isOfImage(file)) {
            return Optional.of(Set.of());
        }
        return file.path().matches(".*\\.ya?ml")
                ? together(NginxTasks.ofPlays(workspace, file, roles))
                : NginxScript.of(workspace, file).ports();
    }

    /**
     * Returns whether an image takes a script that starts a proxy and no program in Python: the proxy's own loopback address is
     * that of the container.
     */
    private boolean isOfImage(SourceFile script) {
        RepositoryPath path = RepositoryPath.of(script.path());
        return !PROGRAM.isIn(script)
                && !ProxyFile.leadsToMachine(script)
                && path.above()
                        .flatMap(DockerfileNames::defaults)
                        .flatMap(image -> workspace.file(image.text()).stream())
                        .anyMatch(image -> image.contains(path.name()));
    }

    private static Optional<Set<Integer>> together(List<NginxSetup> plays) {
        List<Optional<Set<Integer>>> all = plays.stream().map(NginxSetup::ports).toList();
        if (all.isEmpty() || all.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Set<Integer> ports = new HashSet<>();
        all.forEach(some -> some.ifPresent(ports::addAll));
        return Optional.of(ports);
    }
}
