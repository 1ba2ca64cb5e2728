package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Variables;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.command.CommandLine;
import dev.undebug.service.deploy.ContainerRun;
import dev.undebug.service.deploy.Images;
import dev.undebug.service.environment.DebugLayers;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.DeveloperLaunches;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.FlaskEnv;
import dev.undebug.service.verdict.PinOff;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges variables of Flask and Werkzeug that are set for no known program. */
final class UnattachedVariables implements RepositoryJudge {
    /** The env files that Flask and python-dotenv load by themselves. */
    private static final Set<String> LOADED = Set.of(".env", ".flaskenv");

    @Override
    public void judge(JudgedRepository repository, Verdicts verdicts) {
        repository.launches().stream()
                .filter(launch -> launch.invocation().kind() == CommandInvocation.Kind.OPAQUE)
                .forEach(launch -> opaque(launch, repository, verdicts));
        boolean shown = repository.showsLaunches();
        Images images = new Images(repository.facts());
        for (FileFacts file : repository.facts()) {
            file.units().stream()
                    .filter(unit -> !isRun(unit) || !images.isOther(unit))
                    .map(unit -> isRun(unit) ? unit.with(new ContainerRun(unit, images.started(unit)).role()) : unit)
                    .forEach(unit -> unread(unit, shown, repository, verdicts));
        }
    }

    /**
     * Judges the variables of an opaque command: they reach an unknown program, or none where the image says nothing of its
     * start and is started otherwise.
     */
    private static void opaque(Launch launch, JudgedRepository repository, Verdicts verdicts) {
        Optional<Launch> deployment = repository.deployment(launch);
        boolean dormant = launch.failure().isPresent()
                || (launch.command().isEmpty() && deployment.isPresent())
                || new DeveloperLaunches(repository.launches()).only(launch).isPresent();
        List<Layered> layers = launch.runtime().environment();
        Installed installed = repository.installations().of(launch, Optional.empty());
        for (Layered layer : DebugLayers.effective(installed.flask(), layers)) {
            EvidenceBuilder evidence = EvidenceBuilder.from(launch).variable(layer);
            Exposure on = deployment.isEmpty() && mayStartFlask(launch, repository) ? Exposure.CONSOLE : Exposure.FLAG;
            Exposure exposure = dormant ? Exposure.DORMANT : on;
            verdicts.add(layer.asSwitch(), reach(exposure, launch, deployment, evidence));
        }
        for (Layered layer : layers) {
            if (isDecided(layer.variable(), layers.stream().map(Layered::variable))) {
                continue;
            }
            besides(layer, installed, repository.modeNamed()).ifPresent(alone -> {
                EvidenceBuilder evidence = alone.told(EvidenceBuilder.from(launch), layer);
                Exposure exposure = dormant && alone.exposure() != Exposure.NONE ? Exposure.DORMANT : alone.exposure();
                verdicts.add(alone.subject(), reach(exposure, launch, deployment, evidence));
            });
        }
    }

    /**
     * Returns whether an unknown program is taken for one that starts Flask's development server: any of the repository where
     * nothing shows how visitors meet these, else one that a launch starts, where nothing tells which image a container runs.
     */
    private static boolean mayStartFlask(Launch launch, JudgedRepository repository) {
        boolean image =
                launch.command().isEmpty() && launch.runtime().dockerfile().isEmpty();
        return repository.showsVisitors()
                ? image
                        && repository.programs().launched().stream()
                                .anyMatch(verdict -> verdict.isLaunchShown() && verdict.servesInDevelopment())
                : repository.programs().alone().stream()
                        .anyMatch(program -> program.run().startsFlask());
    }

    /** @param deployment starts the same image, if another launch does */
    private static Reach reach(
            Exposure exposure, Launch launch, Optional<Launch> deployment, EvidenceBuilder evidence) {
        if (exposure != Exposure.DORMANT) {
            evidence.add(
                    launch.place(), new Event.StartsUnknown(launch.command().isPresent()));
            deployment.ifPresent(other -> evidence.add(
                    launch.place(),
                    new Event.DeployedOtherwise(other.deployment().toString())));
        }
        return new Reach(exposure, launch.role(), false, true, evidence.steps());
    }

    private static boolean isRun(Unit unit) {
        return unit.kind() == Unit.Kind.CONTAINER_RUN;
    }

