package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.Script;
import dev.undebug.read.shell.program.OtherShells;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.TakenBranches;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Shell text that is parsed when it runs. Two are equal if they have the same place and text. */
final class ShellProgram implements Script {
    /** The most runs with branches that are taken alone. */
    private static final int MAX_RUNS = 24;

    private final SourceFile file;
    private final Span span;
    private final List<String> texts;
    private final Supplier<ShellNode> node;
    private volatile boolean cutShort;

    private ShellProgram(SourceFile file, Span span, List<String> texts, Supplier<ShellNode> node) {
        this.file = file;
        this.span = span;
        this.texts = texts;
        this.node = node;
    }

    static ShellProgram of(SourceFile file) {
        return of(file, whole(file));
    }

    static ShellProgram of(SourceFile file, MappedText text) {
        return new ShellProgram(file, text.span(), List.of(text.text()), () -> ShellParser.parse(text));
    }

    /** Returns one command with known words, at least one. */
    static ShellProgram of(SourceFile file, List<Token> words) {
        List<String> texts = words.stream().map(Token::value).toList();
        return new ShellProgram(file, words.get(0).span(), texts, () -> new ShellNode.Ready(words));
    }

    static MappedText whole(SourceFile file) {
        return OtherShells.text(file);
    }

    /**
     * Runs the text once, with all branches joined, or, if branches decide which command a variable holds, once for each of
     * these: {@code if …; then server="flask run"; else server=gunicorn; fi; $server}. A command that only some of the runs have
     * may run.
     */
    @Override
    public List<Run> run(Start start) {
        ShellNode parsed = node.get();
        TakenBranches none = new TakenBranches();
        List<Run> joined = run(parsed, start, none);
        Deque<TakenBranches> open = new ArrayDeque<>(none.next());
        if (open.isEmpty()) {
            return joined;
        }
        List<List<Run>> paths = new ArrayList<>();
        int left = MAX_RUNS;
        while (!open.isEmpty() && left > 0) {
            TakenBranches branches = open.remove();
            List<Run> runs = run(parsed, start, branches);
            List<TakenBranches> further = branches.next();
            if (further.isEmpty()) {
                paths.add(
                        branches.isPresumed()
                                ? runs
                                : runs.stream().map(ShellProgram::perhaps).toList());
            }
            open.addAll(further);
            left--;
        }
        if (!open.isEmpty()) {
            paths.add(joined);
        }
        return united(joined, paths);
    }

    private List<Run> run(ShellNode parsed, Start start, TakenBranches branches) {
        ShellRun run = new ShellRun(file, start, branches);
        List<Run> runs = run.run(parsed);
        if (run.isCutShort()) {
            cutShort = true;
        }
        return runs;
    }

    /** @param joined the commands of all paths, of which those that are on each of them are as certain as here */
    private static List<Run> united(List<Run> joined, List<List<Run>> paths) {
        Set<List<Object>> everywhere = new HashSet<>(identities(paths.get(0)));
        paths.forEach(path -> everywhere.retainAll(identities(path)));
        Map<List<Object>, Run> known = new HashMap<>();
        joined.forEach(run -> known.put(ShellRun.identity(run), run));
        Map<List<Object>, Run> all = new LinkedHashMap<>();
        for (Run run : paths.stream().flatMap(List::stream).toList()) {
            List<Object> identity = ShellRun.identity(run);
            if (everywhere.contains(identity)) {
                all.putIfAbsent(identity, known.getOrDefault(identity, run));
            } else {
                all.putIfAbsent(List.of(identity, run.role()), run);
            }
        }
        return List.copyOf(all.values());
    }

    private static Set<List<Object>> identities(List<Run> path) {
        Set<List<Object>> identities = new HashSet<>();
        path.forEach(run -> identities.add(ShellRun.identity(run)));
        return identities;
    }

    private static Run perhaps(Run run) {
        Command command = run.command();
        return new Run(
                new Command(command.place(), command.assignments(), command.words(), true, command.script()),
                false,
                run.directory(),
                run.decisions(),
                run.last(),
                run.waited(),
                run.role(),
                run.unseen(),
                run.needs(),
                run.instead());
    }

    @Override
    public boolean wasCutShort() {
        return cutShort;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShellProgram program
                && file.equals(program.file)
                && span.equals(program.span)
                && texts.equals(program.texts);
    }

    @Override
    public int hashCode() {
        return span.hashCode() * 31 + texts.hashCode();
    }
}
