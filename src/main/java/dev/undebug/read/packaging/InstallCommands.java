package dev.undebug.read.packaging;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Packaging;
import dev.undebug.fact.Requirement;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import java.util.List;
import java.util.stream.Stream;

/** The packages that commands of pip and conda install. */
public final class InstallCommands {
    private InstallCommands() {}

    /** Returns the facts of a file with the packages that the commands of its scripts install, besides those of tests. */
    public static FileFacts noted(FileFacts facts) {
        List<Command> commands = facts.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.SCRIPT && unit.role() != Role.TEST)
                .flatMap(unit -> unit.commands().stream())
                .toList();
        Packaging installed = new Packaging(
                commands.stream()
                        .flatMap(command -> requirements(command).stream())
                        .toList(),
                commands.stream().flatMap(command -> files(command).stream()).toList(),
                List.of(),
                commands.stream().anyMatch(PipInstall::isOpen));
        return installed.requirements().isEmpty()
                        && installed.requirementFiles().isEmpty()
                ? facts
                : facts.with(facts.packaging().and(installed));
    }

    /** Returns the packages on the command line. */
    public static List<Requirement> requirements(Command command) {
        return Stream.concat(PipInstall.requirements(command).stream(), CondaInstall.requirements(command).stream())
                .toList();
    }

    /**
     * Returns the files with packages and constraints on the command line, and the folders of the projects that it installs,
     * which end with a slash.
     */
    public static List<String> files(Command command) {
        return Stream.concat(PipInstall.files(command).stream(), CondaInstall.files(command).stream())
                .toList();
    }
}
