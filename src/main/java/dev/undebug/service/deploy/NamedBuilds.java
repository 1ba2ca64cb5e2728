package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.TemplatePlaceholders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The images that commands build, by their whole names: {@code docker build -t registry.example/shop .} */
final class NamedBuilds {
    /** The parts of a name that are filled in when it is used. */
    private static final Pattern FILLED_IN =
            Pattern.compile("\\$\\{[^}]*+\\}?|\\$\\([^)]*+\\)?|\\$\\w*+|`[^`]*+`?|\\{\\{[^}]*+(?:\\}\\})?|…");

    private final Function<ImageBuild, Optional<Image>> images;
    private final Map<String, List<ImageBuild>> byName = new HashMap<>();
    private final Map<String, Set<String>> byLastName = new HashMap<>();
    private final Set<String> lastNames = new HashSet<>();

    /** @param images the image of a build, if its Dockerfile is known */
    NamedBuilds(List<FileFacts> files, Function<ImageBuild, Optional<Image>> images) {
        this.images = images;
        for (FileFacts file : files) {
            for (ImageBuild build : file.builds()) {
                List<ImageName> names = build.tags().stream().map(ImageName::of).toList();
                names.forEach(name -> {
                    byName.computeIfAbsent(name.whole(), key -> new ArrayList<>())
                            .add(build);
                    byLastName
                            .computeIfAbsent(name.last(), key -> new LinkedHashSet<>())
                            .add(name.whole());
                });
                // A name of which nothing is known is most likely one of the others, as a variable has it.
                preferred(names.stream().map(ImageName::last).toList(), last -> !isUnknown(last))
                        .forEach(lastNames::add);
            }
            file.units().stream()
                    .filter(unit -> unit.kind() == Unit.Kind.COMPOSE_SERVICE
                            && unit.origin().build().isPresent())
                    .flatMap(unit -> unit.origin().base().stream())
                    .forEach(base -> lastNames.add(ImageName.of(base).last()));
        }
    }

    /** Returns whether the repository shows the name of any image that it builds. */
    boolean isAny() {
        return !lastNames.isEmpty();
    }

    /** Returns whether a build may have the name: one with the name as far as it is known, or with one of which nothing is. */
    boolean mayBe(ImageName name) {
        return isCalled(name) || lastNames.stream().anyMatch(NamedBuilds::isUnknown);
    }

    /**
     * Returns whether a build has the name in another registry, or a computed one that may become it. A build with a name
     * of which nothing is known says nothing of any other.
     */
    boolean isCalled(ImageName name) {
        return isAny()
                && (lastNames.contains(name.last())
                        || isComputed(name.whole())
                        || lastNames.stream()
                                .filter(NamedBuilds::isComputed)
                                .filter(last -> !isUnknown(last))
                                .anyMatch(last -> mayBecome(last, name.last())));
    }

    private static boolean isUnknown(String name) {
        return isComputed(name)
                && FILLED_IN.matcher(name).replaceAll("").chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Returns whether a computed name may become another one, whatever is filled in. In linear time: names come from strangers. */
    static boolean mayBecome(String computed, String name) {
        String[] parts = FILLED_IN.split(computed, -1);
        String end = parts[parts.length - 1];
        int at = 0;
        for (int i = 0; i + 1 < parts.length; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0 || (i == 0 && found > 0)) {
                return false;
            }
            at = found + parts[i].length();
        }
        return name.endsWith(end) && name.length() - end.length() >= at;
    }

    /** Returns a text with marks for the parts that are filled in when it is used. */
    static String marked(String text) {
        return TemplatePlaceholders.marked(text, FILLED_IN);
    }

    /** Returns whether a name has parts that are filled in when it is used. */
    static boolean isComputed(String name) {
        return name.contains("$") || name.contains("`") || name.contains("{{") || name.contains("…");
    }

    /** Returns whether a build without a target, whose image is published, uses the Dockerfile. */
    boolean publishLast(String dockerfile) {
        return byName.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(build -> build.role() == Role.PRODUCTION
                                || (build.role() != Role.DEVELOPMENT
                                        && build.role() != Role.TEST
                                        && entry.getKey().contains("/"))))
                .anyMatch(
                        build -> build.target().isEmpty() && build.dockerfile().equals(dockerfile));
    }

    /** Returns whether a command deploys the image of a stage through a registry, under a name that is not one for developers or tests. */
    boolean deploy(Unit stage) {
        return byName.values().stream()
                .flatMap(List::stream)
                .anyMatch(build -> build.dockerfile().equals(stage.place().path())
                        && build.target()
                                .map(stage.name()::equalsIgnoreCase)
                                .orElse(stage.origin().last())
                        && PublishedStages.isDeployed(build));
    }

    /**
     * Returns the image of the name; empty if builds of different images have it.
     *
     * @param file the file that uses it, whose own builds come first
     */
    Optional<Image> image(String reference, String file) {
        ImageName name = ImageName.of(reference);
        List<ImageBuild> builds = named(name);
        builds = preferred(builds, build -> build.tags().stream()
                .map(ImageName::of)
                .anyMatch(tag -> tag.tag().equals(name.tag()) && name.whole().endsWith(tag.whole())));
        builds = preferred(builds, build -> build.place().path().equals(file));
        builds = preferred(builds, build -> !build.role().isPrivate());
        List<Image> found = alike(builds).stream()
                .flatMap(build -> images.apply(build).stream())
                .distinct()
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A build with a publisher in its name is often pushed to a registry under the same name. */
    private List<ImageBuild> named(ImageName name) {
        return Stream.concat(Stream.of(name.whole()), name.inRegistry())
                .flatMap(whole -> Optional.ofNullable(byName.get(whole)).stream())
                .findFirst()
                .orElseGet(() -> inRegistry(name));
    }

    /** Where a registry is filled in, that of the build or that of the container, the rest of the name says which image it is. */
    private List<ImageBuild> inRegistry(ImageName name) {
        return isComputed(name.last())
                ? List.of()
                : byLastName.getOrDefault(name.last(), Set.of()).stream()
                        .filter(whole -> isComputed(whole) || isComputed(name.whole()))
                        .flatMap(whole -> byName.getOrDefault(whole, List.of()).stream())
                        .toList();
    }

    /** Joins builds that differ in their arguments alone: any of them may have made the image. */
    private static List<ImageBuild> alike(List<ImageBuild> builds) {
        List<ImageBuild> different = new ArrayList<>();
        for (ImageBuild build : builds) {
            Optional<ImageBuild> same =
                    different.stream().filter(build::makesSame).findFirst();
            same.ifPresentOrElse(
                    one -> different.set(different.indexOf(one), one.or(build)), () -> different.add(build));
        }
        return different;
    }

    /** Returns those that a condition holds for; all if it holds for none. */
    static <T> List<T> preferred(List<T> all, Predicate<T> which) {
        List<T> chosen = all.stream().filter(which).toList();
        return chosen.isEmpty() ? all : chosen;
    }
}
