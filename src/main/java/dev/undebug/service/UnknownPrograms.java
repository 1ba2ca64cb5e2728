package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.launch.Launch;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The launches of programs that only a variable names, whose value is not known: each may start any file that it has. */
final class UnknownPrograms {
    /** A variable of a shell, or what stands for a value of another tool. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:[A-Za-z_]\\w{0,100}|\\{[A-Za-z_]\\w{0,100}})|\u2026");

    private static final Pattern PYTHON = Pattern.compile("python[\\d.]*");

    private final List<Launch> launches;

    /** @param launches all launches of a repository */
    UnknownPrograms(List<Launch> launches) {
        this.launches = launches.stream()
                .filter(launch -> launch.main() && !launch.isPrivate() && !launch.byHand())
                .filter(launch -> launch.invocation().kind() == CommandInvocation.Kind.OPAQUE)
                .filter(launch ->
                        launch.command().filter(UnknownPrograms::isOpen).isPresent())
                .toList();
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
    Optional<Launch> mayBe(String path) {
        return launches.stream()
                .filter(launch -> has(launch.runtime().files(), path))
                .findFirst();
    }

    /** An image has what is copied or mounted, and a machine may have all. */
    private static boolean has(MountTable files, String path) {
        return !files.built()
                || files.mounts(Source.COPY).anyMatch(copy -> copy.covers(path))
                || files.mounts(Source.MOUNT).anyMatch(copy -> copy.covers(path));
    }
}
