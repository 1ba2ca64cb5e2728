package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script;
import dev.undebug.read.shell.program.CommandTexts;
import dev.undebug.read.shell.program.EnvFolder;
import dev.undebug.read.shell.program.Handover;
import dev.undebug.read.shell.program.KeptProgram;
import dev.undebug.read.shell.program.Shells;
import dev.undebug.read.shell.program.Wrapper;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the programs that a script or a command really starts, without shell syntax and wrappers. */
public final class CommandReader {
    /** The most programs in one command that each start the next one. */
    private static final int MAX_WRAPPERS = 200;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_COMMANDS = 2_000;
    private static final int MAX_INHERITED = 150;
    private static final int MAX_BLOCKS = 50;

    private static final Set<String> BEFORE_A_COMMAND =
            Set.of("if", "then", "else", "elif", "do", "while", "until", "!", "{");
    private static final Set<String> NO_COMMAND =
            Set.of("fi", "done", "esac", "}", "for", "case", "select", "function", "]]");

    /** Keywords around commands that run only in some cases. Loops are missing: their bodies are assumed to run. */
    private static final Set<String> OPENING = Set.of("if", "case", "function", "{");

    private static final Set<String> CLOSING = Set.of("fi", "esac", "}");

    /** Tokens that end a branch and begin another: of an {@code if}, and the pattern of a {@code case}. */
    private static final Set<String> BRANCHES = Set.of("else", "elif", ShellLexer.PATTERN);

    /**
     * A block that runs only in some cases.
     *
     * @param outside the exports before it
     * @param touched the exports of its branches, whose values are unknown after it
     */
    private record Block(Map<String, EnvVar> outside, Map<String, EnvVar> touched) {}

    private final SourceFile file;
    private final List<Command> commands;
    private final int depth;
    private final Map<String, EnvVar> exported = new LinkedHashMap<>();
    private final Map<String, EnvVar> shellVariables = new LinkedHashMap<>();
    private final Deque<Block> open = new ArrayDeque<>();
    private int blocks;
    private boolean nested;

    private CommandReader(SourceFile file, List<Command> commands, int depth, Collection<EnvVar> inherited) {
        this.file = file;
        this.commands = commands;
        this.depth = depth;
        inherited.forEach(variable -> put(exported, variable));
    }

    /** Reads shell text. */
    public static List<Command> script(SourceFile file, MappedText text) {
        CommandReader reader = new CommandReader(file, new ArrayList<>(), 0, List.of());
        reader.script(text);
        return partsOf(ShellProgram.of(file, text), reader.commands);
    }

    /** Reads one command whose words are already known; no shell reads assignments among them. */
    public static List<Command> words(SourceFile file, List<Token> tokens) {
        CommandReader reader = new CommandReader(file, new ArrayList<>(), 0, List.of());
        reader.command(tokens, false);
        return reader.nested ? partsOf(ShellProgram.of(file, tokens), reader.commands) : reader.commands;
    }

    private static List<Command> partsOf(Script script, List<Command> commands) {
        return commands.stream()
                .map(command -> new Command(
                        command.place(),
                        command.assignments(),
                        command.words(),
                        command.conditional(),
                        Optional.of(script)))
                .toList();
    }

    /**
     * Reads one command whose words are in several parts of the file, such as an ENTRYPOINT and a CMD. Its place is the
     * part with the program, since anything may be between the parts.
     */
    public static List<Command> parts(SourceFile file, List<List<Token>> parts) {
        List<Token> tokens = new ArrayList<>();
        parts.forEach(tokens::addAll);
        return words(file, tokens).stream()
                .map(command -> within(command, parts))
                .toList();
    }

    private static Command within(Command command, List<List<Token>> parts) {
        Span program = command.words().get(0).span();
        Span whole = command.place().span();
        for (List<Token> part : parts) {
            if (part.isEmpty() || !cover(part).contains(program) || cover(part).contains(whole)) {
                continue;
            }
            Span limit = cover(part);
            Span span = new Span(Math.max(limit.start(), whole.start()), Math.min(limit.end(), whole.end()));
            return new Command(
                    command.place().file().place(span),
                    command.assignments(),
                    command.words(),
                    command.conditional(),
                    command.script());
        }
        return command;
    }

    private void script(MappedText text) {
        for (List<Token> tokens : ShellLexer.commands(text, QuotingRules.SHELL)) {
            int start = 0;
            while (start < tokens.size()
                    && BEFORE_A_COMMAND.contains(tokens.get(start).value())) {
                enter(tokens.get(start).value());
                start++;
            }
            List<Token> command = tokens.subList(start, tokens.size());
            if (command.isEmpty()) {
                continue;
            }
            String word = command.get(0).value();
            if (NO_COMMAND.contains(word) || word.equals(ShellLexer.PATTERN)) {
                enter(word);
            } else {
                command(command, true);
            }
        }
    }

    private void enter(String keyword) {
        if (OPENING.contains(keyword)) {
            blocks++;
            if (Most.room(open.size(), MAX_BLOCKS)) {
                open.push(new Block(new LinkedHashMap<>(exported), new LinkedHashMap<>()));
            }
        } else if (CLOSING.contains(keyword) && blocks > 0) {
            blocks--;
            if (open.size() > blocks) {
                Block block = open.peek();
                leaveBranch(block);
                open.pop();
                block.touched().values().forEach(variable -> put(exported, unknown(variable)));
            }
        } else if (BRANCHES.contains(keyword) && !open.isEmpty()) {
            leaveBranch(open.peek());
        }
    }

