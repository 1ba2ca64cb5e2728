package dev.undebug.read.packaging;

import dev.undebug.fact.Command;
import dev.undebug.fact.Requirement;
import java.util.List;
import java.util.stream.Stream;

/** The packages that a command of pip or conda installs. */
public final class InstallCommands {
    private InstallCommands() {}

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
