package dev.undebug.read.docker;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.read.packaging.ImagePackages;
import dev.undebug.read.packaging.PipInstall;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Set;

/** The commands of RUN that certainly bring no code into an image, besides packages that they name. */
final class FilelessCommands {
    private static final Set<String> PROGRAMS = Set.of(
            "addgroup",
            "adduser",
            "apk",
            "apt",
            "apt-get",
            "cd",
            "chmod",
            "chown",
            "dnf",
            "export",
            "groupadd",
            "microdnf",
            "mkdir",
            "pip",
            "pip3",
            "rm",
            "set",
            "useradd",
            "yum");

    private static final Set<String> OF_PYTHON = Set.of("python", "python3");

    private FilelessCommands() {}

    /**
     * Returns whether all commands of a RUN instruction are such.
     *
     * @param text the instruction, whose redirections and documents may write files
     */
    static boolean are(List<Command> commands, String text) {
        return !commands.isEmpty()
                && text.indexOf('>') < 0
                && text.indexOf('<') < 0
                && commands.stream().allMatch(FilelessCommands::is);
    }

    private static boolean is(Command command) {
        String program = ContainerPath.program(command.words().get(0).text());
        boolean known = PROGRAMS.contains(program)
                || (OF_PYTHON.contains(program)
                        && command.words().size() > 2
                        && command.words().get(1).text().equals("-m")
                        && command.words().get(2).text().equals("pip"));
        boolean project = PipInstall.files(command).stream().anyMatch(path -> path.endsWith("/"));
        return known && !project && !ImagePackages.isOpen(command) && !installsElsewhere(command);
    }

    /** A package may bring files into the folder of a program. */
    private static boolean installsElsewhere(Command command) {
        return command.words().stream()
                .map(Word::text)
                .anyMatch(word -> word.equals("-t") || word.startsWith("--target") || word.startsWith("--prefix"));
    }
}
