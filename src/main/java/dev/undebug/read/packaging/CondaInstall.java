package dev.undebug.read.packaging;

import dev.undebug.fact.Command;
import dev.undebug.fact.Requirement;
import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The packages on the command line of {@code conda install}, {@code conda create} and {@code conda env create}. */
final class CondaInstall {
    private static final Set<String> PROGRAMS = Set.of("conda", "mamba", "micromamba");
    private static final Set<String> INSTALLING = Set.of("install", "create", "update");
    private static final Set<String> FILES = Set.of("-f", "--file");

    private static final Set<String> VALUED =
            Set.of("-f", "--file", "-n", "--name", "-p", "--prefix", "-c", "--channel", "--solver", "--platform");

    /** The file that {@code conda env create} takes if none is named. */
    private static final String CUSTOMARY = "environment.yml";

    private CondaInstall() {}

    static List<Requirement> requirements(Command command) {
        List<Requirement> requirements = new ArrayList<>();
        List<Word> words = isOf(command, INSTALLING) ? command.words() : List.of();
        for (int i = 2; i < words.size(); i++) {
            Word word = words.get(i);
            if (VALUED.contains(word.text())) {
                i++;
            } else if (word.literal() && !word.text().startsWith("-")) {
                CondaSpec.read(command.place().file(), MappedText.at(word.text(), word.span()))
                        .ifPresent(requirements::add);
            }
        }
        return requirements;
    }

    /** Returns the environments and lists of packages on the command line. */
    static List<String> files(Command command) {
        boolean environment = isOf(command, Set.of("env"))
                && command.words().size() > 2
                && INSTALLING.contains(command.words().get(2).text());
        if (!environment && !isOf(command, INSTALLING)) {
            return List.of();
        }
        List<String> files = new ArrayList<>();
        boolean named = false;
        for (int i = 2; i < command.words().size(); i++) {
            Word word = command.words().get(i);
            boolean value = FILES.contains(command.words().get(i - 1).text());
            boolean joined = word.text().startsWith("--file=");
            named |= value || joined;
            if (word.literal() && (value || joined)) {
                files.add(word.text().replaceFirst("^--file=", ""));
            }
        }
        if (environment && !named) {
            files.add(CUSTOMARY);
        }
        return files;
    }

    private static boolean isOf(Command command, Set<String> subcommands) {
        List<Word> words = command.words();
        return words.size() > 1
                && PROGRAMS.contains(ContainerPath.program(words.get(0).text()))
                && subcommands.contains(words.get(1).text());
    }
}
