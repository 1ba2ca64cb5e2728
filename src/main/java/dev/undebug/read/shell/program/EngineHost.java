package dev.undebug.read.shell.program;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a container engine works on another machine: {@code docker -H ssh://HOST compose up},
 * {@code DOCKER_HOST=tcp://HOST:2376}, {@code docker context use live}. A host without a domain may be a service of the
 * pipeline itself, {@code tcp://docker:2375}.
 */
public final class EngineHost {
    private static final Set<String> PROGRAMS = Set.of("docker", "docker-compose");
    private static final Set<String> HOST = Set.of("-H", "--host");
    private static final Set<String> CONTEXT = Set.of("-c", "--context");
    private static final String DEFAULT = "default";
    private static final Pattern REMOTE = Pattern.compile(
            "ssh://|(?:tcp|https?)://(?!127\\.|0\\.0\\.0\\.0|[\\w.-]++(?<=\\.(?:internal|local|localhost)))[\\w-]++\\.[\\w.-]++");

    private EngineHost() {}

    /**
     * Returns whether the engine of a command does.
     *
     * @param known known variables, a later one wins
     */
    public static boolean isElsewhere(Command command, List<EnvVar> known) {
        List<String> words = words(command);
        if (!PROGRAMS.contains(ContainerPath.program(words.get(0)))) {
            return false;
        }
        for (int i = 1; i < words.size() && words.get(i).startsWith("-"); i++) {
            String[] option = words.get(i).split("=", 2);
            boolean host = HOST.contains(option[0]);
            boolean context = CONTEXT.contains(option[0]) && !words.get(0).equals("docker-compose");
            if ((host || context) && option.length == 1 && i + 1 < words.size()) {
                option = new String[] {option[0], words.get(++i)};
            }
            if (option.length == 2 && (host || context)) {
                return host ? isRemote(option[1]) : !option[1].equals(DEFAULT);
            }
        }
        return Stream.concat(known.stream(), command.assignments().stream())
                .filter(variable -> variable.name().equals("DOCKER_HOST"))
                .reduce((first, last) -> last)
                .flatMap(EnvVar::value)
                .filter(EngineHost::isRemote)
                .isPresent();
    }

    /** Returns whether commands after this one work elsewhere: {@code docker context use live}; empty if it says nothing. */
    public static Optional<Boolean> chosen(Command command) {
        List<String> words = words(command);
        boolean chooses = words.size() == 4
                && ContainerPath.program(words.get(0)).equals("docker")
                && words.subList(1, 3).equals(List.of("context", "use"));
        return chooses ? Optional.of(!words.get(3).equals(DEFAULT)) : Optional.empty();
    }

    private static List<String> words(Command command) {
        return command.words().stream().map(Word::text).toList();
    }

    private static boolean isRemote(String host) {
        return REMOTE.matcher(host).lookingAt();
    }
}
