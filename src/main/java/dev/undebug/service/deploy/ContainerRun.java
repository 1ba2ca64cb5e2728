package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container that runs: a compose service, a Kubernetes container.
 *
 * @param image the image, if the repository builds it
 * @param followed what the commands run in the end, scripts of the repository followed; empty if that is not asked
 */
public record ContainerRun(Unit unit, Optional<Image> image, List<Started> followed) {
    private static final Pattern ASIDE = Pattern.compile("(?i)backup|scratch|archive|export|dump");
    private static final Pattern ENVIRONMENT = Pattern.compile("(?i)(?:\\w+_)?(?:env|environment)");

    public ContainerRun {
        followed = List.copyOf(followed);
    }

    public ContainerRun(Unit unit, Optional<Image> image) {
        this(unit, image, List.of());
    }

    /**
     * A command where it runs.
     *
     * @param last whether the container may stay with it
     */
    public record Started(Command command, ContainerPath folder, boolean last) {
        List<Word> words() {
            return command.words();
        }
    }

    /** Returns the same container, of whose scripts is known what they run. */
    public ContainerRun following(List<Started> processes) {
        return new ContainerRun(unit, image, processes);
    }

    /** Returns whether a script that it runs may decide for whom it is: it has folders of the machine beside its image. */
    public boolean asksForScripts() {
        return image.isPresent() && !unit.origin().bindMounts().isEmpty();
    }

    /**
     * Returns the commands. A command replaces the image's CMD and is passed to its ENTRYPOINT, unless that is replaced
     * as well.
     */
    public List<Command> commands() {
        boolean replaced = unit.origin().replacesEntrypoint();
        if (unit.commands().isEmpty()) {
            return replaced ? List.of() : image.map(Image::commands).orElse(List.of());
        }
        return image.filter(found -> !replaced)
                .map(found -> found.passed(unit.commands()))
                .orElse(unit.commands());
    }

    /** Returns the steps to the command, if another file has it. */
    public List<EvidenceStep> steps() {
        return image.filter(found -> unit.commands().isEmpty())
                .map(found -> new Event.RunsImage(found.stage().place().path()))
                .map(event -> List.of(new EvidenceStep(unit.place(), event)))
                .orElse(List.of());
    }

    /** Returns the step to a command of an image that the name does not show to be the repository's. */
    public List<EvidenceStep> presumed() {
        boolean own = !unit.commands().isEmpty()
                && (unit.origin().replacesEntrypoint()
                        || image.flatMap(Image::entrypoint).isEmpty());
        return image.filter(found -> !own)
                .map(found -> new Event.PresumesImage(
                        unit.origin().base().orElse(""), found.stage().place().path()))
                .map(event -> List.of(new EvidenceStep(unit.place(), event)))
                .orElse(List.of());
    }

    /** Returns the role of a compose service. */
    public Role role() {
        if (unit.role() != Role.UNKNOWN) {
            return unit.role();
        }
        if (RepositoryPath.of(unit.place().path()).name().contains("override")) {
            return Role.DEVELOPMENT;
        }
        boolean stays = unit.kind() == Unit.Kind.CONTAINER_RUN || unit.origin().restarts();
        if (stays && names(unit.environment(), Role.PRODUCTION).findAny().isPresent()) {
            return Role.PRODUCTION;
        }
        if (mountsSource() || turnsToDevelopment()) {
            return Role.DEVELOPMENT;
        }
        return otherwise(stays);
    }

    /** Returns whether its mounts alone say that it is for developers. */
    public boolean isDevelopersByMounts() {
        boolean named = unit.role() != Role.UNKNOWN
                || RepositoryPath.of(unit.place().path()).name().contains("override")
                || image.filter(found -> found.stage().role().isPrivate()).isPresent();
        return !named
                && role() == Role.DEVELOPMENT
                && !turnsToDevelopment()
                && !otherwise(unit.origin().restarts()).isPrivate();
    }

    private boolean mountsSource() {
        return image.isEmpty() ? mountsIntoOther() : coversCode() || coversProgram() || mountsAllSource();
    }

    /** Returns the role that its target and its env files give it. */
    private Role otherwise(boolean stays) {
        boolean targeted = unit.origin().build().flatMap(Unit.Build::target).isPresent();
        Role target = image.filter(found -> targeted)
                .map(found -> found.stage().role())
                .orElse(Role.UNKNOWN);
        return target == Role.UNKNOWN ? roleOfEnvFiles(stays) : target;
    }

    /** Returns whether nothing says for whom it runs: neither a role, nor that it starts again by itself. */
    boolean saysNothing() {
        return role() == Role.UNKNOWN && !unit.origin().restarts();
    }

    /** Returns whether the image is for production by its own variable, which the container sets for development. */
    private boolean turnsToDevelopment() {
        Set<String> own = image.stream()
                .flatMap(found -> found.runtime().environment().stream())
                .flatMap(layer -> names(List.of(layer.variable()), Role.PRODUCTION))
                .collect(Collectors.toSet());
        return names(unit.environment(), Role.DEVELOPMENT).anyMatch(own::contains);
    }

