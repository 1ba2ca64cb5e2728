package dev.undebug.service.script;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Glob;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the programs that supervisor's daemon starts: those of its configuration, and of the files that it includes. */
final class SupervisedPrograms {
    /** The files that the configurations of Debian, Fedora and Alpine include. */
    private static final List<String> USUAL =
            List.of("/etc/supervisor/conf.d/*.conf", "/etc/supervisord.d/*.ini", "/etc/supervisor.d/*.ini");

    private static final Pattern PASSED = Pattern.compile("([\"']?+)%\\(ENV_(\\w++)\\)s\\1");

    private static final Pattern VALUE = Pattern.compile("([\"']?+)([^\"'\\n]*+)\\1");
    private static final Pattern VARIABLE = Pattern.compile("%\\(ENV_(\\w++)\\)s");

    /** The longest value that is put in. */
    private static final int LONGEST = 5_000;

    private static final String CONTROL = "supervisorctl";

    private final Function<String, Optional<FileFacts>> facts;
    private final List<FileFacts> all;
    private final List<String> controlled;

    /**
     * @param facts the facts of a file, by repository path
     * @param files all files of the repository
     */
    SupervisedPrograms(Function<String, Optional<FileFacts>> facts, List<FileFacts> files) {
        this.facts = facts;
        this.all = files.stream()
                .filter(file -> file.units().stream().anyMatch(SupervisedPrograms::isProgram))
                .toList();
        this.controlled = files.stream()
                .flatMap(file -> file.units().stream())
                .flatMap(unit -> unit.commands().stream())
                .map(command -> String.join(
                        " ", command.words().stream().map(Word::text).toList()))
                .filter(line -> line.contains(CONTROL))
                .toList();
    }

    /** Returns whether a program waits for a command to start it, and no file has one. */
    boolean isIdle(Unit program) {
        Pattern started = Pattern.compile(CONTROL + "\\b.*\\b(?:re)?start\\b.*(?<![\\w-])(?:all|"
                + Pattern.quote(program.name()) + ")(?![\\w-])");
        return program.origin().waits()
                && controlled.stream().noneMatch(line -> started.matcher(line).find());
    }

    /**
     * Returns the variables that a file sets for a program, with those of the daemon's own that it passes on:
     * {@code DEBUG="%(ENV_DEBUG)s"}. Without them, the daemon does not start.
     *
     * @param daemon the variables of the daemon
     */
    static List<EnvVar> passed(List<EnvVar> variables, List<EnvVar> daemon) {
        List<EnvVar> passed = new ArrayList<>();
        for (EnvVar variable : variables) {
            Matcher matcher = PASSED.matcher(variable.place().file().slice(variable.valueSpan()));
            if (!matcher.matches()) {
                passed.add(filled(variable, daemon));
            } else if (!matcher.group(2).equals(variable.name())) {
                passed.add(variable.with(daemon.stream()
                        .filter(own -> own.name().equals(matcher.group(2)))
                        .reduce((first, second) -> second)
                        .flatMap(EnvVar::value)));
            }
        }
        return passed;
    }

    /** Returns a variable with a value into which the daemon puts variables of its own: {@code "%(ENV_HOME)s/shop.cfg"}. */
    private static EnvVar filled(EnvVar variable, List<EnvVar> daemon) {
        Matcher written = VALUE.matcher(variable.place().file().slice(variable.valueSpan()));
        return variable.value().isEmpty() && written.matches()
                ? variable.with(Optional.of(expanded(written.group(2), daemon)).filter(value -> !value.contains("%(")))
                : variable;
    }

