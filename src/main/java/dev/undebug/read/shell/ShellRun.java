package dev.undebug.read.shell;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script;
import dev.undebug.fact.Script.Run;
import dev.undebug.fact.Script.Start;
import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.shell.ShellVariable.Kind;
import dev.undebug.read.shell.program.ForegroundCommand;
import dev.undebug.read.shell.program.Handover;
import dev.undebug.read.shell.program.HiddenCommands;
import dev.undebug.read.shell.program.StartupFiles;
import dev.undebug.read.shell.syntax.AskedFiles;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.TakenBranches;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs shell text symbolically: the branch that known values select, and every branch where they decide nothing. */
public final class ShellRun {
    private static final int MAX_STEPS = 20_000;
    private static final int MAX_DEPTH = 250;
    private static final int MAX_RUNS = 2_000;

    /** The maximum length of all text that a script reads from files or assembles. */
    private static final int MAX_TEXT = 2_000_000;

    /** The maximum number of files of which it is not known whether the script has written them: each is read both ways. */
    private static final int MAX_GUESSES = 20;

    private final SourceFile script;
    private final Start start;
    private final boolean exhaustive;
    private final int most;
    private final TakenBranches branches;
    private final Set<ShellNode> called = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Run> runs = new ArrayList<>();
    private final ShellDecisions decisions = new ShellDecisions(this);
    private final ChildShells children = new ChildShells(this);
    private final Reentries reentries = new Reentries(this);
    private SourceFile file;
    private ShellState state;
    private int steps;
    private int depth;
    private int loops;
    /** The number of loops around the current node that may not run it at all. */
    private int skippable;

    private int conditions;
    private int remote;
    private final Set<Command> remoteCommands = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Integer, PrintedText> printed = new HashMap<>();
    private int textLeft = MAX_TEXT;
    private int guessesLeft = MAX_GUESSES;
    private boolean cutShort;

    /** @param branches the branches that it takes alone */
    ShellRun(SourceFile file, Start start, TakenBranches branches) {
        this(file, start, false, MAX_STEPS, branches);
    }

    /**
     * Returns a run that also visits branches that are not taken, to find everything that the text contains.
     *
     * @param most the maximum number of steps
     */
    static ShellRun exhaustive(SourceFile file, Start start, int most) {
        return new ShellRun(file, start, true, Math.min(most, MAX_STEPS), new TakenBranches());
    }

    private ShellRun(SourceFile file, Start start, boolean exhaustive, int most, TakenBranches branches) {
        this.script = file;
        this.file = file;
        this.start = start;
        this.exhaustive = exhaustive;
        this.most = most;
        this.branches = branches;
        this.state = new ShellState(new ShellVariables(start.complete()));
        start.environment().forEach(state.variables::inherit);
        state.folder = new ShellFolder("", start.files().folder());
        state.startsBeside = start.arguments().isEmpty();
        state.own = start.files().own();
        state.placed = state.own.isPresent();
        state.arguments = start.arguments().map(words -> words.stream()
                .map(word -> start.caller()
                        .map(caller -> ShellField.argument(word.text(), word.literal(), caller.placeOf(word)))
                        .orElseGet(() -> ShellField.of(new Token(
                                MappedText.at(word.text(), word.span()), word.span(), word.literal(), word.literal()))))
                .toList());
    }

    List<Run> run(ShellNode node) {
        state.own.ifPresent(own -> begin(own.shell()));
        visit(node);
        new ShellTraps(this).leave();
        if (exhaustive) {
            uncalled();
        }
        Set<Integer> last = state.lasting();
        List<Run> all = new ArrayList<>();
        for (Run run : runs) {
            boolean stays = last.contains(all.size());
            all.add(new Run(
                    run.command(),
                    run.surely(),
                    run.directory(),
                    run.decisions(),
                    stays,
                    run.waited(),
                    run.role(),
                    run.unseen(),
                    run.needs(),
                    run.instead()));
        }
        return withoutRepeated(all);
    }

    /** Leaves out what may run again, in another branch, just as it certainly runs. */
    private static List<Run> withoutRepeated(List<Run> all) {
        Set<List<Object>> certain = new HashSet<>();
        all.stream().filter(Run::surely).forEach(run -> certain.add(identity(run)));
        return all.stream()
                .filter(run -> run.surely() || !certain.contains(identity(run)))
                .toList();
    }

