package dev.undebug.service.deploy;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.environment.CopiedMatches;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.DockerfileNames;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The images that the repository builds, by the names that deployments use. */
public final class Images {
    /** Names of third-party images, of any publisher. */
    private static final Pattern FOREIGN = Pattern.compile(
            ".*(?:redis|valkey|postgres|postgis|mysql|mariadb|mongo|nginx|rabbitmq|memcached|busybox|alpine|traefik|haproxy"
                    + "|elasticsearch|opensearch|jenkins|kafka|zookeeper|minio|adminer|pgadmin|grafana|prometheus|envoy|fluentd?|vault"
                    + "|consul|localstack|mailhog|mailpit|caddy|varnish|certbot|curl|kubectl|cloudsql|proxy|exporter|jaeger|azure-cli|aws-?cli"
                    + "|cloud-sdk|portainer|watchtower|dozzle|uptime-kuma|cadvisor|cloudflared|autoheal|netdata|wireguard|pihole"
                    + "|phpmyadmin|kibana|logstash|filebeat|promtail|alertmanager|swagger-ui|node-red|vaultwarden).*");

    /** Names of containers that keep data for others. */
    private static final Pattern STORE = Pattern.compile("(?:.*[-_])?(?:db|database|cache|broker)");

    /** Registries, or parts of them, in which only their owners publish. */
    private static final Pattern FOREIGN_REGISTRY = Pattern.compile(
            "(?:registry\\.k8s\\.io|k8s\\.gcr\\.io|mcr\\.microsoft\\.com|docker\\.elastic\\.co|nvcr\\.io|lscr\\.io"
                    + "|(?:grafana|prom|portainer|containrrr|linuxserver|hashicorp|elastic|confluentinc|gitea|gitlab|sonatype|ollama|qdrant"
                    + "|milvusdb|selenium|browserless|nginxinc|nginxproxy|jwilder|cloudflare|ngrok|n8nio|metabase)"
                    + "|602401143452\\.dkr\\.ecr\\..*|(?:[^/]*\\.amazonaws\\.com/)?amazon"
                    + "|registry\\.(?:access\\.)?redhat\\.(?:com|io)|public\\.ecr\\.aws/(?:docker|aws-[^/]*|amazonlinux|lambda)"
                    + "|gcr\\.io/(?:google[-_]?(?:containers|samples|com.*)|distroless|cloud-builders|kaniko-project|k8s-.*)"
                    + "|quay\\.io/(?:prometheus|coreos|jetstack|kubernetes.*|argoproj|oauth2-proxy|keycloak|minio))/.*");

    private final List<FileFacts> dockerfiles;
    private final BuiltStages stages = new BuiltStages();
    private final NamedBuilds named;
    private final Optional<ImageOwner> owner;
    private final List<FileFacts> files;
    private final Predicate<String> exists;
    private final CopiedMatches matches;
    private final BuildContexts contexts;
    private final ParentImages parents;
    private final FilledContexts filled;
    private final MountedContexts mounted;
    private final CalledDockerfiles called;
    private final PublishedStages published;
    private Optional<Boolean> several = Optional.empty();
    private Optional<Set<Unit>> parentStages = Optional.empty();
    private Optional<NearDockerfiles> near = Optional.empty();

    /**
     * The paths of the repository.
     *
     * @param exists whether it has a file or a folder
     * @param matches finds what the patterns of copies take
     * @param changed whether a pull request changes a file
     */
    public record Tree(Predicate<String> exists, CopiedMatches matches, Predicate<String> changed) {
        static final Tree NONE = new Tree(path -> false, CopiedMatches.NONE, path -> false);
    }

    /** Creates the images without a way to look up build contexts. */
    public Images(List<FileFacts> files) {
        this(files, List.of(), Tree.NONE);
    }

    /**
     * @param services the services of the compose files, merged
     */
    public Images(List<FileFacts> files, List<Unit> services, Tree tree) {
        this.files = List.copyOf(files);
        this.exists = tree.exists();
        this.matches = tree.matches();
        dockerfiles = files.stream()
                .filter(file -> file.units().stream().anyMatch(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE))
                .toList();
        contexts = new BuildContexts(exists, stages);
        contexts.addBuilds(files, this::dockerfile);
        contexts.addServices(services, this::dockerfile);
        named = new NamedBuilds(files, this::image);
        parents = new ParentImages(files, build -> alone(build).map(this::matching), build -> alone(build)
                .map(this::matching));
        filled = new FilledContexts(files, exists);
        published = new PublishedStages(files, tree.changed());
        called = new CalledDockerfiles(dockerfiles, contexts::of);
        mounted = new MountedContexts(dockerfiles, this::ofLast);
        owner = onlyDockerfile().map(this::ownerOf);
    }