    private static void unread(Unit unit, boolean shown, JudgedRepository repository, Verdicts verdicts) {
        Installed installed = repository.installations().at(unit.place().path());
        boolean idle = servesNobody(unit);
        boolean known = shown || (isReadByName(unit) && verdicts.areForDevelopers());
        for (EnvVar variable : unit.environment()) {
            boolean dormant = known
                    && (unit.role() == Role.UNKNOWN
                            || idle
                            || isOverridden(variable, unit, repository.launches())
                            || reachesNoApplication(variable, repository));
            Layered layer = new Layered(variable, unit.name());
            Optional<Alone> found = debug(layer, installed)
                    .or(() -> isDecided(variable, unit.environment().stream())
                            ? Optional.empty()
                            : besides(layer, installed, repository.modeNamed()))
                    .filter(alone -> !(alone.subject() instanceof FlaskEnv && isIgnored(variable, repository)))
                    .filter(alone -> !verdicts.knows(alone.subject())
                            && !verdicts.knowsWithin(variable.place())
                            && !verdicts.isBehindAnother(alone.subject())
                            && !repository.programs().isIgnored(alone.subject()));
            found.ifPresent(alone -> {
                Exposure exposure = dormant ? Exposure.DORMANT : alone.exposure();
                Role role = isOfDevelopers(variable, repository) ? Role.DEVELOPMENT : unit.role();
                List<EvidenceStep> steps = new ArrayList<>(server(unit).stream().toList());
                if (dormant) {
                    unseen(variable, repository).ifPresent(steps::add);
                }
                steps.addAll(alone.told(new EvidenceBuilder(), layer).steps());
                verdicts.add(alone.subject(), new Reach(exposure, role, shown, true, steps));
            });
        }
    }

    /** Returns whether programs read an env file only if something names it, as it has another name than those that Flask loads. */
    private static boolean isReadByName(Unit unit) {
        return unit.kind() == Unit.Kind.ENV_FILE
                && !LOADED.contains(RepositoryPath.of(unit.place().path()).name());
    }

    /** Returns the step to the server of a platform, which starts it unless a Procfile names another one. */
    private static Optional<EvidenceStep> server(Unit unit) {
        return unit.origin()
                .platform()
                .filter(Platform.ELASTIC_BEANSTALK::equals)
                .map(platform -> new EvidenceStep(unit.place(), new Event.ServedByPlatform(platform.shown())));
    }

    /** Returns the step of a launch for visitors that gives a variable to code which is not seen. */
    private static Optional<EvidenceStep> unseen(EnvVar variable, JudgedRepository repository) {
        return repository.programs().launched().stream()
                .filter(verdict -> verdict.isLaunchShown()
                        && !verdict.program().role().isPrivate()
                        && verdict.program().layers().stream()
                                .filter(layer -> layer.variable().name().equals(variable.name()))
                                .reduce((first, last) -> last)
                                .filter(last -> last.variable().equals(variable))
                                .isPresent())
                .flatMap(verdict -> JudgedPrograms.startsUnseen(verdict).stream())
                .findFirst();
    }

    /** Returns whether a unit runs only programs that serve nobody: a migration, a worker. */
    private static boolean servesNobody(Unit unit) {
        boolean container =
                unit.kind() == Unit.Kind.COMPOSE_SERVICE || unit.kind() == Unit.Kind.CONTAINER || isRun(unit);
        return (container || unit.kind() == Unit.Kind.PROCESS)
                && !unit.commands().isEmpty()
                && unit.commands().stream()
                        .allMatch(command ->
                                CommandLine.recognise(command.words()).kind() == CommandInvocation.Kind.FOREIGN);
    }

    /** Returns whether the unit, or every launch that gets the variable, sets it again: only the last value counts. */
    private static boolean isOverridden(EnvVar variable, Unit unit, List<Launch> launches) {
        if (!isLast(variable, unit.environment().stream())) {
            return true;
        }
        List<Launch> given = launches.stream()
                .filter(launch -> launch.runtime().environment().stream()
                        .anyMatch(layer -> layer.variable().equals(variable)))
                .toList();
        return !given.isEmpty()
                && given.stream()
                        .noneMatch(launch -> isLast(
                                variable,
                                launch.runtime().environment().stream().map(Layered::variable)));
    }

    /** Returns whether programs get the variable, and each of them has no application, serves nobody or does not start. */
    private static boolean reachesNoApplication(EnvVar variable, JudgedRepository repository) {
        return reachesOnly(
                repository,
                Program::layers,
                variable,
                verdict -> verdict.run().hasNoApplication()
                        || verdict.isJob()
                        || DevelopmentServerJudge.isRefused(verdict.program()));
    }

