package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Script;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files that commands of scripts and tasks copy. */
final class CopyCommands {
    private static final int MAX_SCRIPTS = 50;

    /** Programs that take their operands as {@code cp} does; what others do with folders differs little. */
    private static final Set<String> PROGRAMS = Set.of("cp", "install", "ln", "mv", "rsync", "scp");

    private static final String COPIES = "cp";

    /** The machine in front of a path: {@code deploy@shop.example.com:/srv/shop}. */
    private static final Pattern MACHINE = Pattern.compile("[^/:\\s]++:(?=[/~])");

    /** The folder in front of all that is installed, which only those who make packages set. */
    private static final Pattern STAGING = Pattern.compile("^\\$(?:DESTDIR|\\{DESTDIR})(?=/)");

    private CopyCommands() {}

    /**
     * A file or folder that a command copies.
     *
     * @param from as written, from the folder in which the script runs
     * @param to as written, likewise
     */
    record Copied(String from, String to) {
        /** Returns the folders around files of which only a pattern is written. */
        private Copied whole() {
            return ContainerPath.program(from).contains("*") ? new Copied(folder(from), folder(to)) : this;
        }

        private static String folder(String path) {
            String folder = ContainerPath.dirname(path);
            return folder.isEmpty() ? "." : folder;
        }
    }

    /** Returns what the scripts and tasks of a file copy, as far as the words are known. */
    static Stream<Copied> in(FileFacts file) {
        boolean shares = file.units().stream()
                .anyMatch(unit -> unit.origin() instanceof Origin.Placement placement && placement.shared());
        return file.units().stream()
                .filter(unit -> unit.kind() == Unit.Kind.SCRIPT
                        || unit.kind() == Unit.Kind.TASK
                        // What is run in a machine that has the files of the repository copies them there.
                        || (shares && unit.kind() == Unit.Kind.PROCESS))
                .flatMap(unit -> unit.commands().stream())
                .filter(CopyCommands::copies)
                .flatMap(command -> command.script().stream())
                .distinct()
                .limit(MAX_SCRIPTS)
                .flatMap(script -> script.run(start()).stream())
                .filter(run -> copies(run.command()))
                .flatMap(CopyCommands::copied);
    }

    private static Script.Start start() {
        return new Script.Start(List.of(), false, Optional.empty(), Optional.empty(), path -> Optional.empty());
    }

    private static boolean copies(Command command) {
        return PROGRAMS.contains(ContainerPath.program(command.words().get(0).text()));
    }

    private static Stream<Copied> copied(Script.Run run) {
        List<String> words = run.command().words().stream()
                .skip(1)
                .map(Word::text)
                .map(word ->
                        MACHINE.matcher(STAGING.matcher(word).replaceFirst("")).replaceFirst(""))
                .toList();
        return PlacedFiles.of(program(run.command()), words).stream()
                .filter(placed -> !placed.from().isEmpty())
                .map(placed -> new Copied(
                                ContainerPath.join(run.directory(), placed.from()),
                                ContainerPath.join(run.directory(), placed.path()))
                        .whole());
    }

    /** Returns the program whose operands are read alike. */
    private static String program(Command command) {
        String program = ContainerPath.program(command.words().get(0).text());
        return program.equals("rsync") || program.equals("scp") ? COPIES : program;
    }
}