    /** Returns a text of a program with the variables that the daemon puts in, as far as they are known. */
    static String expanded(String text, List<EnvVar> daemon) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(daemon.stream()
                        .filter(own -> own.name().equals(found.group(1)))
                        .reduce((first, second) -> second)
                        .flatMap(EnvVar::value)
                        .filter(value -> value.length() < LONGEST)
                        .orElseGet(found::group)));
    }

    /**
     * The programs of a daemon.
     *
     * @param shared the variables that the daemon sets for every program
     */
    record Found(List<Unit> programs, List<EnvVar> shared) {}

    private static boolean isProgram(Unit unit) {
        return unit.kind() == Unit.Kind.PROCESS
                && unit.origin().platform().filter(Platform.SUPERVISOR::equals).isPresent();
    }

    /** Returns the programs of a call; none if its files are not in the repository. */
    Found of(SupervisorCall call, ResolvedCommand one) {
        RuntimeContext runtime = one.runtime();
        Optional<Configuration> configuration = call.files().stream()
                .flatMap(path -> configuration(runtime.workingDirectory().resolve(path), runtime).stream())
                .findFirst();
        Set<FileFacts> files = new LinkedHashSet<>();
        configuration.map(Configuration::file).ifPresent(files::add);
        List<Glob> included = configuration
                .map(Configuration::included)
                .orElseGet(() -> USUAL.stream().map(Glob::of).toList());
        all.stream().filter(file -> isIncluded(file, included, runtime)).forEach(files::add);
        written(one).forEach(files::add);
        if (files.isEmpty()) {
            call.configuration().flatMap(this::onlyNamed).ifPresent(files::add);
        }
        List<Unit> programs = files.stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> isProgram(unit) && !isIdle(unit))
                .toList();
        return new Found(programs, configuration.map(Configuration::shared).orElse(List.of()));
    }

    /**
     * A configuration of the daemon.
     *
     * @param path where the daemon finds it
     */
    private record Configuration(ContainerPath path, FileFacts file) {
        private Stream<Unit> managers() {
            return file.units().stream().filter(unit -> unit.kind() == Unit.Kind.MANAGER);
        }

        List<Glob> included() {
            return managers()
                    .flatMap(unit -> unit.origin() instanceof Origin.Includes includes
                            ? includes.patterns().stream()
                            : Stream.empty())
                    .map(pattern -> Glob.of(path.parent().resolve(pattern).text()))
                    .toList();
        }

        List<EnvVar> shared() {
            return managers().flatMap(unit -> unit.environment().stream()).toList();
        }
    }

    private Optional<Configuration> configuration(ContainerPath path, RuntimeContext runtime) {
        return CalledFiles.candidates(runtime, path).stream()
                .flatMap(candidate -> facts.apply(candidate).stream())
                .filter(file ->
                        file.units().stream().anyMatch(unit -> unit.kind() == Unit.Kind.MANAGER || isProgram(unit)))
                .map(file -> new Configuration(path, file))
                .findFirst();
    }

    /** Returns whether one of the patterns finds a file. */
    private static boolean isIncluded(FileFacts file, List<Glob> patterns, RuntimeContext runtime) {
        String path = file.file().path();
        return places(path, runtime).anyMatch(place -> patterns.stream()
                .anyMatch(pattern -> pattern.matches(place.text().substring(1))));
    }

    /** Returns where a program sees a file of the repository. */
    private static Stream<ContainerPath> places(String path, RuntimeContext runtime) {
        RepositoryPath file = RepositoryPath.of(path);
        List<ContainerPath> places = new ArrayList<>();
        for (Mount mount : runtime.files().mounts()) {
            RepositoryPath mounted = RepositoryPath.of(mount.repository());
            if (mount.isOne()) {
                file.below(mounted).ifPresent(rest -> {
                    places.add(rest.isEmpty() ? mount.target() : mount.target().resolve(rest));
                    // COPY shop.conf /etc/supervisor/conf.d/ puts the file into the folder.
                    if (rest.isEmpty() && !mounted.isRoot()) {
                        places.add(mount.target().resolve(mounted.name()));
                    }
                });
            } else if (mount.covers(path)) {
                places.add(mount.target().resolve(file.name()));
            }
        }
        return places.stream();
    }

    /** Returns the files on the way to the call that write programs for it: a Dockerfile, an entrypoint. */
    private Stream<FileFacts> written(ResolvedCommand one) {
        Stream<String> way = Stream.concat(
                one.steps().stream().map(EvidenceStep::place).map(place -> place.path()),
                Stream.of(one.command().place().path()));
        return Stream.concat(one.runtime().dockerfile().stream(), way)
                .distinct()
                .flatMap(path -> all.stream().filter(file -> file.file().path().equals(path)));
    }

    /** Returns the only file of the repository with the name of a configuration, which a build presumably puts there. */
    private Optional<FileFacts> onlyNamed(String path) {
        List<FileFacts> named = all.stream()
                .filter(file -> RepositoryPath.of(file.file().path()).name().equals(ContainerPath.program(path)))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
}