    /** Returns the variables that name an environment: a container that stays knows it better than its mounts, {@code APP_ENV=production}. */
    private static Stream<String> names(List<EnvVar> variables, Role role) {
        return variables.stream()
                .filter(variable -> ENVIRONMENT.matcher(variable.name()).matches()
                        && variable.value()
                                .map(RoleInference::of)
                                .filter(role::equals)
                                .isPresent())
                .map(EnvVar::name);
    }

    /**
     * A service with env files for development is a development service, unless it starts again by itself: the name of its
     * settings says less than that.
     */
    private Role roleOfEnvFiles(boolean stays) {
        return unit.origin().envFiles().stream()
                .map(RoleInference::ofOverlay)
                .filter(role -> role != Role.UNKNOWN && !(stays && role.isPrivate()))
                .findFirst()
                .orElse(Role.UNKNOWN);
    }

    /** Source code mounted over the image's code shows development. */
    private boolean coversCode() {
        Optional<ContainerPath> folder = image.map(found -> found.runtime().workingDirectory());
        return folder.isPresent()
                && unit.origin().bindMounts().stream()
                        .map(mount -> ContainerPath.of(mount.to()))
                        .anyMatch(target -> folder.get().isIn(target) && !deploys(target));
    }

    /** So does the folder of the program alone, over the image's copy of it. */
    private boolean coversProgram() {
        return image.filter(found -> !unit.origin().bindMounts().isEmpty())
                .filter(found -> program(found).overCopies().anyMatch(target -> !deploys(target)))
                .isPresent();
    }

    /**
     * Mounting the whole build context shows development too, wherever the image keeps its code, unless what the container
     * runs has nothing to do with the mount.
     */
    private boolean mountsAllSource() {
        return !deploys(ContainerPath.ROOT)
                && context()
                        .map(RepositoryPath::of)
                        .filter(context -> unit.origin().bindMounts().stream()
                                .filter(mount -> !isAside(ContainerPath.of(mount.to())) && !isPassedBy(mount))
                                .anyMatch(mount -> context.isIn(RepositoryPath.of(mount.from()))))
                        .isPresent();
    }

    /** Returns the build context: that of its own build, or of the build that gives its image the name, as another service's. */
    private Optional<String> context() {
        Optional<String> own = unit.origin().build().map(Unit.Build::context);
        return unit.kind() == Unit.Kind.COMPOSE_SERVICE
                ? own.or(() -> image.filter(Image::stated).map(Image::context))
                : own;
    }

    /**
     * So does a mount of the source into an image that others make, which cannot have the code: of all source around the
     * compose file, or of the folder in which the service works or has its program. A service that starts again by itself gets
     * its code that way, and so does one to which single files are given.
     */
    private boolean mountsIntoOther() {
        if (unit.kind() != Unit.Kind.COMPOSE_SERVICE || unit.origin().restarts()) {
            return false;
        }
        RepositoryPath around = RepositoryPath.of(unit.place().path()).folder();
        ContainerPath folder = unit.origin()
                .workingDirectory()
                .map(ContainerPath.ROOT::resolve)
                .orElse(ContainerPath.ROOT);
        List<ContainerPath> programs = Stream.concat(
                        unit.origin().workingDirectory().stream().map(written -> folder),
                        MountedProgram.named(unit.commands(), unit.environment())
                                .map(folder::resolve))
                .toList();
        return unit.origin().bindMounts().stream().anyMatch(mount -> {
            ContainerPath target = ContainerPath.of(mount.to());
            if (mount.from().endsWith(".py")) {
                return false;
            }
            return programs.stream().anyMatch(path -> path.isIn(target))
                    || (around.isIn(RepositoryPath.of(mount.from())) && !isAside(target));
        });
    }

    private boolean isPassedBy(Unit.Copy mount) {
        return image.filter(found -> program(found).passesBy(ContainerPath.of(mount.to())))
                .isPresent();
    }

    private MountedProgram program(Image found) {
        ContainerPath start = found.runtime().workingDirectory();
        ContainerPath folder =
                unit.origin().workingDirectory().map(start::resolve).orElse(start);
        List<Started> written = commands().stream()
                .map(command -> new Started(command, folder, true))
                .toList();
        return new MountedProgram(unit, found, followed.isEmpty() ? written : followed);
    }

    /** Returns whether a mount is for something else than running what is in it. */
    private static boolean isAside(ContainerPath target) {
        return ASIDE.matcher(target.text()).find();
    }

    /** Returns whether the commands name a path in a mounted folder of the repository: whatever the image, they run its code. */
    public boolean runsMounted() {
        List<ContainerPath> mounts = unit.origin().bindMounts().stream()
                .map(mount -> ContainerPath.of(mount.to()))
                .toList();
        Stream<String> named = unit.commands().stream()
                .flatMap(command -> command.words().stream())
                .map(Word::text)
                .filter(word -> word.startsWith("/"));
        return Stream.concat(unit.origin().workingDirectory().stream(), named)
                .map(ContainerPath::of)
                .anyMatch(path -> mounts.stream().anyMatch(path::isIn));
    }

    /** A mount is how the code is deployed where the image certainly has none, and the container stays or a command starts it. */
    private boolean deploys(ContainerPath target) {
        return (unit.origin().restarts() || unit.kind() == Unit.Kind.CONTAINER_RUN)
                && image.filter(found -> !found.code().mayStandAt(target)).isPresent();
    }
}
