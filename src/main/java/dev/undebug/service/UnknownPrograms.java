package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.judge.JudgedPrograms.PossibleStart;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.script.ForeignPrograms;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The launches of programs that may start others: one that only a variable names, whose value is not known, may be any file that
 * it has, and one of another language may start a file that it names.
 */
final class UnknownPrograms {
    /** A variable of a shell, or what stands for a value of another tool. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:[A-Za-z_]\\w{0,100}|\\{[A-Za-z_]\\w{0,100}})|\u2026");

    private static final Pattern PYTHON = Pattern.compile("python[\\d.]*");

    /** More words are arguments of the program. */
    private static final int MOST_WORDS = 6;

    private static final int MOST_FOREIGN = 10;

    /** The images of AWS Lambda, whose server calls the function that the command names. */
    private static final Pattern FUNCTIONS =
            Pattern.compile("(?mi)^[ \\t]*FROM[ \\t][^\\n]{0,200}?\\b(?:lambda/python|lambci/lambda|lambda-python)\\b");

    /** A function of a module: {@code handler.lambda_handler}. */
    private static final Pattern HANDLER = Pattern.compile("[A-Za-z_][\\w/]{0,100}(?:\\.[A-Za-z_]\\w{0,100})+");

    private final List<Launch> launches;
    private final List<Launch> foreign;
    private final List<Launch> platforms;
    private final Workspace workspace;
    private final ForeignPrograms programs;

    /** Those of scripts, by the texts of these. */
    private final Map<String, Launch> scripts = new LinkedHashMap<>();

    private final List<String> starting;

    /**
     * @param launches all launches of a repository
     * @param starting the paths of the programs that start themselves
     */
    UnknownPrograms(List<Launch> launches, Workspace workspace, List<String> starting) {
        this.starting = List.copyOf(starting);
        List<Launch> forVisitors = launches.stream()
                .filter(launch -> launch.main() && !launch.isPrivate() && !launch.byHand())
                .toList();
        this.workspace = workspace;
        this.programs = new ForeignPrograms(workspace);
        this.foreign = forVisitors.stream()
                .filter(launch -> !launch.runsPython()
                        && launch.command().stream()
                                .flatMap(command -> command.words().stream().limit(MOST_WORDS))
                                .anyMatch(word -> ForeignPrograms.isForeign(word.text())))
                .limit(MOST_FOREIGN)
                .toList();
        List<Launch> opaque = forVisitors.stream()
                .filter(launch -> launch.invocation().kind() == CommandInvocation.Kind.OPAQUE)
                .toList();
        this.platforms = opaque.stream().filter(UnknownPrograms::isOfPlatform).toList();
        opaque.forEach(launch -> scripts.put(launch.place().file().text(), launch));
        this.launches = opaque.stream()
                .filter(launch ->
                        launch.command().filter(UnknownPrograms::isOpen).isPresent())
                .toList();
    }

    /** Returns whether a platform serves what it has, in a way that the repository does not show. */
    private static boolean isOfPlatform(Launch launch) {
        boolean hosted = launch.steps().stream().anyMatch(step -> step.event() instanceof Event.ServedByPlatform);
        return hosted
                || launch.command()
                        .map(Command::words)
                        .filter(words -> words.size() == 1
                                && HANDLER.matcher(words.get(0).text()).matches())
                        .filter(words ->
                                FUNCTIONS.matcher(launch.place().file().text()).find())
                        .isPresent();
    }

    /** Returns whether a variable names the program, or the file that Python runs. */
    private static boolean isOpen(Command command) {
        Word program = command.words().get(0);
        return isOpen(program)
                || (PYTHON.matcher(ContainerPath.program(program.text())).matches()
                        && command.words().stream()
                                .skip(1)
                                .filter(word -> !word.text().startsWith("-"))
                                .findFirst()
                                .filter(UnknownPrograms::isOpen)
                                .isPresent());
    }

    private static boolean isOpen(Word word) {
        return !word.literal() && VARIABLE.matcher(word.text()).matches();
    }

    /** Returns the launch that may start a file. */
    Optional<PossibleStart> mayBe(String path) {
        return launches.stream()
                .filter(launch -> has(launch.runtime().files(), path))
                .findFirst()
                .map(launch -> new PossibleStart(launch, new Event.NamedByVariable()))
                .or(() -> foreign.stream()
                        .flatMap(launch -> naming(launch, path).stream())
                        .findFirst());
    }

    private Optional<PossibleStart> naming(Launch launch, String path) {
        RuntimeContext runtime = launch.runtime();
        return launch.command().stream()
                .flatMap(command -> command.words().stream().limit(MOST_WORDS))
                .map(Word::text)
                .filter(ForeignPrograms::isForeign)
                .flatMap(word ->
                        runtime.files().find(runtime.workingDirectory().resolve(word), workspace::exists).stream())
                .filter(program -> programs.mayStart(program, path))
                .findFirst()
                .map(program -> new PossibleStart(launch, new Event.NamedByProgram(program)));
    }

    /**
     * Returns the launch of a program that is not known, where it is written that it is another one than a file: its script names
     * another program or module of the repository, and not this one. So it is where a platform serves the code of the file.
     */
    Optional<Launch> isOther(String path) {
        Optional<Launch> platform = platforms.stream()
                .filter(launch -> has(launch.runtime().files(), path))
                .findFirst();
        if (platform.isPresent()) {
            return platform;
        }
        boolean named = scripts.keySet().stream().anyMatch(text -> names(text, path));
        return scripts.entrySet().stream()
                .filter(script -> !named
                        && starting.stream().anyMatch(other -> !other.equals(path) && names(script.getKey(), other)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean names(String text, String path) {
        String name = RepositoryPath.of(path).name();
        String module = name.endsWith(".py") ? name.substring(0, name.length() - ".py".length()) : name;
        return text.contains(module)
                && Pattern.compile("(?<![A-Za-z0-9.-])" + Pattern.quote(module) + "(?![\\w-])")
                        .matcher(text)
                        .find();
    }

    /** An image has what is copied or mounted, and a machine may have all. */
    private static boolean has(MountTable files, String path) {
        return !files.built()
                || files.mounts(Source.COPY).anyMatch(copy -> copy.covers(path))
                || files.mounts(Source.MOUNT).anyMatch(copy -> copy.covers(path));
    }
}
