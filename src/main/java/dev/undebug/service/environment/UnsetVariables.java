package dev.undebug.service.environment;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells of a variable whether it is presumably unset in a container: nothing in the repository sets it, in whatever
 * file, and neither do container engines, images and the platforms that run them.
 */
public final class UnsetVariables implements Predicate<String> {
    private static final Pattern GIVEN = Pattern.compile(
            "PATH|HOME|PWD|OLDPWD|USER|LOGNAME|HOSTNAME|HOST|SHELL|SHLVL|TERM"
                    + "|LANG|LC_\\w+|TZ|U?ID|EUID|GID|PPID|RANDOM|SECONDS|OSTYPE|IFS|BASH\\w*|PYTHON\\w*|VIRTUAL_ENV|PORT|DYNO"
                    + "|CI|K_SERVICE|(?:KUBERNETES|AWS|ECS|GOOGLE|GCP|GAE|AZURE|WEBSITE|HEROKU|RENDER|RAILWAY|FLY)_\\w+");

    private final Set<String> set = new HashSet<>();

    /** @param files may set variables */
    public UnsetVariables(List<FileFacts> files) {
        for (FileFacts file : files) {
            file.units().stream()
                    .flatMap(UnsetVariables::assignments)
                    .filter(variable -> !variable.isRemoved())
                    .map(EnvVar::name)
                    .forEach(set::add);
        }
    }

    private static Stream<EnvVar> assignments(Unit unit) {
        return Stream.concat(
                unit.environment().stream(),
                unit.commands().stream().flatMap(command -> command.assignments().stream()));
    }

    @Override
    public boolean test(String name) {
        return !set.contains(name) && !GIVEN.matcher(name).matches();
    }
}
