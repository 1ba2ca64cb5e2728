package dev.undebug.service.launch;

import dev.undebug.service.tree.CodeRole;
import java.util.List;
import java.util.Optional;

/** Finds launches of examples in a repository that deploys something else: people try these out. */
public final class ExampleLaunches {
    private ExampleLaunches() {}

    /** Returns the launches with a note on those of examples; unchanged if the repository shows nothing else. */
    public static List<Launch> noted(List<Launch> launches) {
        Optional<Launch> deployed = launches.stream()
                .filter(launch -> launch.showsPython() && !isExample(launch))
                .filter(launch -> !launch.role().isPrivate())
                .findFirst();
        return deployed.map(other -> launches.stream()
                        .map(launch -> launch.runsPython() && isExample(launch) ? launch.ofExample(other) : launch)
                        .toList())
                .orElse(launches);
    }

    private static boolean isExample(Launch launch) {
        return CodeRole.isExample(launch.place().path());
    }
}