    /**
     * Returns the image of a container by its name, such as {@code registry.example/team/shop-web:1.2}: a build of that
     * name, the Dockerfile with that name or in a folder with that name, or the only Dockerfile for deployment. The latter is not
     * that of a name which is certainly another's: of third-party software, of no build where builds have names, or with
     * nothing of the repository's in it where a deployment has.
     */
    public Optional<Image> named(Unit container) {
        return container.origin().base().flatMap(reference -> nearest(reference, container)
                .or(() -> only(ImageName.of(reference))));
    }

    /** Returns the image of a container whose name for it shows that the repository publishes it. */
    public Optional<Image> own(Unit container) {
        return named(container).filter(image -> !presumes(container));
    }

    /**
     * Returns the image of a container with variables of Flask: that of its name, or else of the only Dockerfile for
     * deployment that may have Python.
     */
    public Optional<Image> ofFlask(Unit container) {
        return named(container)
                .or(() -> container.origin().base().map(ImageName::of).flatMap(name -> only(dockerfiles.stream()
                                .filter(ThirdPartyImages::mayHavePython))
                        .filter(file -> !isOther(name, ownerOf(file)))
                        .map(file -> image(file, name.last()))));
    }

    /**
     * Returns whether the image for a name is only presumed: it is that of the only Dockerfile, and nothing says that the
     * repository publishes under this name.
     */
    public boolean presumes(Unit container) {
        return container
                .origin()
                .base()
                .filter(reference -> nearest(reference, container).isEmpty())
                .map(ImageName::of)
                .flatMap(name -> owner.filter(owner -> !owner.isOwn(name) && !named.isCalled(name)))
                .isPresent();
    }

    /**
     * Returns the image of the Dockerfile that lies with the manifest of a container, where several Dockerfiles may be meant
     * and no build has the name.
     */
    public Optional<Image> beside(Unit container) {
        if (owner.isPresent() || container.origin().base().isEmpty()) {
            return Optional.empty();
        }
        ImageName name = ImageName.of(container.origin().base().get());
        return near().of(container)
                .or(() -> near().presumed(container))
                .filter(file -> ThirdPartyImages.mayHavePython(file) && !isOther(name, ownerOf(file)))
                .map(file -> image(file, name.last()));
    }

    /** Returns whether the image of the Dockerfile beside a container is only presumed to be that of the container. */
    public boolean presumesBeside(Unit container) {
        return container.origin().base().filter(base -> nearest(base, container).isEmpty()).map(ImageName::of).stream()
                .anyMatch(name -> beside(container)
                        .filter(image -> near().presumed(container).isPresent()
                                || !new ImageOwner(image.context(), exists, files).isOwn(name))
                        .isPresent());
    }

    private NearDockerfiles near() {
        if (near.isEmpty()) {
            List<Unit> unnamed = files.stream()
                    .flatMap(file -> file.units().stream())
                    .filter(unit -> unit.kind() == Unit.Kind.CONTAINER && !runsOthers(unit))
                    .filter(unit -> unit.origin()
                            .base()
                            .filter(base -> nearest(base, unit).isEmpty() && !ImageOwner.isOfficial(ImageName.of(base)))
                            .isPresent())
                    .toList();
            near = Optional.of(new NearDockerfiles(
                    dockerfiles.stream().filter(Images::isDeployed).toList(), unnamed, contexts::of));
        }
        return near.get();
    }

    /** Returns whether deployments run several images that are presumed to be the same one, so that most of them are not. */
    public boolean presumesSeveral() {
        if (several.isEmpty()) {
            several = Optional.of(presumed().limit(2).count() > 1);
        }
        return several.get();
    }

