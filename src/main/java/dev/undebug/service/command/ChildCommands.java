package dev.undebug.service.command;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.ProgramCommands;
import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.read.shell.CommandLines;
import dev.undebug.read.shell.CommandParts;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands that a program runs with one call, such as {@code subprocess.run}. */
public record ChildCommands(ChildProcess child) {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");

    /** Returns the commands, without what a shell does not run. */
    public List<Command> read() {
        if (child.words().isEmpty()) {
            return List.of();
        }
        Place first = child.words().get(0).place();
        if (child.shell()) {
            ChildProcess.Word text = child.words().get(0);
            return span(text)
                    .map(span -> CommandLines.read(first.file(), span))
                    .orElseGet(() -> CommandLines.read(first.file(), MappedText.at(text.text(), first.span())));
        }
        List<CommandParts.Part> parts =
                child.words().stream().map(ChildCommands::part).toList();
        return CommandParts.read(first.file(), List.of(parts));
    }

    /** Returns a word of a list; a text that a shell in the command gets keeps the places of its own words. */
    private static CommandParts.Part part(ChildProcess.Word word) {
        Place place = word.place();
        MappedText text = span(word)
                .map(span -> MappedText.of(place.file(), span))
                .orElseGet(() -> MappedText.at(word.text(), place.span()));
        boolean known = !word.text().isEmpty() && !word.text().contains(ChildProcess.GAP);
        return new CommandParts.Part(new Token(text, place.span(), known, known), place.file());
    }

    /** Returns whether a program puts a command together, so that its options and variables have no places of their own. */
    public boolean isComputed() {
        return child.shell() && span(child.words().get(0)).isEmpty();
    }

    /** Returns whether one of the commands may start a server, and nobody can say which: its text or its program is not known. */
    public boolean mayStartAny() {
        List<Command> commands = read();
        return commands.isEmpty() ? !child.isKnown() : commands.stream().anyMatch(ChildCommands::isUnread);
    }

    /** Returns whether one of the commands may start a program that starts others, or a server, or nobody can say which. */
    public boolean mayStartPrograms() {
        return mayStartAny() || child.words().stream().anyMatch(word -> ProgramCommands.namesProgram(word.text()));
    }

    /** Returns whether one of the commands starts a server that needs no program of the repository. */
    public boolean serves() {
        return read().stream()
                .map(Command::words)
                .map(CommandLine::recognise)
                .anyMatch(invocation ->
                        invocation.kind() == CommandInvocation.Kind.PYTHON && invocation.launcher() != Launcher.PYTHON);
    }

    private static boolean isUnread(Command command) {
        Word program = command.words().get(0);
        String name = ContainerPath.program(program.text());
        boolean script = SHELLS.contains(name) || name.endsWith(".sh");
        return script
                || !isKnown(program)
                || (CommandLine.isPython(program)
                        && CommandLine.recognise(command.words()).kind() == CommandInvocation.Kind.OPAQUE);
    }

    private static boolean isKnown(Word word) {
        return word.literal() && !word.text().isEmpty();
    }

    /** Returns the span of the text between its quotes, if it contains no escapes. */
    private static Optional<Span> span(ChildProcess.Word word) {
        Span span = word.place().span();
        String written = word.place().text();
        int at = written.indexOf(word.text());
        return at < 0 || word.text().isEmpty()
                ? Optional.empty()
                : Optional.of(new Span(
                        span.start() + at, span.start() + at + word.text().length()));
    }
}
