package dev.undebug.read.format;

import dev.undebug.fact.Baking;
import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.ComposeBuild;
import dev.undebug.fact.EarlierWork;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Role;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.program.BakeCommand;
import dev.undebug.read.shell.program.BuildCommand;
import dev.undebug.read.shell.program.EngineCommand;
import dev.undebug.read.text.Most;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the image builds of one file. */
final class ContainerBuilds {
    /** A variable that is a whole file name, with its default value. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\{(\\w{1,100})(?::?-([^}]{1,500}))?\\}|\\(?(\\w{1,100})\\)?)");

    private final Set<ImageBuild> builds = new LinkedHashSet<>();
    private final Set<ComposeBuild> composed = new LinkedHashSet<>();
    private final Map<String, Set<String>> renamed = new LinkedHashMap<>();
    private final Set<Baking.Use> baked = new LinkedHashSet<>();
    private final List<Push> pushes = new ArrayList<>();

    /**
     * A command that sends an image to a registry, to deploy it.
     *
     * @param at the offset of its place
     */
    private record Push(Set<String> names, int at) {}

    /**
     * The place of a build command.
     *
     * @param directory the folder in which it runs, relative to the initial one, as written
     * @param role the role of the image
     * @param deploys whether it is one that deploys
     * @param known known variables, a later one wins
     */
    record Site(Command command, String directory, Role role, boolean deploys, List<EnvVar> known) {
        Site {
            known = List.copyOf(known);
        }

        Place place() {
            return command.place();
        }
    }

    /** Adds the build of a command, or the name that it gives to an image. */
    void add(EngineCommand engine, Site site) {
        ImageNames known = new ImageNames(site.known());
        engine.renamed().ifPresent(names -> known.of(names.get(1).text())
                .forEach(name -> known.of(names.get(0).text())
                        .forEach(built -> renamed.computeIfAbsent(name, key -> new LinkedHashSet<>())
                                .add(built))));
        if (site.deploys()) {
            engine.pushed()
                    .forEach(name -> pushes.add(new Push(
                            known.of(name.text()).collect(Collectors.toSet()),
                            site.place().span().start())));
        }
        engine.baked().ifPresent(bake -> add(bake, site));
        engine.build().ifPresent(build -> add(build, engine.dockerfiles(), site));
        engine.composedBuild()
                .map(build -> new ComposeBuild(
                        engine.named().in(site.directory()),
                        build.services(),
                        new CommandArguments(site.command(), site.known()).of(build),
                        build.certain(),
                        site.place(),
                        site.role(),
                        EarlierWork.NONE))
                .ifPresent(this::add);
    }

    private void add(BakeCommand bake, Site site) {
        if (Most.room(baked.size(), ContainerFacts.MAX_FACTS)) {
            baked.add(new Baking.Use(
                    site.place(),
                    site.directory(),
                    bake.files(),
                    bake.targets(),
                    bake.set(),
                    bake.open(),
                    bake.local(),
                    site.role()));
        }
    }

    private void add(BuildCommand build, List<Word> dockerfiles, Site site) {
        ImageNames names = new ImageNames(site.known());
        Optional<String> target = build.target().map(Word::text).map(names::filled);
        List<String> tags = build.tags().stream()
                .flatMap(tag -> names.of(tag.text()))
                .distinct()
                .toList();
        BuildArguments arguments = new CommandArguments(site.command(), site.known()).of(build);
        boolean named = !tags.isEmpty() || !arguments.given().isEmpty() || (build.pushes() && target.isPresent());
        if (dockerfiles.isEmpty() && named) {
            Word context = build.context().orElse(null);
            String folder = context == null ? "." : context.text().replaceFirst("/$", "");
            // The Dockerfile of a computed folder is looked for by its name, which says nothing of the folder.
            boolean computed = context != null && folder.contains("$");
            Optional<Context> stated =
                    computed ? Optional.empty() : Optional.of(Context.written(site.directory(), folder));
            add(new ImageBuild(folder + "/Dockerfile", stated, target, tags, arguments, site.place(), site.role())
                    .publishedBy(site.deploys() && build.pushes()));
        }
        Set<String> contexts =
                build.context().map(context -> values(context, site.known())).orElse(Set.of("."));
        for (Word dockerfile : dockerfiles) {
            for (String path : values(dockerfile, site.known())) {
                contexts.forEach(context -> add(new ImageBuild(
                                path,
                                Optional.of(Context.written(site.directory(), context)),
                                target,
                                tags,
                                arguments,
                                site.place(),
                                site.role())
                        .publishedBy(site.deploys() && build.pushes())));
            }
        }
    }

    void add(ImageBuild build) {
        if (!build.dockerfile().isBlank() && Most.room(builds.size(), ContainerFacts.MAX_FACTS)) {
            builds.add(build);
        }
    }

    void add(ComposeBuild build) {
        if (Most.room(composed.size(), ContainerFacts.MAX_FACTS)) {
            composed.add(build);
        }
    }

    /** Returns the possible values of a word that names a file or a folder. */
    static Set<String> values(Word word, List<EnvVar> known) {
        Matcher reference = REFERENCE.matcher(word.text());
        if (word.literal()) {
            return Set.of(word.text());
        }
        if (!reference.matches()) {
            return Set.of(new ImageNames(known).filled(word.text()));
        }
        String name = reference.group(1) == null ? reference.group(3) : reference.group(1);
        Set<String> values = new LinkedHashSet<>();
        known.stream().filter(variable -> variable.name().equals(name)).forEach(variable -> variable.value()
                .ifPresent(values::add));
        Optional.ofNullable(reference.group(2)).ifPresent(values::add);
        return values.isEmpty() ? Set.of(word.text()) : values;
    }

    /**
     * Returns the builds.
     *
     * @param ships whether the file pushes or deploys its images
     */
    List<ImageBuild> all(BooleanSupplier ships) {
        boolean tested = builds.stream().anyMatch(build -> build.role() == Role.TEST);
        boolean shipped = tested && ships.getAsBoolean();
        return builds.stream()
                .map(build -> shipped && build.role() == Role.TEST ? build.with(Role.UNKNOWN) : build)
                .map(build -> build.and(otherNames(build)))
                .map(build -> build.publishedBy(isPushed(build)))
                .toList();
    }

    /** Another build may give the name to another image before a command pushes it. */
    private boolean isPushed(ImageBuild build) {
        return pushes.stream()
                .filter(push ->
                        isBetween(build, 0, push.at()) && build.tags().stream().anyMatch(push.names()::contains))
                .anyMatch(push -> builds.stream()
                        .filter(other -> isBetween(other, build.place().span().start() + 1, push.at()))
                        .noneMatch(other -> Stream.concat(other.tags().stream(), otherNames(other).stream())
                                .anyMatch(push.names()::contains)));
    }

    private static boolean isBetween(ImageBuild build, int from, int until) {
        int at = build.place().span().start();
        return at >= from && at < until;
    }

    /**
     * Returns the builds of compose files.
     *
     * @param pushes whether a command pushes or deploys the images
     */
    List<ComposeBuild> composed(boolean pushes) {
        return composed.stream()
                .map(build -> pushes && build.role() == Role.TEST ? build.with(Role.UNKNOWN) : build)
                .toList();
    }

    /** Returns the commands that build targets of bake. */
    Baking baked() {
        return Baking.of(List.copyOf(baked));
    }

    /** Returns the names that {@code docker tag} gives to a built image. */
    private List<String> otherNames(ImageBuild build) {
        return renamed.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(build.tags()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}