    /** Returns what two runs of one command have in common, however certain each is. */
    static List<Object> identity(Run run) {
        Command command = run.command();
        return List.of(command.place(), command.words(), command.assignments(), run.directory());
    }

    /** Runs the functions that nothing here calls, since other scripts may call them. */
    private void uncalled() {
        for (ShellState.Body body : state.functions()) {
            if (!called.contains(body.node())) {
                state.flow = Flow.NEXT;
                state.arguments = Optional.empty();
                decisions.branches(
                        List.of(() -> within(body.file(), () -> reentries.function(body.node()))), ShellDefaults.NONE);
            }
        }
    }

    /** Runs a command whose name is not known: it may be any function that nothing has called yet. */
    void anyFunction() {
        for (ShellState.Body body : state.functions()) {
            if (called.add(body.node())) {
                Runnable calls = () -> within(body.file(), () -> reentries.function(body.node()));
                decisions.branches(List.of(calls, () -> {}), ShellDefaults.NONE);
            }
        }
    }

    /** Returns whether it visits every branch, even if a condition is decided. */
    public boolean isExhaustive() {
        return exhaustive;
    }

    public SourceFile file() {
        return file;
    }

    ShellState state() {
        return state;
    }

    /** Continues with another state. */
    void goOn(ShellState other) {
        state = other;
    }

    Start start() {
        return start;
    }

    ShellDecisions decisions() {
        return decisions;
    }

    /** Returns the branches that this run takes alone. */
    TakenBranches branches() {
        return branches;
    }

    /** Returns the shells that this one starts. */
    public ChildShells children() {
        return children;
    }

    boolean inLoop() {
        return loops > 0;
    }

    void add(Command command) {
        if (fits(runs.size(), MAX_RUNS)) {
            boolean surely = !decisions.isUndecided() && skippable == 0 && !state.doubtful;
            state.last = Set.of(runs.size());
            if (remote > 0) {
                remoteCommands.add(command);
            }
            boolean waited = !children.isApart() && remote == 0 && ForegroundCommand.isIn(command);
            runs.add(new Run(
                    command,
                    surely,
                    state.folder.known(),
                    decisions.all(),
                    true,
                    waited,
                    decisions.role(),
                    state.unseen,
                    state.needs,
                    state.instead.stream()
                            .filter(index -> index < runs.size())
                            .map(index -> runs.get(index).command())
                            .toList()));
        }
    }

    /** Records what a command prints now, if a shell puts something in it. */
    void prints(ShellNode.Simple command) {
        if (!exhaustive) {
            return;
        }
        for (PrintedText text : PrintedText.of(command, List.of())) {
            if (text.isComputed()) {
                int start = text.text().span().start();
                PrintedText filled = text.filled(file, state);
                // What no longer fits may be another text than the one before.
                if (affords(filled.text().length())) {
                    printed.merge(start, filled, text::common);
                } else {
                    printed.put(start, text);
                }
            }
        }
    }

    /** Returns the texts that commands print and a shell fills in, by where they begin in the file. */
    Map<Integer, PrintedText> printed() {
        return printed;
    }

    /** Returns whether one more may be taken; if not, what follows is missing. */
    private boolean fits(int taken, int limit) {
        boolean fits = Most.room(taken, limit);
        cutShort |= !fits;
        return fits;
    }

    /** Returns whether there is more to run than it has run. */
    boolean isCutShort() {
        return cutShort;
    }

    /** Returns whether most of what it may run is left. */
    boolean hasPlenty() {
        return steps < most / 4 && depth < MAX_DEPTH / 2 && runs.size() < MAX_RUNS / 4;
    }

    /** Returns the number of steps taken. */
    int steps() {
        return steps;
    }

    /** Returns the number of commands so far. */
    int count() {
        return runs.size();
    }

    /** Removes the commands from an index on. */
    void takeBack(int from) {
        runs.subList(from, runs.size()).clear();
    }

    ShellStatus visit(ShellNode node) {
        if (state.flow != Flow.NEXT || !fits(steps++, most) || !fits(depth, MAX_DEPTH)) {
            return ShellStatus.OPEN;
        }
        depth++;
        ShellStatus status = step(node);
        depth--;
        return status;
    }

