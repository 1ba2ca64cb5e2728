package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.source.RepositoryPath;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that a module runs to watch it: {@code python -m cProfile -o stats shop.py}. The standard library's were observed
 * with Python 3.13.
 *
 * @param valued the options with a value in the next word
 * @param reporting the options with which it only reads what an earlier run wrote
 * @param module the option with which the program is a module
 * @param kind the kind of the program's name without that option
 */
record WatchedProgram(Set<String> valued, Set<String> reporting, String module, Kind kind) {
    private static final String MODULE = "-m";
    private static final String FILE = ".py";

    /** Matches the option of Python, after flags in the same word, and that of {@code trace}; what follows may be the name. */
    private static final Pattern MODULE_OPTION =
            Pattern.compile("-(?:[bBdEhiIOPqsSuvVx]*+m|-module=?)(.*+)", Pattern.DOTALL);

    private static final Set<String> NONE = Set.of();

    private enum Kind {
        FILE,
        MODULE,
        /** A file if its name ends as one. */
        EITHER
    }

    private static final WatchedProgram PROFILE =
            new WatchedProgram(Set.of("-o", "--outfile", "-s", "--sort"), NONE, MODULE, Kind.FILE);

    private static final Map<String, WatchedProgram> BY_NAME = Map.of(
            "cProfile",
            PROFILE,
            "profile",
            PROFILE,
            "trace",
            new WatchedProgram(
                    Set.of("-f", "--file", "-C", "--coverdir", "--ignore-module", "--ignore-dir"),
                    Set.of("-r", "--report"),
                    "--module",
                    Kind.FILE),
            "memory_profiler",
            new WatchedProgram(Set.of("-o", "--pdb-mmem", "--precision", "--backend"), NONE, MODULE, Kind.EITHER),
            "kernprof",
            new WatchedProgram(
                    Set.of("-o", "--outfile", "-s", "--setup", "-u", "--unit", "-p", "--prof-mod"),
                    NONE,
                    MODULE,
                    Kind.FILE),
            "runpy",
            new WatchedProgram(NONE, NONE, MODULE, Kind.MODULE));

    /**
     * Returns the program that {@code python -m NAME} runs; empty if it runs none, or is no such module.
     *
     * @param words the words after the name
     */
    static Optional<CommandInvocation> of(String name, List<Word> words) {
        return Optional.ofNullable(BY_NAME.get(name)).flatMap(watcher -> watcher.program(words));
    }

    /** Options with which Python does not look for modules in the folder where it is started. */
    private static final Pattern ISOLATED = Pattern.compile("-[bBdEhiOqsSuvVx]*+[IP][a-zA-Z]*+");

    private static final String MAIN = "__main__.py";

    /** Returns the names of such modules, and of servers that are packages, that a repository has its own of: Python prefers those. */
    static Set<String> among(Collection<String> paths) {
        Set<String> names = new HashSet<>();
        Set<String> started = new HashSet<>();
        for (String path : paths) {
            RepositoryPath file = RepositoryPath.of(path);
            names.add(file.name());
            names.add(file.folder().name() + FILE);
            if (file.name().equals(MAIN)) {
                started.add(file.folder().name());
            }
        }
        return Stream.concat(
                        BY_NAME.keySet().stream().filter(name -> names.contains(name + FILE)),
                        PythonCommand.SERVERS.stream().filter(started::contains))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the command if it runs a module of the repository that is called as one of these, by itself or under another.
     */
    static Optional<CommandInvocation> own(List<Word> words, Set<String> own) {
        boolean python = !own.isEmpty() && !words.isEmpty() && CommandLine.isPython(words.get(0));
        for (int i = 1; python && i < words.size(); i++) {
            Matcher option = MODULE_OPTION.matcher(words.get(i).text());
            boolean apart = option.matches() && option.group(1).isEmpty() && i + 1 < words.size();
            if (option.matches()) {
                String name = apart ? words.get(++i).text() : option.group(1);
                if (own.contains(name)) {
                    List<String> arguments = PythonCommand.texts(words.subList(i + 1, words.size()));
                    return Optional.of(CommandInvocation.python(Launcher.PYTHON, new Target.Module(name), arguments));
                }
                python = BY_NAME.containsKey(name);
            } else {
                String word = words.get(i).text();
                python = !word.endsWith(FILE) && !ISOLATED.matcher(word).matches();
            }
        }
        return Optional.empty();
    }

    private Optional<CommandInvocation> program(List<Word> words) {
        boolean named = kind == Kind.MODULE;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (reporting.contains(word)) {
                return Optional.of(CommandInvocation.foreign());
            }
            if (word.equals(module)) {
                named = true;
            } else if (!word.startsWith("-")) {
                List<Word> program = words.subList(i, words.size());
                return Optional.of(
                        named || (kind == Kind.EITHER && !word.endsWith(FILE))
                                ? PythonCommand.named(word, program.subList(1, program.size()))
                                : PythonCommand.recognise(program));
            } else if (isFollowed(word)) {
                i++;
            }
        }
        return Optional.empty();
    }

    /** Returns whether the value of an option, or of the last one of several letters, is in the next word. */
    private boolean isFollowed(String word) {
        if (word.startsWith("--")) {
            return valued.contains(word);
        }
        for (int i = 1; i < word.length(); i++) {
            if (valued.contains("-" + word.charAt(i))) {
                return i == word.length() - 1;
            }
        }
        return false;
    }
}
