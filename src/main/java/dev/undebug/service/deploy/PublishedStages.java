package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stages whose images commands and pipelines build for visitors, though they are not the last ones of their
 * Dockerfiles: {@code docker build --target production}. One that is built as a cache, for developers or for a review, and a
 * step to another image of the same name are none.
 */
final class PublishedStages {
    /** Words in the names and the tags of images that are not for visitors. */
    private static final Pattern ASIDE = Pattern.compile(
            "(?i)(?:^|[^a-z0-9])(?:(?:build|layer)?cache|builder|tools?|toolbox|(?:pr|mr)-?\\d+|(?:pr|mr)-.*\\$.*)"
                    + "(?![a-z0-9])");

    /** Words for what serves visitors by itself, though something else is made from it, too. */
    private static final Pattern SERVES = Pattern.compile(
            "(?i)(?:^|[^a-z0-9])(?:web|www|api|app|site|server|backend|frontend|prod|production|release)(?![a-z0-9])");

    /** A value that only a pipeline knows. */
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{[^}]*+}}");

    private final Map<Target, List<ImageBuild>> builds = new HashMap<>();

    /** The builds of stages whose names only the build knows, by the paths of their Dockerfiles. */
    private final Map<String, List<ImageBuild>> computed = new HashMap<>();

    /** The builds of a file. */
    private final Map<SourceFile, List<ImageBuild>> byFile = new HashMap<>();

    /** The stages of Dockerfiles, by their paths. */
    private final Map<String, List<Unit>> stages = new HashMap<>();

    private final Predicate<String> changed;

    /** @param changed whether a pull request changes a file */
    PublishedStages(List<FileFacts> files, Predicate<String> changed) {
        this.changed = changed;
        for (FileFacts file : files) {
            file.builds().forEach(this::add);
            List<Unit> ofFile = file.units().stream()
                    .filter(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE)
                    .toList();
            if (!ofFile.isEmpty()) {
                stages.put(file.file().path(), ofFile);
            }
        }
    }

    private void add(ImageBuild build) {
        byFile.computeIfAbsent(build.place().file(), key -> new ArrayList<>()).add(build);
        build.target().filter(NamedBuilds::isComputed).ifPresent(name -> computed.computeIfAbsent(
                        build.dockerfile(), key -> new ArrayList<>())
                .add(build));
        build.target()
                .ifPresent(name -> builds.computeIfAbsent(Target.of(build.dockerfile(), name), key -> new ArrayList<>())
                        .add(build));
    }

    /** A stage of a Dockerfile. */
    private record Target(String dockerfile, String stage) {
        static Target of(String dockerfile, String stage) {
            return new Target(dockerfile, stage.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Returns the images of a stage that are built for visitors and start something: one for each context, and for the
     * arguments of each build.
     *
     * @param images the images of a build, if its Dockerfile is known
     */
    List<Image> of(Unit stage, Function<ImageBuild, Stream<Image>> images) {
        if (stage.origin().last()) {
            return List.of();
        }
        List<ImageBuild> certain = certain(stage);
        return (certain.isEmpty()
                        ? possible(stage).map(build -> build.ofStage(stage.name())).stream()
                        : certain.stream())
                .flatMap(images)
                .filter(Image::mayStart)
                .distinct()
                .toList();
    }

    /** Returns the build that may make a stage, if none certainly does. */
    Optional<ImageBuild> presumed(Unit stage) {
        return certain(stage).isEmpty() ? possible(stage) : Optional.empty();
    }

    private List<ImageBuild> certain(Unit stage) {
        return builds.getOrDefault(Target.of(stage.place().path(), stage.name()), List.of()).stream()
                .filter(build -> isPublished(build, stage) && !isStep(build, stage))
                .toList();
    }

    /**
     * The name of a stage for developers is one that nobody gives in a deployment, unless the deployment names it, or its author
     * comes to leave the name open.
     */
    private Optional<ImageBuild> possible(Unit stage) {
        return stage.name().isEmpty()
                ? Optional.empty()
                : computed.getOrDefault(stage.place().path(), List.of()).stream()
                        .filter(build -> !stage.role().isPrivate()
                                || changed.test(build.place().path()))
                        .filter(build -> build.target()
                                .filter(name -> NamedBuilds.mayBecome(
                                        EXPRESSION.matcher(name).replaceAll("…"), stage.name()))
                                .isPresent())
                        .filter(build -> isPublished(build, stage))
                        .findFirst();
    }

    /**
     * A build under a name with a publisher is pushed somewhere; others of a stage that is not called so may be a step to it.
     * A pipeline that only builds the stage for production tries what is built elsewhere.
     */
    private static boolean isPublished(ImageBuild build, Unit stage) {
        if (stage.role() == Role.PRODUCTION) {
            return build.role() != Role.DEVELOPMENT;
        }
        if (stage.role().isPrivate()) {
            return isDeployed(build);
        }
        if (build.role().isPrivate()) {
            return false;
        }
        List<ImageName> names = names(build);
        return (build.role() == Role.PRODUCTION && names.isEmpty())
                || names.stream()
                        .anyMatch(name -> !isAside(name)
                                && (build.role() == Role.PRODUCTION
                                        || name.whole().contains("/")));
    }

    /** Returns whether a build is deployed through a registry, under a name for visitors or that which a platform gives it. */
    static boolean isDeployed(ImageBuild build) {
        List<ImageName> names = names(build);
        return build.published() && (names.isEmpty() || names.stream().anyMatch(name -> !isAside(name)));
    }

    private static List<ImageName> names(ImageBuild build) {
        return build.tags().stream().map(ImageName::of).toList();
    }

    private static boolean isAside(ImageName name) {
        return ASIDE.matcher(name.last()).find()
                || ASIDE.matcher(name.tag()).find()
                || RoleInference.ofWorkload(name.last()).isPrivate()
                || RoleInference.of(name.tag()).isPrivate();
    }

    /** Returns whether the same file publishes an image of the same name that is made from the stage. */
    private boolean isStep(ImageBuild build, Unit stage) {
        List<ImageName> own = names(build);
        Set<String> whole = own.stream().map(ImageName::whole).collect(Collectors.toSet());
        boolean serves = Stream.concat(Stream.of(stage.name()), own.stream().map(ImageName::tag))
                .anyMatch(text -> SERVES.matcher(text).find());
        return stage.role() != Role.PRODUCTION
                && !serves
                && byFile.getOrDefault(build.place().file(), List.of()).stream()
                        .filter(other -> other.dockerfile().equals(build.dockerfile())
                                && !other.role().isPrivate())
                        .filter(other ->
                                names(other).stream().anyMatch(name -> whole.contains(name.whole()) && !isAside(name)))
                        .anyMatch(other -> isMadeFrom(other, stage));
    }

    private boolean isMadeFrom(ImageBuild build, Unit stage) {
        List<Unit> all = stages.getOrDefault(build.dockerfile(), List.of());
        Set<String> known = new HashSet<>();
        Optional<Unit> made = all.stream()
                .filter(one -> build.target()
                        .map(name -> one.name().equalsIgnoreCase(name))
                        .orElseGet(() -> one.origin().last()))
                .findFirst();
        while (made.isPresent() && known.add(made.get().name())) {
            Optional<String> base = made.get().origin().base();
            if (base.filter(stage.name()::equalsIgnoreCase).isPresent()) {
                return true;
            }
            made = base.flatMap(name -> all.stream()
                    .filter(one -> one.name().equalsIgnoreCase(name))
                    .findFirst());
        }
        return false;
    }
}