    private ShellStatus step(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            return new ShellCommand(this, simple.text().span()).simple(simple);
        }
        if (node instanceof ShellNode.Ready ready) {
            List<ShellField> fields = ready.words().stream().map(ShellField::of).toList();
            return new ShellCommand(this, cover(ready.words())).command(fields, List.of());
        }
        if (node instanceof ShellNode.Sequence sequence) {
            return sequence(sequence.nodes());
        }
        if (node instanceof ShellNode.Chain chain) {
            return new ShellConditional(this).chain(chain);
        }
        if (node instanceof ShellNode.Not not) {
            return condition(not.node()).negated();
        }
        if (node instanceof ShellNode.Apart apart) {
            return children.apart(apart.nodes());
        }
        if (node instanceof ShellNode.If branch) {
            return new ShellConditional(this).branch(branch);
        }
        if (node instanceof ShellNode.Case cases) {
            return new ShellCase(this, cases).run();
        }
        if (node instanceof ShellNode.While loop) {
            return new ShellLoop(this).loop(loop);
        }
        if (node instanceof ShellNode.For each) {
            return new ShellLoop(this).each(each);
        }
        if (node instanceof ShellNode.Function function) {
            state.define(function.name(), new ShellState.Body(function.body(), file));
            if (function.name().equals(HiddenCommands.NOT_FOUND)) {
                decisions.branches(List.of(() -> visit(function.body()), () -> {}), ShellDefaults.NONE);
            }
            return ShellStatus.YES;
        }
        return ShellStatus.OPEN;
    }

    private static Span cover(List<Token> words) {
        Span span = words.get(0).span();
        for (Token word : words) {
            span = span.cover(word.span());
        }
        return span;
    }

    ShellStatus sequence(List<ShellNode> nodes) {
        ShellStatus status = ShellStatus.YES;
        for (ShellNode node : nodes) {
            int mark = runs.size();
            status = visit(node);
            // `set -e` ends the script after a command that fails, unless that is part of a condition.
            if (state.endsOnFailure && conditions == 0 && node instanceof ShellNode.Simple) {
                state.flow = status == ShellStatus.NO && state.flow == Flow.NEXT ? Flow.ENDED : state.flow;
                state.doubtful |= status == ShellStatus.OPEN;
                state.needs(succeeded(node, mark));
                state.needs(found(node, true));
            }
        }
        return status;
    }

    /**
     * Returns the commands that have succeeded if a node has, as far as they are written in it.
     *
     * @param from the number of commands before the node
     */
    List<Script.Needed> succeeded(ShellNode node, int from) {
        if (exhaustive) {
            return List.of();
        }
        if (node instanceof ShellNode.Chain chain && chain.and()) {
            return Stream.concat(succeeded(chain.left(), from).stream(), succeeded(chain.right(), from).stream())
                    .toList();
        }
        return node instanceof ShellNode.Simple simple
                ? runs.subList(Math.min(from, runs.size()), runs.size()).stream()
                        .map(run -> run.command().place())
                        .filter(place -> place.span().equals(simple.text().span()))
                        .limit(1)
                        .map(place -> new Script.Needed(place, ""))
                        .toList()
                : List.of();
    }

    /**
     * Returns the tests that have found their files if a condition has an outcome, as far as these files are known, and the
     * command that has gone to a folder above the one in which the script begins.
     */
    List<Script.Needed> found(ShellNode condition, boolean holds) {
        if (exhaustive || remote > 0 || state.folder.isOneOfSeveral()) {
            return List.of();
        }
        if (holds && state.folder.isAbove() && condition instanceof ShellNode.Simple simple && isGoing(simple)) {
            return List.of(new Script.Needed(file.place(simple.text().span()), state.folder.known()));
        }
        return AskedFiles.there(condition, holds).stream()
                .flatMap(written -> ShellExpansion.fields(file, written, state).stream()
                        .filter(field -> field.comparable() && !field.many())
                        .limit(1)
                        .map(field -> new Script.Needed(
                                file.place(written.span()), ContainerPath.join(state.folder.known(), field.value()))))
                .toList();
    }

    private static boolean isGoing(ShellNode.Simple simple) {
        return simple.words().size() == 2 && simple.words().get(0).text().equals("cd");
    }

    /** Runs a node whose failure does not end the script. */
    ShellStatus condition(ShellNode node) {
        conditions++;
        ShellStatus status = visit(node);
        conditions--;
        return status;
    }

    /**
     * Runs a part of a loop.
     *
     * @param always whether it runs at least once
     */
    void body(ShellNode node, boolean always) {
        loops++;
        skippable += always ? 0 : 1;
        condition(node);
        skippable -= always ? 0 : 1;
        loops--;
    }

    /** Runs a part of the text on another machine, which gets none of the variables. */
    public void remotely(Runnable part) {
        remote++;
        Place here = file.place(new Span(0, 0));
        children.handing(() -> {
            children.handOver(Handover.NOTHING, here);
            part.run();
            return ShellStatus.USUALLY;
        });
        remote--;
    }

    /** Returns whether the current part of the text is one of the script itself, on its own machine. */
    boolean isInScript() {
        return remote == 0 && file.equals(script);
    }

    /** Returns whether the current part of the text runs on another machine. */
    boolean isRemote() {
        return remote > 0;
    }

    /** Returns the commands that run on another machine. */
    Set<Command> remoteCommands() {
        return remoteCommands;
    }

    /**
     * Runs the files that a shell runs before its text.
     *
     * @param shell its name and its options
     */
    void begin(List<String> shell) {
        for (StartupFiles.Line line : StartupFiles.of(shell)) {
            Optional<ShellVariable> named = state.variables
                    .find(line.variable())
                    .filter(variable ->
                            variable.kind() == Kind.KNOWN && !variable.text().isEmpty());
            Place place =
                    named.flatMap(ShellVariable::source).map(EnvVar::place).orElseGet(() -> file.place(new Span(0, 0)));
            if (line.variable().isEmpty() || named.isPresent()) {
                String text =
                        line.text().replace("%s", named.map(ShellVariable::text).orElse(""));
                left(() -> read(place.file(), MappedText.at(text, place.span())));
            }
        }
    }

    /** Runs other text in this shell. */
    ShellStatus read(SourceFile from, MappedText text) {
        cutShort |= !affords(text.length());
        return textLeft < 0
                ? ShellStatus.OPEN
                : within(from, () -> reentries.text(text.text(), ShellParser.parse(text)));
    }

    /**
     * Returns the file at a path of the current folder: what a command has put there, or one of the repository. There are
     * several if it is unknown which one is there, each of which is empty if it is not in the repository.
     */
    List<Optional<SourceFile>> readable(String path) {
        return state().contents(ContainerPath.join(state().folder.known(), path)).stream()
                .sorted()
                .map(start().files()::file)
                .toList();
    }

    /** Returns whether one more file may be read in several ways. */
    boolean mayGuess() {
        guessesLeft--;
        return guessesLeft >= 0;
    }

    /** Deducts a length from the remaining text; returns whether enough remained. */
    boolean affords(int length) {
        textLeft -= length;
        return textLeft >= 0;
    }

    private ShellStatus within(SourceFile from, Supplier<ShellStatus> part) {
        SourceFile outside = file;
        file = from;
        ShellStatus status = part.get();
        file = outside;
        return status;
    }

    /** Runs a function of the script. */
    ShellStatus call(String name, ShellState.Body function, List<ShellField> arguments) {
        Optional<List<ShellField>> outside = state.arguments;
        state.arguments = Optional.of(arguments);
        called.add(function.node());
        ShellStatus status = left(
                () -> decisions.called(name, () -> within(function.file(), () -> reentries.function(function.node()))));
        state.arguments = outside;
        return status;
    }

    /** Runs what {@code return} leaves: a function, or a file that this shell reads. */
    ShellStatus left(Supplier<ShellStatus> part) {
        Optional<ShellState> around = state.takeLeft(Flow.RETURNED);
        ShellStatus status = part.get();
        Optional<ShellState> returned = state.takeLeft(Flow.RETURNED);
        if (state.flow == Flow.RETURNED) {
            state.flow = Flow.NEXT;
            status = ShellStatus.OPEN;
        } else if (state.flow == Flow.ENDED && returned.isPresent()) {
            state = returned.get().goingOn(state);
            status = ShellStatus.OPEN;
        }
        around.ifPresent(before -> state.remember(Flow.RETURNED, before));
        return status;
    }
}
