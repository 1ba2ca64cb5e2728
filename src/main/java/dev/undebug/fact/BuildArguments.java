package dev.undebug.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The known arguments of the build of an image: {@code docker build --build-arg DEBUG=1 .}
 *
 * @param given the arguments, a later one wins; one without a value has one that only the build knows
 * @param complete whether there are no others, so that what a Dockerfile declares besides has its default or nothing
 */
public record BuildArguments(List<EnvVar> given, boolean complete) {
    /** The arguments of a build that gives none. */
    public static final BuildArguments NONE = new BuildArguments(List.of(), true);

    /** The arguments of an image that nothing is seen to build. */
    public static final BuildArguments UNKNOWN = new BuildArguments(List.of(), false);

    public BuildArguments {
        given = List.copyOf(given);
    }

    /** Returns the arguments of a build that gives these and no others. */
    public static BuildArguments of(List<EnvVar> given) {
        return new BuildArguments(given, true);
    }

    /** Returns these arguments and further ones, which win. */
    public BuildArguments and(BuildArguments others) {
        return new BuildArguments(FileFacts.both(given, others.given), complete && others.complete);
    }

    /** Returns the last argument of a name. */
    public Optional<EnvVar> named(String name) {
        return given.stream().filter(argument -> argument.name().equals(name)).reduce((first, last) -> last);
    }

    /** Returns what two builds have in common: an argument that only one of them gives, or gives otherwise, is not known. */
    public BuildArguments inCommonWith(BuildArguments other) {
        List<EnvVar> common = new ArrayList<>();
        for (EnvVar argument : given) {
            boolean same = other.named(argument.name())
                    .filter(found -> found.value().equals(argument.value()))
                    .isPresent();
            common.add(same ? argument : argument.with(Optional.empty()));
        }
        other.given.stream()
                .filter(argument -> named(argument.name()).isEmpty())
                .map(argument -> argument.with(Optional.empty()))
                .forEach(common::add);
        return new BuildArguments(common, complete && other.complete);
    }
}
