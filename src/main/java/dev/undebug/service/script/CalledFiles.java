package dev.undebug.service.script;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Script;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.Readers;
import dev.undebug.read.text.VariableFile;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the repository files that commands call: scripts, and the files of task runners and process managers. */
final class CalledFiles {
    /** Where images and machines look for programs first. */
    private static final ContainerPath FIRST_PROGRAMS = ContainerPath.of("/usr/local/sbin");

    private static final ContainerPath PROGRAMS = ContainerPath.of("/usr/local/bin");
    private static final int MOST_FOLDERS = 30;

    private static final Set<String> KNOWING = Set.of("sh", "bash", "dash", "ash", "ksh");
    private static final Pattern FIRST_LINE =
            Pattern.compile("#![ \\t]*+/\\S{0,99}/(?:env[ \\t]++)?([a-z]{2,20}+)(?=\\s)");
    private static final Pattern LINKING = Pattern.compile("\\bln[ \\t]");

    private final Function<String, Optional<FileFacts>> facts;
    private final Map<String, List<EnvVar>> folders;
    private final List<FileFacts> all;
    private List<String> readable = List.of();

    /**
     * @param facts the facts of a file, by repository path
     * @param all the files, some of which are single variables
     */
    CalledFiles(Function<String, Optional<FileFacts>> facts, List<FileFacts> all) {
        this.facts = facts;
        this.all = all;
        this.folders = all.stream()
                .map(FileFacts::file)
                .filter(file -> VariableFile.is(file.path()))
                .collect(Collectors.groupingBy(
                        file -> RepositoryPath.of(file.path()).folder().text(),
                        Collectors.mapping(VariableFile::variable, Collectors.toList())));
    }

    /**
     * Returns possible paths of a file, which may be copied under another name, {@code COPY docker/entrypoint.sh
     * /entrypoint}, and be replaced by what is copied later.
     */
    static List<String> candidates(RuntimeContext runtime, ContainerPath path) {
        List<String> candidates = new ArrayList<>(runtime.files().candidates(path));
        candidates.addAll(renamed(runtime, path));
        return candidates;
    }

    /** Returns the files that are copied to exactly a path, also those that another one replaces there. */
    static List<String> renamed(RuntimeContext runtime, ContainerPath path) {
        return runtime.files().mounts().stream()
                .filter(mount -> mount.target().equals(path))
                .map(Mount::repository)
                .toList();
    }

