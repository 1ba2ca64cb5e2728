package dev.undebug.read.docker;

import dev.undebug.fact.Command;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.ExecForm;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ENTRYPOINT and CMD of a stage.
 *
 * @param source which Dockerfile sets them
 */
record DockerProcess(Optional<DockerInstruction> entrypoint, Optional<DockerInstruction> command, Source source) {
    static final DockerProcess NONE = new DockerProcess(Optional.empty(), Optional.empty(), Source.INHERITED);

    /** Which Dockerfile sets an ENTRYPOINT or CMD. */
    enum Source {
        /** The stage itself sets one of them. */
        OWN,
        /** An earlier stage sets them, which says so. */
        INHERITED,
        /** The image of others that the stage is made from sets them. */
        BASE
    }

    DockerProcess inherited() {
        return new DockerProcess(entrypoint, command, Source.INHERITED);
    }

    DockerProcess ofBase() {
        return new DockerProcess(entrypoint, command, Source.BASE);
    }

    /** An ENTRYPOINT resets the CMD of the base image. */
    DockerProcess withEntrypoint(DockerInstruction instruction) {
        return new DockerProcess(
                Optional.of(instruction), source == Source.OWN ? command : Optional.empty(), Source.OWN);
    }

    DockerProcess withCommand(DockerInstruction instruction) {
        return new DockerProcess(entrypoint, Optional.of(instruction), Source.OWN);
    }

    /** @param shell the words of the shell for a shell form, if it reads files before its text */
    List<Command> commands(SourceFile file, List<String> shell) {
        if (source == Source.INHERITED) {
            return List.of();
        }
        if (entrypoint.isPresent() && exec(entrypoint.get()).isEmpty()) {
            return shellForm(file, entrypoint.get().arguments(), shell);
        }
        if (entrypoint.isEmpty() && command.isPresent() && exec(command.get()).isEmpty()) {
            return shellForm(file, command.get().arguments(), shell);
        }
        return CommandReader.parts(
                file,
                Stream.of(entrypoint, command)
                        .flatMap(Optional::stream)
                        .map(DockerProcess::words)
                        .toList());
    }

    private static List<Command> shellForm(SourceFile file, MappedText text, List<String> shell) {
        if (shell.isEmpty()) {
            return CommandReader.script(file, text);
        }
        Span start = text.span(0, 0);
        return CommandReader.words(
                file,
                Stream.concat(
                                shell.stream().map(word -> Token.literal(MappedText.at(word, start), start)),
                                Stream.of(Token.literal(text, text.span())))
                        .toList());
    }

    /** Returns the commands of either form. */
    static List<Command> started(SourceFile file, MappedText written) {
        return ExecForm.read(written)
                .map(words -> CommandReader.words(file, words))
                .orElseGet(() -> CommandReader.script(file, written));
    }

    Optional<Command> entrypointAlone(SourceFile file) {
        return entrypoint
                .map(instruction -> started(file, instruction.arguments()))
                .filter(commands -> !commands.isEmpty())
                .map(commands -> commands.get(commands.size() - 1));
    }

    private static Optional<List<Token>> exec(DockerInstruction instruction) {
        return ExecForm.read(instruction.arguments());
    }

    /** A shell form becomes the arguments {@code /bin/sh -c}. */
    private static List<Token> words(DockerInstruction instruction) {
        MappedText arguments = instruction.arguments();
        Span start = arguments.span(0, 0);
        return exec(instruction)
                .orElseGet(() -> List.of(
                        Token.literal(MappedText.at("/bin/sh", start), start),
                        Token.literal(MappedText.at("-c", start), start),
                        Token.literal(arguments, arguments.span())));
    }
}
