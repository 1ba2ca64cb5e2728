package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Script;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of a program of supervisor, into which the daemon puts variables of its own environment before it takes the words
 * apart: {@code %(ENV_SHOP_COMMAND)s}. Two are equal if they have the same place and text.
 */
final class SupervisorCommand implements Script {
    private static final Pattern EXPANSION = Pattern.compile("%(?:\\((\\w{1,200})\\)\\d{0,3}[sd]|%)");
    private static final String VARIABLE = "ENV_";

    /** The longest text that values make of a command. */
    private static final int LONGEST = 20_000;

    private final SourceFile file;
    private final MappedText text;

    private SupervisorCommand(SourceFile file, MappedText text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Returns the commands of a program.
     *
     * @param program its name, which it may contain, too
     */
    static List<Command> of(SourceFile file, MappedText written, String program) {
        MappedText text = expanded(written, name -> ofProgram(name, program));
        if (!text.text().contains("%")) {
            return words(file, text);
        }
        SupervisorCommand script = new SupervisorCommand(file, text);
        return words(file, expanded(text, SupervisorCommand::unknown)).stream()
                .map(command -> opened(command, Optional.of(script)))
                .toList();
    }

    /** Returns a value of a program with what is known of it without the daemon. */
    static String value(String written, String program) {
        return EXPANSION
                .matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(found.group(1))
                        .flatMap(name -> ofProgram(name, program))
                        .orElse(found.group())));
    }

    private static Optional<String> ofProgram(String name, String program) {
        return name.equals("program_name") || name.equals("group_name") ? Optional.of(program) : Optional.empty();
    }

    private static Optional<String> unknown(String name) {
        return Optional.of(String.valueOf(TemplatePlaceholders.UNKNOWN));
    }

    private static List<Command> words(SourceFile file, MappedText text) {
        return CommandReader.words(file, ShellLexer.words(text, QuotingRules.PLAIN));
    }

    /** @param values of the names that are expanded; others stay as they are written */
    private static MappedText expanded(MappedText text, Function<String, Optional<String>> values) {
        MappedText.Builder expanded = new MappedText.Builder(text.span().start());
        Matcher expansion = EXPANSION.matcher(text.text());
        int end = 0;
        while (expansion.find()) {
            Optional<String> value = Optional.ofNullable(expansion.group(1)).flatMap(values);
            if (value.isPresent() && expanded.length() < LONGEST) {
                expanded.append(text, end, expansion.start());
                expanded.append(value.get(), text.span(expansion.start(), expansion.end()));
                end = expansion.end();
            }
        }
        expanded.append(text, end, text.length());
        return expanded.build();
    }

    @Override
    public List<Run> run(Start start) {
        MappedText known = expanded(text, name -> value(name, start).or(() -> unknown(name)));
        List<Run> runs = new ArrayList<>();
        Optional<Script> before = Optional.empty();
        List<Command> commands = words(file, known);
        for (Command command : commands) {
            if (command.script().isEmpty()) {
                boolean last = command.equals(commands.get(commands.size() - 1));
                runs.add(new Run(command, true, "", List.of(), last, false, Role.UNKNOWN, List.of(), List.of()));
            } else if (!command.script().equals(before)) {
                runs.addAll(command.script().get().run(start));
            }
            before = command.script();
        }
        return runs.stream()
                .map(run -> run.of(opened(run.command(), run.command().script())))
                .toList();
    }

    private static Optional<String> value(String name, Start start) {
        return name.startsWith(VARIABLE)
                ? start.environment().stream()
                        .filter(variable -> variable.name().equals(name.substring(VARIABLE.length())))
                        .reduce((first, second) -> second)
                        .flatMap(EnvVar::value)
                        .filter(value -> value.length() < LONGEST)
                : Optional.empty();
    }

    private static Command opened(Command command, Optional<Script> script) {
        return new Command(
                command.place(),
                command.assignments().stream()
                        .map(variable -> variable.with(variable.value().filter(TemplatePlaceholders::isKnown)))
                        .toList(),
                command.words().stream().map(SupervisorCommand::opened).toList(),
                command.conditional(),
                script);
    }

    private static Word opened(Word word) {
        return TemplatePlaceholders.isKnown(word.text())
                ? word
                : word.as(TemplatePlaceholders.shown(word.text()), false);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SupervisorCommand command
                && file.equals(command.file)
                && text.span().equals(command.text.span())
                && text.text().equals(command.text.text());
    }

    @Override
    public int hashCode() {
        return text.span().hashCode() * 31 + text.text().hashCode();
    }
}
