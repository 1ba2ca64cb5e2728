package dev.undebug.service.launch;

import dev.undebug.fact.Role;
import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A program with the way it is started: by a launch, or by itself if the repository shows none.
 *
 * @param launch empty for a file that is judged as it starts itself
 * @param entry the code; empty if it was not found
 * @param layers the variables of its start, outermost first
 * @param dotenv the variables of {@code .env} and {@code .flaskenv} that it reads, weakest first
 * @param installed its installed packages
 * @param reservation why visitors may not meet it as it is here: it is an example of a library, or part of a package
 */
public record Program(
        Optional<Launch> launch,
        Launcher launcher,
        Role role,
        Optional<Entry> entry,
        List<Layered> layers,
        List<Layered> dotenv,
        Installed installed,
        Optional<EvidenceStep> reservation) {
    public Program {
        layers = List.copyOf(layers);
        dotenv = List.copyOf(dotenv);
    }

    /** Describes a program that a launch starts. */
    public Program(
            Launch launch, Optional<Entry> entry, List<Layered> layers, List<Layered> dotenv, Installed installed) {
        this(
                Optional.of(launch),
                launch.invocation().launcher(),
                launch.role(),
                entry,
                layers,
                dotenv,
                installed,
                Optional.empty());
    }

    /** Returns a program of which only the launch is known. */
    public static Program unseen(Launch launch, Installed installed) {
        return new Program(launch, Optional.empty(), List.of(), List.of(), installed);
    }

    /** Returns this program with one more variable at its start. */
    public Program with(Layered variable) {
        List<Layered> more = new ArrayList<>(layers);
        more.add(variable);
        return new Program(launch, launcher, role, entry, more, dotenv, installed, reservation);
    }

    /** Returns this program with other arguments. */
    public Program withArguments(List<String> arguments) {
        return new Program(
                launch,
                launcher,
                role,
                entry.map(code -> code.with(arguments)),
                layers,
                dotenv,
                installed,
                reservation);
    }

    /** Returns what a server gets that imports the file of this program. */
    public Program imported() {
        return new Program(
                launch, Launcher.UNKNOWN, role, entry.map(Entry::imported), layers, List.of(), installed, reservation);
    }

    /** Returns this program, of a repository that starts programs itself. */
    public Program ofNoLibrary() {
        Optional<EvidenceStep> left = reservation.filter(step -> !(step.event() instanceof Event.PackagesLibrary));
        return new Program(launch, launcher, role, entry, layers, dotenv, installed, left);
    }

    /** Returns this program, whose launch is one by developers. */
    public Program byDevelopers() {
        return new Program(
                launch.map(Launch::byDevelopers),
                launcher,
                Role.DEVELOPMENT,
                entry,
                layers,
                dotenv,
                installed,
                reservation);
    }

    /** Returns this program, whose launch says nothing of whom it is for. */
    public Program forAnybody() {
        return new Program(
                launch.map(Launch::forAnybody), launcher, Role.UNKNOWN, entry, layers, dotenv, installed, reservation);
    }

    /** Returns the name of its service; of a file that starts itself, the path. */
    public String name() {
        return launch.map(Launch::name).orElseGet(() -> entry.map(Entry::path).orElseThrow());
    }

    /** Returns whether the launch, whose code was not found, names a file like this one: it may start it. */
    public boolean mayStart(String path) {
        return names(path) > 0;
    }

    /**
     * Returns how many names at the end of a path the launch gives, whose code was not found: {@code python web/app.py} gives two of
     * {@code shop/web/app.py}. 0 if it cannot start the file.
     */
    public int names(String path) {
        return entry.isPresent()
                ? 0
                : launch.stream()
                        // Python looks no further than the package that it finds.
                        .filter(start -> !start.lacksCode() && start.failure().isEmpty())
                        .flatMap(start -> NamedCode.of(start, environment()).stream())
                        .mapToInt(code -> code.names(path))
                        .max()
                        .orElse(0);
    }

    /**
     * Returns whether the launch runs another program than one of the repository, in a container that nothing shows.
     *
     * @param paths of the repository
     */
    public boolean isOfUnseenContainer(Collection<String> paths) {
        return entry.isEmpty()
                && launch.filter(Launch::isInUnseenContainer).isPresent()
                && paths.stream().noneMatch(this::mayStart);
    }

    /** Returns whether the launch runs a file that is not in the repository, which may import any that is. */
    public boolean startsUnseenCode() {
        return entry.isEmpty()
                && launch.filter(start -> start.failure().isEmpty())
                        .filter(start ->
                                NamedCode.of(start, environment()).stream().anyMatch(code -> !code.isOthers()))
                        .isPresent();
    }

    /**
     * Returns whether Python starts a file that is not where it looks, so that it serves nobody as far as is known. A server
     * is not meant: what it is given is an application.
     */
    public boolean missesFile() {
        return launcher == Launcher.PYTHON
                && entry.isEmpty()
                && launch.filter(Launch::looksElsewhere).isPresent();
    }

    /** Returns the package that {@code python -m} imports and then cannot run, since it has no {@code __main__.py}. */
    public Optional<String> packageWithoutProgram() {
        return launcher == Launcher.PYTHON
                        && entry.filter(found -> !found.isMain()).isPresent()
                ? launch.filter(start -> start.invocation().target() instanceof Target.Module)
                        .map(start -> ((Target.Module) start.invocation().target()).name())
                : Optional.empty();
    }

    public FlaskVersion version() {
        return installed.flask();
    }

    Variables environment() {
        return RuntimeContext.variables(layers);
    }

    public Variables dotenvVariables() {
        return RuntimeContext.variables(dotenv);
    }

    /** Returns the variables at the import of the code: the {@code flask} command reads {@code .env} before that. */
    public Variables atStart() {
        return readsEnvFilesFirst() ? environment().orElse(dotenvVariables()) : environment();
    }

    /** Returns whether what its env files say is set before the code is imported, as the {@code flask} command does. */
    public boolean readsEnvFilesFirst() {
        return launcher == Launcher.FLASK_RUN || entry.filter(Entry::isCommand).isPresent();
    }

    /** Returns what last sets or removes a variable, besides env files. */
    public Optional<Layered> last(String name) {
        return layers.stream()
                .filter(layer -> layer.variable().name().equals(name))
                .reduce((first, second) -> second);
    }

    /** Returns all variables; later ones win. A removed variable is as good as never set, so that {@code .env} sets it. */
    public List<Layered> allLayers() {
        List<Layered> all = new ArrayList<>();
        List<Layered> left = new ArrayList<>();
        for (Layered layer : layers) {
            left.add(layer);
            if (layer.variable().isRemoved()) {
                List<Layered> gone = left.stream()
                        .filter(other ->
                                other.variable().name().equals(layer.variable().name()))
                        .toList();
                all.addAll(gone);
                left.removeAll(gone);
            }
        }
        all.addAll(dotenv);
        all.addAll(left);
        return all;
    }
}
