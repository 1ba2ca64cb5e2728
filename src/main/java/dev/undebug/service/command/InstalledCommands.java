package dev.undebug.service.command;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.ServerProgram;
import dev.undebug.service.tree.PythonFolders;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises console scripts of the repository's own projects and commands that its applications register, besides the
 * known commands.
 */
public final class InstalledCommands {
    private static final Pattern INSTALLING = Pattern.compile(
            "\\b(?:poetry|pdm) install\\b|\\buv sync\\b|\\bsetup\\.py (?:install|develop)\\b|\\bpip[0-9.]* install [^\\n]{0,200}?(?<=[ =])[./]");

    /** The variable that names folders of packages. */
    private static final String SEARCHED = "PYTHONPATH";

    private final Map<String, ConsoleScript> byName = new HashMap<>();
    private final Set<String> registered;
    private final Set<String> own;
    private final boolean installs;
    private final boolean searches;

    /**
     * @param registered names of the commands that applications register, as far as these may start a server
     * @param paths of the repository, which may have modules of its own with the names of others
     */
    public InstalledCommands(List<FileFacts> files, Set<String> registered, Collection<String> paths) {
        this.registered = registered;
        this.own = WatchedProgram.among(paths);
        files.stream()
                .flatMap(file -> file.packaging().consoleScripts().stream())
                .forEach(script -> byName.putIfAbsent(script.name(), script));
        this.installs = byName.keySet().stream().anyMatch(name -> name.startsWith(ConsoleScript.OF_FLASK))
                && files.stream().anyMatch(InstalledCommands::installsProject);
        this.searches = byName.values().stream().anyMatch(InstalledCommands::isOfMetadata)
                && files.stream().anyMatch(file -> file.file().text().contains(SEARCHED));
    }

    /** Returns whether a file installs a project of the repository: {@code pip install .}, {@code poetry install}. */
    public static boolean installsProject(FileFacts file) {
        return file.packaging().requirementFiles().stream().anyMatch(named -> named.endsWith("/"))
                || INSTALLING.matcher(file.file().text()).find();
    }

    public CommandInvocation recognise(List<Word> words) {
        CommandInvocation known = WatchedProgram.own(words, own).orElseGet(() -> CommandLine.recognise(words));
        Optional<ConsoleScript> script = known.kind() == CommandInvocation.Kind.OPAQUE
                ? Optional.ofNullable(
                        byName.get(ContainerPath.program(words.get(0).text())))
                : Optional.empty();
        List<String> arguments = PythonCommand.texts(words.subList(1, words.size()));
        boolean module = CommandLine.isPython(words.get(0));
        Optional<CommandInvocation> replaced = ofFlask(words).flatMap(rest -> replaced(rest, module));
        if (replaced.isPresent()) {
            return replaced.get();
        }
        if (known.kind() == CommandInvocation.Kind.FOREIGN && !registered.isEmpty()) {
            return ofFlask(words)
                    .flatMap(rest -> FlaskCommand.registered(rest, registered))
                    .orElse(known);
        }
        return script.map(found -> CommandInvocation.python(Launcher.PYTHON, new Target.Script(found), arguments))
                .orElse(known);
    }

    private static boolean isOfMetadata(ConsoleScript script) {
        return ConsoleScript.isMetadata(script.place().path());
    }

    /**
     * Returns the call of a command that an entry point adds to those of Flask, or puts in the place of one. Metadata of a
     * project counts in the folder where {@code python -m flask} starts, and in those of {@code PYTHONPATH}.
     *
     * @param module whether Python runs Flask as a module
     */
    private Optional<CommandInvocation> replaced(List<Word> rest, boolean module) {
        List<Word> command = installs || searches || module ? FlaskCommand.named(rest) : List.of();
        return command.stream()
                .limit(1)
                .flatMap(name -> Optional.ofNullable(byName.get(ConsoleScript.OF_FLASK + name.text())).stream())
                .filter(script -> installs || isOfMetadata(script))
                .map(script -> CommandInvocation.python(
                        Launcher.PYTHON,
                        new Target.Script(script),
                        PythonCommand.texts(command.subList(1, command.size()))))
                .findFirst();
    }

    /** Returns whether it is a command of Flask that does some work and ends: {@code flask routes}, {@code flask db upgrade}. */
    public boolean isChore(List<Word> words) {
        return words.stream().allMatch(Word::literal)
                && ofFlask(words).isPresent()
                && recognise(words).kind() == CommandInvocation.Kind.FOREIGN;
    }

    /** Returns the words after {@code flask} or {@code python -m flask}. */
    private static Optional<List<Word>> ofFlask(List<Word> words) {
        for (int i = 0; i < words.size() && i <= 2; i++) {
            boolean module = i == 2 && words.get(1).text().equals("-m");
            if ((i == 0 || module)
                    && ServerProgram.plain(ContainerPath.program(words.get(i).text()))
                            .equals("flask")) {
                return Optional.of(words.subList(i + 1, words.size()));
            }
        }
        return Optional.empty();
    }

    /** Returns the folders that may contain the packages of the project with this command. */
    public static List<String> roots(ConsoleScript script) {
        RepositoryPath project = script.project();
        return Stream.concat(Stream.of(""), PythonFolders.INSIDE.stream())
                .map(folder -> project.at(folder).text())
                .toList();
    }
}
