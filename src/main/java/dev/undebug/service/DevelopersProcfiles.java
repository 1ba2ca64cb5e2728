package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.service.launch.Launch;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Procfiles that also start a server for the developers of a front end: {@code web: vite}. Heroku may run them as well, so
 * they stay launches for visitors, but another launch shows better what visitors meet.
 */
final class DevelopersProcfiles {
    private static final String PROCFILE = "Procfile";

    /** Servers for developers, with the words that start them. */
    private static final Map<String, Set<String>> SERVERS = Map.of(
            "vue-cli-service", Set.of("serve"),
            "ng", Set.of("serve"),
            "webpack", Set.of("serve"),
            "react-scripts", Set.of("start"),
            "next", Set.of("dev"),
            "nuxt", Set.of("dev"),
            "gatsby", Set.of("develop"),
            "vite", Set.of("", "dev", "serve"));

    private static final Set<String> ALONE = Set.of("webpack-dev-server", "live-server", "browser-sync");

    /** Programs that run a script of {@code package.json}. */
    private static final Set<String> RUNNERS = Set.of("npm", "yarn", "pnpm");

    private static final Set<String> SCRIPTS = Set.of("dev", "serve", "watch");

    private DevelopersProcfiles() {}

    /** Returns the launches, those of such Procfiles last. */
    static List<Launch> last(List<Launch> launches) {
        Set<String> files = launches.stream()
                .filter(launch -> RepositoryPath.of(begin(launch).path()).name().startsWith(PROCFILE))
                .filter(launch -> launch.command()
                        .filter(DevelopersProcfiles::isForDevelopers)
                        .isPresent())
                .map(launch -> begin(launch).path())
                .collect(Collectors.toSet());
        if (files.isEmpty()) {
            return launches;
        }
        Map<Boolean, List<Launch>> apart = launches.stream()
                .collect(Collectors.partitioningBy(
                        launch -> files.contains(begin(launch).path())));
        List<Launch> ordered = new ArrayList<>(apart.getOrDefault(false, List.of()));
        ordered.addAll(apart.getOrDefault(true, List.of()));
        return List.copyOf(ordered);
    }

    /** Returns where the way to the program begins. */
    private static Place begin(Launch launch) {
        return launch.steps().isEmpty() ? launch.place() : launch.steps().get(0).place();
    }

    private static boolean isForDevelopers(Command command) {
        List<String> words = command.words().stream().map(Word::text).toList();
        String program = ContainerPath.program(words.get(0));
        List<String> rest = words.subList(1, words.size()).stream()
                .filter(word -> !word.startsWith("-"))
                .toList();
        if (RUNNERS.contains(program)) {
            return rest.stream().anyMatch(SCRIPTS::contains);
        }
        String first = rest.isEmpty() ? "" : rest.get(0);
        return ALONE.contains(program)
                || SERVERS.getOrDefault(program, Set.of()).contains(first);
    }
}
