package dev.undebug.service.deploy;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.Readers;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The stages of Dockerfiles as builds make them: with the arguments of each. */
final class BuiltStages {
    /** Of a Dockerfile that is built in more ways, the others have the defaults of its arguments. */
    private static final int MAX_WAYS = 30;

    private static final Pattern DECLARES = Pattern.compile("(?im)^[ \\t]*ARG[ \\t]");

    private final Map<String, Map<BuildArguments, List<Unit>>> known = new HashMap<>();

    /** Returns the units of a Dockerfile in a build. */
    List<Unit> of(FileFacts dockerfile, BuildArguments arguments) {
        if (arguments.equals(BuildArguments.UNKNOWN)
                || !DECLARES.matcher(dockerfile.file().text()).find()) {
            return dockerfile.units();
        }
        Map<BuildArguments, List<Unit>> ways =
                known.computeIfAbsent(dockerfile.file().path(), key -> new HashMap<>());
        BuildArguments relevant = declared(dockerfile.file(), arguments);
        if (!ways.containsKey(relevant) && ways.size() == MAX_WAYS) {
            return dockerfile.units();
        }
        return ways.computeIfAbsent(relevant, key -> read(dockerfile, key));
    }

    /** Builds that differ in arguments of other Dockerfiles alone make the same image. */
    private static BuildArguments declared(SourceFile dockerfile, BuildArguments arguments) {
        List<EnvVar> named = arguments.given().stream()
                .filter(argument -> dockerfile.text().contains(argument.name()))
                .toList();
        return new BuildArguments(named, arguments.complete());
    }

    /** The roles of the units are known already, some from other files. */
    private static List<Unit> read(FileFacts dockerfile, BuildArguments arguments) {
        return Readers.read(dockerfile.file(), arguments).units().stream()
                .map(unit -> unit.with(role(unit, dockerfile)))
                .toList();
    }

    private static Role role(Unit unit, FileFacts dockerfile) {
        Optional<Unit> same = dockerfile.units().stream()
                .filter(other -> other.kind() == unit.kind()
                        && other.place().span().equals(unit.place().span()))
                .findFirst();
        return same.map(Unit::role).orElse(unit.role());
    }
}