    private Stream<String> presumed() {
        return files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.CONTAINER && !runsOthers(unit))
                .filter(this::presumes)
                .flatMap(unit -> unit.origin().base().stream())
                .map(ImageName::of)
                .filter(name -> only(name).isPresent())
                .map(ImageName::last)
                .distinct();
    }

    /** Returns the image of a build or a Dockerfile with the name that a container has. */
    private Optional<Image> nearest(String reference, Unit container) {
        return built(reference).or(() -> {
            ImageName image = ImageName.of(reference);
            String name = image.last();
            String path = container.place().path();
            return called.same(name, path)
                    .or(() -> image.taggedProgram().flatMap(program -> called.same(program, path)))
                    .or(() -> called.of(name, path))
                    .map(file -> image(file, name));
        });
    }

    private Optional<Image> only(ImageName name) {
        return owner.filter(known -> !isOther(name, known))
                .flatMap(known -> onlyDockerfile())
                .map(file -> image(file, name.last()));
    }

    private boolean isOther(ImageName name, ImageOwner known) {
        return isForeign(name.whole()) || (named.isAny() && !named.mayBe(name)) || known.isOther(name);
    }

    private ImageOwner ownerOf(FileFacts dockerfile) {
        return new ImageOwner(image(dockerfile).context(), exists, files);
    }

    private Optional<FileFacts> onlyDockerfile() {
        return only(dockerfiles.stream());
    }

    private Optional<FileFacts> only(Stream<FileFacts> dockerfiles) {
        return TwinDockerfiles.one(dockerfiles.filter(Images::isDeployed).toList(), contexts::of);
    }

    private static boolean isDeployed(FileFacts dockerfile) {
        Role role = last(dockerfile).role();
        return !role.isPrivate();
    }

    /**
     * Returns whether a container runs third-party software, which runs no Flask. Where variables make the name of the image,
     * that of the container says it: {@code mariadb}.
     */
    public static boolean isOfOthers(Unit container) {
        return container
                .origin()
                .base()
                .filter(image -> isForeign(image)
                        || (NamedBuilds.isComputed(image)
                                && (FOREIGN.matcher(container.name()).matches()
                                        || STORE.matcher(container.name()).matches())))
                .isPresent();
    }

    /** Returns whether a container runs third-party software, and the repository builds no image of its name. */
    public boolean runsOthers(Unit container) {
        return isOfOthers(container)
                && container
                        .origin()
                        .base()
                        .filter(base -> built(base).isPresent() || isLocal(base, container))
                        .isEmpty();
    }

    /**
     * Returns whether a Dockerfile that may have Python is called like an image without a publisher, which has more in its name
     * than a product: {@code kafka-consumer}.
     */
    private boolean isLocal(String reference, Unit container) {
        String name = ImageName.of(reference).whole();
        boolean further = name.contains("-") || name.contains("_");
        return further
                && !name.contains("/")
                && !ImageOwner.isOfficial(ImageName.of(reference))
                && called.same(name, container.place().path())
                        .filter(ThirdPartyImages::mayHavePython)
                        .isPresent();
    }

    /** Returns whether an image is third-party software, which runs no Flask. */
    public static boolean isForeign(String reference) {
        ImageName name = ImageName.of(reference);
        return FOREIGN.matcher(name.last()).matches()
                || FOREIGN_REGISTRY.matcher(name.whole()).matches();
    }

    /** Returns the image that a compose file or a command builds under a name. */
    public Optional<Image> built(String reference) {
        return composed(ImageName.of(reference)).or(() -> named.image(reference, ""));
    }

    /**
     * Returns the image of a service whose name another service builds, in a copy of the project, or in another folder where
     * its own has that name, too: that of the Dockerfile beside its own file. Who starts it there has built that one.
     */
    public Optional<Image> ofCopy(Unit service) {
        RepositoryPath folder = RepositoryPath.of(service.place().path()).folder();
        Optional<ImageName> name = service.origin().base().map(ImageName::of);
        List<Unit> builders = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.COMPOSE_SERVICE
                        && unit.origin().build().isPresent()
                        && unit.origin().base().map(ImageName::of).equals(name))
                .toList();
        String own = folder.at("Dockerfile").text();
        boolean called = name.filter(image -> CalledDockerfiles.isCalled(own, image.last()))
                .isPresent();
        boolean copied = name.isPresent()
                && !builders.isEmpty()
                && builders.stream()
                        .allMatch(builder -> areApart(
                                        folder,
                                        RepositoryPath.of(builder.place().path())
                                                .folder())
                                && (called
                                        || (builder.name().equals(service.name())
                                                && !CalledDockerfiles.isCalled(
                                                        builder.origin()
                                                                .build()
                                                                .orElseThrow()
                                                                .dockerfile(),
                                                        name.get().last()))));
        return Optional.of(own)
                .filter(path -> copied)
                .flatMap(this::dockerfile)
                .filter(ThirdPartyImages::mayHavePython)
                .map(this::image);
    }

    /** Returns the image of a service by the build context that it mounts over the copy of the code. */
    public Optional<Image> underMounts(Unit service) {
        return mounted.of(service);
    }

    private static boolean areApart(RepositoryPath one, RepositoryPath other) {
        return !one.isIn(other) && !other.isIn(one);
    }

    /** Returns the image of a container that a command starts. */
    public Optional<Image> started(Unit run) {
        if (runsOthers(run) || run.origin().base().isEmpty()) {
            return Optional.empty();
        }
        String reference = run.origin().base().get();
        Optional<Image> built = named.image(reference, run.place().path()).or(() -> composed(ImageName.of(reference)));
        return built.isPresent() || named.isAny() ? built : named(run);
    }

    /** Returns whether a command starts an image of another name than all that the repository builds. */
    public boolean isOther(Unit run) {
        boolean unnamed = run.origin()
                .base()
                .map(ImageName::of)
                .filter(name -> named.isAny() && !named.mayBe(name))
                .isPresent();
        return runsOthers(run) || unnamed;
    }

    /**
     * Returns the role of the image that a Dockerfile's last stage makes by itself. A build without a target takes that
     * stage, whatever its name. What is deployed through a registry is for visitors, whatever the name of its file.
     */
    public Role ofLast(Unit stage) {
        String path = stage.place().path();
        boolean published = RoleInference.ofContainerFile(path) == Role.UNKNOWN && named.publishLast(path);
        return published || stage.role() == Role.UNKNOWN || named.deploy(stage) ? Role.PRODUCTION : stage.role();
    }

    private Optional<Image> composed(ImageName name) {
        for (FileFacts file : files) {
            for (Unit unit : file.units()) {
                boolean same = unit.kind() == Unit.Kind.COMPOSE_SERVICE
                        && unit.origin()
                                .base()
                                .filter(base -> ImageName.of(base).whole().equals(name.whole()))
                                .isPresent();
                Optional<Unit.Build> build = same ? unit.origin().build() : Optional.empty();
                Optional<Image> image = build.flatMap(this::built);
                if (image.isPresent()) {
                    return image;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the image that a platform builds, whose context other builds of the Dockerfile may state. */
    public Optional<Image> byPlatform(Unit.Build build) {
        return dockerfile(build.dockerfile()).map(file -> {
            List<Unit> units = stages.of(file, build.arguments());
            return complete(contexts.image(stage(units, build), units, file));
        });
    }

    /**
     * Returns what a platform runs in place of the last stage of a Dockerfile, where its command names another one: {@code fly
     * deploy --build-target web}.
     */
    public Image ofTarget(Image last) {
        return files.stream()
                .flatMap(file -> file.builds().stream())
                .filter(build -> build.published()
                        && build.tags().isEmpty()
                        && build.target().isPresent()
                        && build.dockerfile().equals(last.stage().place().path()))
                .flatMap(build -> image(build).stream())
                .findFirst()
                .orElse(last);
    }

    /** Returns the image of a service's build; empty if its Dockerfile does not have the stage. */
    public Optional<Image> ofService(Unit.Build build) {
        if (build.isComputed()) {
            return built(build);
        }
        List<Unit> units = build.inline().isEmpty()
                ? dockerfile(build.dockerfile())
                        .map(file -> stages.of(file, build.arguments()))
                        .orElse(List.of())
                : build.inline();
        return units.stream()
                .filter(unit -> build.target()
                        .map(target -> unit.name().equalsIgnoreCase(target))
                        .orElse(unit.origin().last()))
                .findFirst()
                .map(unit -> complete(Image.of(unit, units, build.context()).rewritten(build.changes())));
    }

    /** Returns the image with those of the repository that it is made from, and with what comes into its context. */
    public Image complete(Image image) {
        return parents.complete(matching(filled.filled(image)));
    }

    private Image matching(Image image) {
        return image.matching(matches);
    }

    public Optional<Image> built(Unit.Build build) {
        return alone(build).map(this::complete);
    }

    /** Returns the image of a build without those that it is made from. */
    private Optional<Image> alone(Unit.Build build) {
        if (!build.inline().isEmpty()) {
            return Optional.of(Image.of(stage(build.inline(), build), build.inline(), build.context())
                    .rewritten(build.changes()));
        }
        return dockerfile(build.dockerfile()).map(file -> {
            List<Unit> units = stages.of(file, build.arguments());
            Unit stage = stage(units, build);
            return (build.isComputed() ? contexts.image(stage, units, file) : Image.of(stage, units, build.context()))
                    .rewritten(build.changes());
        });
    }

    private Optional<FileFacts> dockerfile(String path) {
        return DockerfileNames.found(path, name -> dockerfiles.stream()
                .filter(file -> file.file().path().equals(name))
                .findFirst());
    }

    private static Unit stage(List<Unit> stages, Unit.Build build) {
        return build.target()
                .flatMap(target -> stages.stream()
                        .filter(unit -> unit.name().equalsIgnoreCase(target))
                        .findFirst())
                .orElseGet(() -> stages.get(stages.size() - 1));
    }

    /** Returns the image of a build whose Dockerfile is known. */
    Optional<Image> image(ImageBuild build) {
        return alone(build).map(this::complete);
    }

    private Optional<Image> alone(ImageBuild build) {
        return dockerfile(build.dockerfile()).flatMap(file -> {
            List<Unit> units = stages.of(file, build.arguments());
            return stage(units, build.target()).map(stage -> build.context()
                    .flatMap(ImageBuild.Context::folder)
                    .map(folder -> Image.of(stage, units, folder))
                    .orElseGet(() -> contexts.image(stage, units, file))
                    .rewritten(build.changes()));
        });
    }

    private static Optional<Unit> stage(List<Unit> units, Optional<String> target) {
        return target.isEmpty()
                ? Optional.of(units.get(units.size() - 1))
                : units.stream()
                        .filter(unit -> unit.name().equalsIgnoreCase(target.get()))
                        .findFirst();
    }

    /**
     * Returns the images that a Dockerfile makes by itself, one for each context in which something builds it and for the
     * arguments of each build; one with a guessed context if nothing states any.
     */
    public List<Image> ofLast(FileFacts dockerfile) {
        return contexts.ofLast(dockerfile).stream().map(this::complete).toList();
    }

    /** Returns the images of a stage that builds for visitors name, if it is not the last one of its Dockerfile. */
    public List<Image> targeted(Unit stage) {
        return published.of(stage, build -> image(build).stream());
    }

    /** Returns the step from a build that names a stage only in a way that is not known, if that may be this one. */
    public Optional<EvidenceStep> presumed(Unit stage) {
        return published
                .presumed(stage)
                .map(build -> new EvidenceStep(
                        build.place(), new Event.PresumesStage(build.target().orElseThrow())));
    }

    /** Returns whether an image has no command and others of the repository are made from it, so that nobody runs it. */
    public boolean isForOthers(Image image) {
        return image.commands().isEmpty() && parentStages().contains(image.stage());
    }

    private Set<Unit> parentStages() {
        if (parentStages.isEmpty()) {
            parentStages = Optional.of(dockerfiles.stream()
                    .flatMap(file -> ofLast(file).stream())
                    .flatMap(image -> image.parent().stream())
                    .map(Image::stage)
                    .collect(Collectors.toSet()));
        }
        return parentStages.get();
    }

    /** Returns the step that leaves the context of these images open. */
    public Optional<EvidenceStep> doubt(FileFacts dockerfile) {
        return contexts.doubt(dockerfile);
    }

    private Image image(FileFacts dockerfile) {
        return ofLast(dockerfile).get(0);
    }

    /** Of several contexts, a folder with the name of the image is the most likely one. */
    private Image image(FileFacts dockerfile, String name) {
        return ofLast(dockerfile).stream()
                .filter(image -> CalledDockerfiles.endsWith(
                        name, RepositoryPath.of(image.context()).name()))
                .findFirst()
                .orElseGet(() -> image(dockerfile));
    }

    private static Unit last(FileFacts dockerfile) {
        List<Unit> units = dockerfile.units();
        return units.get(units.size() - 1);
    }
}