    /** Resets the exports, since the next branch does not see those of this one. */
    private void leaveBranch(Block block) {
        for (EnvVar variable : exported.values()) {
            if (!variable.equals(block.outside().get(variable.name()))) {
                block.touched().put(variable.name(), variable);
            }
        }
        exported.clear();
        exported.putAll(block.outside());
    }

    private static EnvVar unknown(EnvVar variable) {
        return variable.with(Optional.empty());
    }

    /** @param inShell whether a shell reads the assignments in front of a program */
    private void command(List<Token> tokens, boolean inShell) {
        List<EnvVar> outside = new ArrayList<>(exported.values());
        List<EnvVar> assignments = new ArrayList<>();
        boolean assigns = inShell;
        int wrappers = 0;
        int at = 0;
        while (at < tokens.size()) {
            List<EnvVar> leading = Assignment.leading(file, tokens.subList(at, tokens.size()));
            assignments.addAll(leading);
            if (!assigns && !leading.isEmpty()) {
                add(tokens, at, joined(outside, assignments));
                return;
            }
            at += leading.size();
            if (at == tokens.size()) {
                break;
            }
            String program = program(tokens.get(at));
            if (program.equals("export")) {
                export(tokens.subList(at + 1, tokens.size()));
                return;
            }
            Optional<Token> script = Shells.script(program, tokens, at);
            if (script.isPresent()) {
                Handover handover = Shells.handover(program, tokens, at);
                nested(script.get().text(), handedOver(handover, tokens, outside, assignments));
                return;
            }
            List<MappedText> texts = CommandTexts.of(program, tokens.subList(at + 1, tokens.size()));
            if (!texts.isEmpty()) {
                List<EnvVar> environment = joined(outside, assignments);
                texts.forEach(text -> nested(text, environment));
                return;
            }
            List<Token> kept = KeptProgram.of(program, tokens, at, Token::value);
            int inner = Wrapper.inner(program, tokens, at);
            if (!kept.isEmpty()) {
                add(kept, 0, joined(outside, assignments));
                return;
            }
            // What a shell of a user runs is in its input. Each program looks at all the words after it.
            if (inner < 0
                    || UserShell.isStarted(tokens.subList(at, tokens.size()))
                    || !Most.room(wrappers++, MAX_WRAPPERS)) {
                add(tokens, at, joined(outside, assignments));
                return;
            }
            List<Token> options = tokens.subList(at + 1, inner);
            // Which variables are in the folder shows only where the command runs.
            nested |= EnvFolder.of(program, options).isPresent();
            outside = handedOver(Handover.of(program, options), tokens, outside, assignments);
            assignments = new ArrayList<>();
            for (Token word : Handover.assigned(program, options)) {
                Assignment.read(file, word).ifPresent(assignments::add);
            }
            assigns = Handover.isAssigning(program);
            at = inner;
        }
        assignments.forEach(variable -> put(shellVariables, variable));
    }

    /** Returns the variables that a program hands on. Which they are depends on the environment of the command, too. */
    private List<EnvVar> handedOver(
            Handover handover, List<Token> command, List<EnvVar> outside, List<EnvVar> assignments) {
        nested |= !handover.isWhole();
        List<EnvVar> kept = joined(outside, assignments);
        kept.removeIf(variable -> !handover.keeps(variable.name()));
        if (handover.all()) {
            handover.names().forEach(name -> kept.add(EnvVar.removed(name, file.place(cover(command)))));
        }
        return kept;
    }

    private void nested(MappedText script, List<EnvVar> environment) {
        nested = true;
        if (depth < MAX_DEPTH) {
            CommandReader inner = new CommandReader(file, commands, depth + 1, environment);
            inner.blocks = blocks;
            inner.script(script);
        }
    }

    private void add(List<Token> tokens, int program, List<EnvVar> environment) {
        if (Most.room(commands.size(), MAX_COMMANDS)) {
            List<Token> words = tokens.subList(program, tokens.size());
            commands.add(new Command(
                    file.place(cover(tokens)),
                    environment,
                    words.stream().map(Token::word).toList(),
                    blocks > 0));
        }
    }

    private static List<EnvVar> joined(List<EnvVar> outside, List<EnvVar> assignments) {
        List<EnvVar> all = new ArrayList<>(outside);
        all.addAll(assignments);
        return all;
    }

    private static Span cover(List<Token> tokens) {
        Span span = tokens.get(0).span();
        for (Token token : tokens) {
            span = span.cover(token.span());
        }
        return span;
    }

    private void export(List<Token> arguments) {
        for (Token argument : arguments) {
            EnvVar assigned = shellVariables.get(argument.value());
            if (assigned != null) {
                put(exported, assigned);
            }
            Assignment.read(file, argument).ifPresent(variable -> put(exported, variable));
        }
    }

    private static void put(Map<String, EnvVar> variables, EnvVar variable) {
        if (Most.room(variables.size(), MAX_INHERITED) || variables.containsKey(variable.name())) {
            variables.remove(variable.name());
            variables.put(variable.name(), variable);
        }
    }

    /** Returns the program's name without its folder. */
    private static String program(Token token) {
        return ContainerPath.program(token.value());
    }
}
