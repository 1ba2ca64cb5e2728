package dev.undebug.service.launch;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.service.command.ServerCommand;
import dev.undebug.service.tree.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Completes a hypercorn launch with its Python configuration, which runs before the application is imported. */
public final class HypercornConfig {
    private final Workspace workspace;

    public HypercornConfig(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the launch with its configuration; other servers' launches unchanged. */
    public Launch applied(Launch launch) {
        if (launch.invocation().launcher() != Launcher.HYPERCORN
                || launch.command().isEmpty()) {
            return launch;
        }
        List<Word> words = launch.command().get().words();
        Optional<ServerConfiguration> configuration = ServerCommand.option(words, "--config")
                .or(() -> ServerCommand.option(words, "-c"))
                .filter(ConfigurationFile::isPython)
                .flatMap(location -> ConfigurationFile.find(location, launch, workspace))
                .map(file -> new ServerConfiguration(
                        List.of(Prelude.ofServer(file.path(), file.module(), List.of(), Set.of())), Optional.empty()));
        return configuration.isEmpty() ? launch : launch.with(launch.invocation(), launch.runtime(), configuration);
    }
}