    /** Returns whether programs get {@code FLASK_ENV}, and the Flask of each of them, which its image decides, ignores it. */
    private static boolean isIgnored(EnvVar variable, JudgedRepository repository) {
        return Stream.<Function<Program, List<Layered>>>of(Program::layers, Program::dotenv)
                .anyMatch(layers -> reachesOnly(repository, layers, variable, verdict -> verdict.program()
                        .installed()
                        .ignoresMode()));
    }

    /** Returns whether programs get the variable from the files that they load, and all of them are for developers. */
    private static boolean isOfDevelopers(EnvVar variable, JudgedRepository repository) {
        return reachesOnly(
                repository,
                Program::dotenv,
                variable,
                verdict -> verdict.program().role() == Role.DEVELOPMENT
                        || verdict.program().role() == Role.TEST);
    }

    private static boolean reachesOnly(
            JudgedRepository repository,
            Function<Program, List<Layered>> layers,
            EnvVar variable,
            Predicate<ProgramVerdict> which) {
        List<ProgramVerdict> given = repository.programs().launched().stream()
                .filter(verdict -> layers.apply(verdict.program()).stream()
                        .anyMatch(layer -> layer.variable().equals(variable)))
                .toList();
        return !given.isEmpty() && given.stream().allMatch(which);
    }

    /** Returns whether it is {@code FLASK_ENV} beside a {@code FLASK_DEBUG} that is off, which comes first in Flask. */
    private static boolean isDecided(EnvVar variable, Stream<EnvVar> environment) {
        return variable.name().equals(DebugVariable.FLASK_ENV)
                && environment
                        .filter(other -> other.name().equals(DebugVariable.FLASK_DEBUG))
                        .reduce((first, last) -> last)
                        .flatMap(EnvVar::value)
                        .filter(value -> !value.isEmpty() && isOff(value))
                        .isPresent();
    }

    private static boolean isOff(String debug) {
        Variables alone = Variables.of(Map.of(DebugVariable.FLASK_DEBUG, debug));
        return DebugVariable.read(FlaskVersion.LAST_WITH_MODE, alone) == Flag.OFF;
    }

    private static boolean isLast(EnvVar variable, Stream<EnvVar> environment) {
        return environment
                .filter(other -> other.name().equals(variable.name()))
                .reduce((first, last) -> last)
                .filter(variable::equals)
                .isPresent();
    }

    /**
     * The effect of a variable by itself.
     *
     * @param release the release of Flask, if that decides
     */
    private record Alone(Switch subject, Exposure exposure, Optional<Installed> release) {
        EvidenceBuilder told(EvidenceBuilder evidence, Layered layer) {
            EvidenceBuilder told = evidence.variable(layer);
            return release.map(told::release).orElse(told);
        }
    }

    private static Optional<Alone> debug(Layered layer, Installed installed) {
        boolean on =
                layer.variable().name().equals(DebugVariable.FLASK_DEBUG) && DebugLayers.on(installed.flask(), layer);
        return on ? Optional.of(new Alone(layer.asSwitch(), Exposure.FLAG, Optional.empty())) : Optional.empty();
    }

    /** Returns the effect of a variable other than {@code FLASK_DEBUG}. */
    private static Optional<Alone> besides(Layered layer, Installed installed, boolean modeNamed) {
        EnvironmentVariable source = layer.asSwitch();
        String value = layer.variable().value().orElse("");
        return switch (layer.variable().name()) {
            case DebugVariable.FLASK_ENV ->
                Optional.of(value)
                        .filter(FlaskEnvEffects.ON::equals)
                        .filter(on -> !(modeNamed && installed.ignoresMode()))
                        .filter(on -> installed.mayReadMode() || installed.ignoresMode())
                        .map(on -> mode(source, installed));
            case PinJudge.NAME ->
                Optional.of(value)
                        .filter(PinJudge.OFF::equals)
                        .map(off -> new Alone(PinOff.of(source), Exposure.FLAG, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static Alone mode(EnvironmentVariable source, Installed installed) {
        FlaskEnv.Effect effect = FlaskEnv.Effect.MAYBE;
        if (installed.wanted().known()) {
            effect = installed.ignoresMode() ? FlaskEnv.Effect.IGNORED : FlaskEnv.Effect.ON;
        }
        Exposure exposure = effect == FlaskEnv.Effect.IGNORED ? Exposure.NONE : Exposure.FLAG;
        return new Alone(new FlaskEnv(source, source.shown(), effect), exposure, Optional.of(installed));
    }
}
