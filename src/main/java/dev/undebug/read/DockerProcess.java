package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the ENTRYPOINT and the CMD of a stage start together.
 *
 * @param own whether the stage itself says one of them; what it only inherits is said by its base
 * @param ownEntrypoint whether the stage itself says the ENTRYPOINT
 */
record DockerProcess(
        Optional<DockerInstruction> entrypoint,
        Optional<DockerInstruction> command,
        boolean own,
        boolean ownEntrypoint) {
    static final DockerProcess NONE = new DockerProcess(Optional.empty(), Optional.empty(), false, false);

    DockerProcess inherited() {
        return new DockerProcess(entrypoint, command, false, false);
    }

    /** An ENTRYPOINT takes away the CMD of the base image. */
    DockerProcess withEntrypoint(DockerInstruction instruction) {
        return new DockerProcess(Optional.of(instruction), own ? command : Optional.empty(), true, true);
    }

    DockerProcess withCommand(DockerInstruction instruction) {
        return new DockerProcess(entrypoint, Optional.of(instruction), true, ownEntrypoint);
    }

    boolean setsEntrypoint() {
        return ownEntrypoint;
    }

    List<Command> commands(SourceFile file) {
        if (!own) {
            return List.of();
        }
        if (entrypoint.isPresent() && exec(entrypoint.get()).isEmpty()) {
            return CommandReader.script(file, entrypoint.get().arguments());
        }
        if (entrypoint.isEmpty() && command.isPresent() && exec(command.get()).isEmpty()) {
            return CommandReader.script(file, command.get().arguments());
        }
        List<Token> words = new ArrayList<>();
        entrypoint.ifPresent(instruction -> words.addAll(words(instruction)));
        command.ifPresent(instruction -> words.addAll(words(instruction)));
        return CommandReader.words(file, words).stream().map(this::within).toList();
    }

    Optional<Command> entrypointAlone(SourceFile file) {
        return entrypoint
                .map(instruction -> exec(instruction)
                        .map(words -> CommandReader.words(file, words))
                        .orElseGet(() -> CommandReader.script(file, instruction.arguments())))
                .filter(commands -> !commands.isEmpty())
                .map(commands -> commands.get(commands.size() - 1));
    }

    private static Optional<List<Token>> exec(DockerInstruction instruction) {
        return ExecForm.read(instruction.arguments());
    }

    /** A shell form is an argument of a shell. */
    private static List<Token> words(DockerInstruction instruction) {
        MappedText arguments = instruction.arguments();
        Span start = arguments.span(0, 0);
        return exec(instruction)
                .orElseGet(() -> List.of(
                        Token.literal(MappedText.at("/bin/sh", start), start),
                        Token.literal(MappedText.at("-c", start), start),
                        Token.literal(arguments, arguments.span())));
    }

    /** Other instructions may stand between the two: the place is the part that holds the program. */
    private Command within(Command whole) {
        Span program = whole.words().get(0).span();
        for (Optional<DockerInstruction> instruction : List.of(entrypoint, command)) {
            if (instruction.isPresent() && instruction.get().span().contains(program)) {
                Span span = instruction.get().span();
                Span place = whole.place().span();
                Span part = new Span(Math.max(span.start(), place.start()), Math.min(span.end(), place.end()));
                return new Command(whole.place().file().place(part), whole.assignments(), whole.words());
            }
        }
        return whole;
    }
}