    /** Returns the script behind a program's path: one that the image's build writes, or a file of the repository. */
    Optional<Unit> script(String path, RuntimeContext runtime) {
        Optional<Unit> written = written(path, runtime);
        if (written.isPresent()) {
            return written;
        }
        for (ContainerPath folder : folders(path, runtime)) {
            for (String candidate : candidates(runtime, folder.resolve(path))) {
                Optional<Unit> unit = facts.apply(candidate)
                        .flatMap(file -> InterpretedProgram.of(file, folder.resolve(path))
                                .or(() -> only(file)));
                if (unit.isPresent()) {
                    return unit;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the folders in which a program is looked for: one that is named without a folder also in those of {@code PATH}. */
    private static List<ContainerPath> folders(String path, RuntimeContext runtime) {
        List<ContainerPath> folders = new ArrayList<>(List.of(runtime.workingDirectory()));
        if (ContainerPath.program(path).equals(path)) {
            runtime.environment().stream()
                    .map(RuntimeContext.Layered::variable)
                    .filter(variable -> variable.name().equals("PATH"))
                    .flatMap(variable -> variable.value().or(variable::partly).stream())
                    .flatMap(list -> Arrays.stream(list.split(":", MOST_FOLDERS)))
                    .filter(folder -> folder.startsWith("/") && folder.indexOf('$') < 0)
                    .forEach(folder -> folders.add(ContainerPath.of(folder)));
            folders.add(FIRST_PROGRAMS);
        }
        folders.add(PROGRAMS);
        folders.add(ContainerPath.ROOT);
        return folders;
    }

    /** Returns the script that the image's Dockerfile writes to a path. */
    private Optional<Unit> written(String path, RuntimeContext runtime) {
        ContainerPath here = runtime.workingDirectory();
        return runtime.dockerfile().flatMap(facts).stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.SCRIPT && !unit.name().isEmpty())
                .filter(unit -> Stream.of(here, PROGRAMS, ContainerPath.ROOT)
                        .map(folder -> folder.resolve(path))
                        .anyMatch(program -> program.equals(ContainerPath.ROOT.resolve(unit.name()))
                                || program.equals(here.resolve(unit.name()))))
                .findFirst();
    }

    private static Optional<Unit> only(FileFacts file) {
        return file.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.SCRIPT)
                .findFirst();
    }

    /** Returns a file's units of one kind. */
    List<Unit> units(RuntimeContext runtime, ContainerPath path, Unit.Kind kind) {
        return candidates(runtime, path).stream()
                .flatMap(candidate -> facts.apply(candidate).stream())
                .findFirst()
                .map(FileFacts::units)
                .orElse(List.of())
                .stream()
                .filter(unit -> unit.kind() == kind)
                .toList();
    }

    /**
     * Returns the tasks of a Makefile or the like that a command starts.
     *
     * @param given the values that the call gives to variables of the file
     */
    List<Unit> tasks(TaskCall call, Map<String, Optional<String>> given, RuntimeContext runtime) {
        ContainerPath folder = runtime.workingDirectory().resolve(call.folder());
        for (String name : call.files()) {
            for (String candidate : candidates(runtime, folder.resolve(name))) {
                List<Unit> tasks = facts.apply(candidate).map(file -> with(given, file)).orElse(List.of()).stream()
                        .filter(unit -> unit.kind() == Unit.Kind.TASK)
                        .toList();
                List<Unit> wanted = call.tasks().stream()
                        .distinct()
                        .flatMap(task ->
                                tasks.stream().filter(unit -> unit.name().equals(task)))
                        .toList();
                if (!wanted.isEmpty() || !tasks.isEmpty()) {
                    return call.tasks().isEmpty() ? tasks.subList(0, 1) : wanted;
                }
            }
        }
        return List.of();
    }

    /** Returns the units of a file with other values of its variables. */
    private static List<Unit> with(Map<String, Optional<String>> given, FileFacts file) {
        boolean other = given.keySet().stream().anyMatch(file.file().text()::contains);
        return Optional.of(file.file())
                .filter(one -> other)
                .flatMap(one -> Readers.tasks(one, given))
                .orElse(file.units());
    }

    /**
     * Returns the path by which a command starts a script, as the script sees it. Some shells call other things by the same
     * names.
     *
     * @param index that of the word with the path
     */
    Optional<Script.OwnPath> own(Unit script, List<Word> words, int index, RuntimeContext runtime) {
        Word path = words.get(index);
        SourceFile file = script.place().file();
        Matcher first = FIRST_LINE.matcher(file.text());
        String shell =
                index > 0 ? ContainerPath.program(words.get(0).text()) : first.lookingAt() ? first.group(1) : "sh";
        if (!path.literal() || !KNOWING.contains(shell)) {
            return Optional.empty();
        }
        List<String> runner =
                index > 0 ? words.subList(0, index).stream().map(Word::text).toList() : List.of(shell);
        if (index > 0 || path.text().contains("/")) {
            return Optional.of(new Script.OwnPath(path.text(), isLinked(runtime), runner, file));
        }
        // A program without a folder is found in one of a list, whose name goes before its own.
        return Optional.of(PROGRAMS.resolve(path.text()))
                .filter(found -> candidates(runtime, found).contains(file.path()))
                .map(found -> new Script.OwnPath(found.text(), isLinked(runtime), runner, file));
    }

    /** Returns whether the build of an image makes links. */
    private boolean isLinked(RuntimeContext runtime) {
        return runtime.dockerfile()
                .flatMap(facts)
                .filter(file -> LINKING.matcher(file.file().text()).find())
                .isPresent();
    }

    /**
     * Returns the files that a shell can read, by the path that it uses: other scripts and env files.
     *
     * @param own the path of the script that the shell runs, if it is known
     */
    Script.Files readable(RuntimeContext runtime, Optional<Script.OwnPath> own) {
        return new Script.Files() {
            @Override
            public Optional<Script.OwnPath> own() {
                return own;
            }

            @Override
            public Optional<SourceFile> file(String path) {
                return candidates(runtime, runtime.workingDirectory().resolve(path)).stream()
                        .flatMap(candidate -> facts.apply(candidate).stream())
                        .filter(file -> file.units().stream().anyMatch(CalledFiles::canBeRead))
                        .map(FileFacts::file)
                        .findFirst();
            }

            @Override
            public List<String> below(String folder) {
                ContainerPath there = runtime.workingDirectory().resolve(folder);
                Stream<String> whole = candidates(runtime, there).stream()
                        .map(RepositoryPath::of)
                        .flatMap(place ->
                                paths().stream().map(RepositoryPath::of).flatMap(path -> path.below(place).stream()));
                return Stream.concat(whole, putInto(there, runtime))
                        .filter(path -> !path.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
            }

            @Override
            public String folder() {
                return runtime.workingDirectory().text();
            }

            @Override
            public List<EnvVar> variables(String folder) {
                return candidates(runtime, runtime.workingDirectory().resolve(folder)).stream()
                        .flatMap(candidate -> Optional.ofNullable(folders.get(candidate)).stream())
                        .findFirst()
                        .orElse(List.of());
            }
        };
    }

    /** Returns the paths below a folder at which single files are put: {@code COPY env.sh /etc/profile.d/shop.sh}. */
    private Stream<String> putInto(ContainerPath folder, RuntimeContext runtime) {
        return runtime.files().stated().mounts().stream()
                .filter(mount ->
                        mount.target().isIn(folder) && !mount.repository().isEmpty())
                .flatMap(mount -> paths().stream().filter(mount::covers).flatMap(mount::places))
                .flatMap(place -> place.below(folder).stream());
    }

    /** Returns the paths of all scripts and env files of the repository. */
    private List<String> paths() {
        if (readable.isEmpty()) {
            readable = all.stream()
                    .filter(file -> file.units().stream().anyMatch(CalledFiles::canBeRead))
                    .map(file -> file.file().path())
                    .toList();
        }
        return readable;
    }

    private static boolean canBeRead(Unit unit) {
        return unit.kind() == Unit.Kind.SCRIPT || unit.kind() == Unit.Kind.ENV_FILE;
    }
}
