package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script.Decision;
import dev.undebug.fact.Script.Run;
import dev.undebug.fact.Script.Start;
import dev.undebug.read.ShellState.Flow;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs shell text: takes the branches that are decided by what is known, and both where they are not. */
final class ShellRun {
    private static final int MAX_STEPS = 20_000;
    private static final int MAX_DEPTH = 250;
    private static final int MAX_RUNS = 1_000;

    /** How much text a script may have run that it reads from files or puts together. */
    private static final int MAX_TEXT = 2_000_000;

    private final Start start;
    private final List<Run> runs = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Set<Decision> lasting = new LinkedHashSet<>();
    private SourceFile file;
    private ShellState state;
    private int steps;
    private int depth;
    private int undecided;
    private int loops;
    private int conditions;
    private int textLeft = MAX_TEXT;

    ShellRun(SourceFile file, Start start) {
        this.file = file;
        this.start = start;
        this.state = new ShellState(start.complete());
        start.environment().forEach(state::inherit);
        state.arguments = start.arguments().map(words -> words.stream()
                .map(word -> start.caller()
                        .map(caller -> ShellField.argument(word.text(), word.literal(), caller.placeOf(word)))
                        .orElseGet(() -> ShellField.of(new Token(
                                MappedText.at(word.text(), word.span()), word.span(), word.literal(), word.literal()))))
                .toList());
    }

    /** Whether a command succeeds. */
    enum Status {
        YES,
        NO,
        /** It does unless something goes wrong: a program. */
        USUALLY,
        OPEN;

        static Status of(Optional<Boolean> known) {
            return known.map(holds -> holds ? YES : NO).orElse(OPEN);
        }

        Status negated() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case USUALLY, OPEN -> OPEN;
            };
        }
    }

    List<Run> run(ShellNode node) {
        visit(node);
        Set<Integer> last = state.lasting();
        List<Run> all = new ArrayList<>();
        for (Run run : runs) {
            boolean stays = last.contains(all.size());
            all.add(new Run(run.command(), run.surely(), run.directory(), run.decisions(), stays));
        }
        return all;
    }

    SourceFile file() {
        return file;
    }

    ShellState state() {
        return state;
    }

    Start start() {
        return start;
    }

    boolean inLoop() {
        return loops > 0;
    }

    void add(Command command) {
        if (runs.size() < MAX_RUNS) {
            boolean surely = undecided == 0 && loops == 0 && !state.doubtful;
            Set<Decision> all = new LinkedHashSet<>(lasting);
            all.addAll(decisions);
            state.last = Set.of(runs.size());
            runs.add(new Run(command, surely, state.directory, List.copyOf(all), true));
        }
    }

    boolean isUndecided() {
        return undecided > 0;
    }

    Status visit(ShellNode node) {
        if (steps++ > MAX_STEPS || depth >= MAX_DEPTH || state.flow != Flow.NEXT) {
            return Status.OPEN;
        }
        depth++;
        Status status = step(node);
        depth--;
        return status;
    }

    private Status step(ShellNode node) {
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
            return chain(chain);
        }
        if (node instanceof ShellNode.Not not) {
            return condition(not.node()).negated();
        }
        if (node instanceof ShellNode.Apart apart) {
            return apart(apart.nodes());
        }
        if (node instanceof ShellNode.If branch) {
            return branch(branch);
        }
        if (node instanceof ShellNode.Case cases) {
            return cases(cases);
        }
        if (node instanceof ShellNode.While loop) {
            return loop(loop);
        }
        if (node instanceof ShellNode.For each) {
            state.forget(each.name());
            return repeated(each.body(), false);
        }
        if (node instanceof ShellNode.Function function) {
            state.define(function.name(), new ShellState.Body(function.body(), file));
            return Status.YES;
        }
        return Status.OPEN;
    }

    private static Span cover(List<Token> words) {
        Span span = words.get(0).span();
        for (Token word : words) {
            span = span.cover(word.span());
        }
        return span;
    }

    private Status sequence(List<ShellNode> nodes) {
        Status status = Status.YES;
        for (ShellNode node : nodes) {
            status = visit(node);
            // `set -e` ends the script after a command that fails, unless that is part of a condition.
            if (state.endsOnFailure && conditions == 0 && node instanceof ShellNode.Simple) {
                state.flow = status == Status.NO && state.flow == Flow.NEXT ? Flow.ENDED : state.flow;
                state.doubtful |= status == Status.OPEN;
            }
        }
        return status;
    }

    private Status condition(ShellNode node) {
        conditions++;
        Status status = visit(node);
        conditions--;
        return status;
    }

    private Status chain(ShellNode.Chain chain) {
        state.clearReads();
        Status left = condition(chain.left());
        Status goesOn = chain.and() ? Status.YES : Status.NO;
        if (left == goesOn || (chain.and() && left == Status.USUALLY)) {
            Supplier<Status> right = () -> visit(chain.right());
            Status status = decided(text(chain.left()), left == Status.YES, right, left != Status.USUALLY);
            return left == Status.USUALLY && status == Status.YES ? Status.USUALLY : status;
        }
        if (left == goesOn.negated()) {
            passed(text(chain.left()), left == Status.YES, List.of(chain.right()));
            return left;
        }
        boolean doubtful = state.doubtful;
        branches(List.of(() -> visit(chain.right()), () -> {}), defaults(chain.left(), chain.and()));
        if (left == Status.USUALLY) {
            state.doubtful = doubtful;
        }
        return left == Status.USUALLY ? Status.USUALLY : Status.OPEN;
    }

    private static Optional<MappedText> text(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            return Optional.of(simple.text());
        }
        if (node instanceof ShellNode.Not not) {
            return text(not.node());
        }
        return node instanceof ShellNode.Chain chain ? text(chain.right()) : Optional.empty();
    }

    /** Commands in shells of their own change nothing here. */
    private Status apart(List<ShellNode> nodes) {
        ShellState outside = state;
        Set<Integer> last = new LinkedHashSet<>();
        Status status = Status.OPEN;
        for (ShellNode node : nodes) {
            int mark = runs.size();
            state = outside.copy();
            status = visit(node);
            if (runs.size() > mark) {
                last.addAll(state.lasting());
            }
        }
        state = outside;
        state.last = last.isEmpty() ? state.last : Set.copyOf(last);
        return status;
    }

    private Status branch(ShellNode.If branch) {
        state.clearReads();
        Status status = condition(branch.condition());
        if (state.flow != Flow.NEXT) {
            return Status.OPEN;
        }
        List<ShellNode> otherwise = branch.otherwise().map(List::of).orElse(List.of());
        if (status == Status.YES || status == Status.NO) {
            boolean holds = status == Status.YES;
            List<ShellNode> taken = holds ? List.of(branch.then()) : otherwise;
            passed(Optional.of(branch.text()), holds, holds ? otherwise : List.of(branch.then()));
            return decided(Optional.of(branch.text()), holds, () -> sequence(taken), true);
        }
        return branches(
                List.of(() -> visit(branch.then()), () -> sequence(otherwise)), defaults(branch.condition(), true));
    }

    /** Runs what a condition decides, which is then part of how its commands are come to. */
    private Status decided(Optional<MappedText> text, boolean holds, Supplier<Status> taken, boolean known) {
        if (text.isEmpty() || !known) {
            return taken.get();
        }
        decisions.add(decision(text.get(), holds));
        Status status = taken.get();
        decisions.remove(decisions.size() - 1);
        return status;
    }

    /** What is passed over decides what comes after it, if it would have ended the script. */
    private void passed(Optional<MappedText> text, boolean holds, List<ShellNode> over) {
        if (text.isPresent()
                && over.stream()
                        .anyMatch(node -> ShellEffects.of(node, state::function).ends())) {
            lasting.add(decision(text.get(), holds));
        }
    }

    private Decision decision(MappedText text, boolean holds) {
        return new Decision(file.place(text.span()), holds, state.readSources());
    }

    private Status branches(List<Runnable> arms, ShellDefaults defaults) {
        ShellState before = state;
        List<ShellState> ends = new ArrayList<>();
        undecided++;
        for (Runnable arm : arms) {
            state = before.copy();
            arm.run();
            ends.add(state);
        }
        undecided--;
        state = ShellState.merge(ends, defaults);
        return Status.OPEN;
    }

    /**
     * Returns what is given a value only where it has none.
     *
     * @param first what the condition is where the first of two branches is run
     */
    private static ShellDefaults defaults(ShellNode condition, boolean first) {
        boolean negated = condition instanceof ShellNode.Not;
        ShellNode node = condition instanceof ShellNode.Not not ? not.node() : condition;
        if (!(node instanceof ShellNode.Simple simple) || simple.words().size() < 3) {
            return ShellDefaults.NONE;
        }
        List<MappedText> words = simple.words();
        boolean isEmpty = words.stream().anyMatch(word -> word.text().equals("-z"));
        boolean isNot = words.stream().anyMatch(word -> word.text().equals("-n"));
        return isEmpty == isNot
                ? ShellDefaults.NONE
                : new ShellDefaults(
                        Set.of(words.get(2).text().replaceAll("\\W|:-", "")), isEmpty == (first != negated));
    }

    private Status cases(ShellNode.Case cases) {
        state.clearReads();
        ShellField word = ShellExpansion.single(file, cases.word(), state);
        List<Runnable> open = new ArrayList<>();
        boolean rest = true;
        for (int i = 0; i < cases.arms().size() && rest; i++) {
            ShellNode.Arm arm = cases.arms().get(i);
            Optional<Boolean> matches = matches(arm, word);
            List<ShellNode> bodies = bodies(cases.arms(), i);
            rest = !matches.equals(Optional.of(true));
            if (!rest && open.isEmpty()) {
                List<ShellNode> others =
                        cases.arms().stream().map(ShellNode.Arm::body).toList();
                passed(Optional.of(cases.text()), true, others);
                return decided(Optional.of(cases.text()), true, () -> sequence(bodies), true);
            }
            if (!matches.equals(Optional.of(false))) {
                open.add(() -> sequence(bodies));
            }
        }
        if (open.isEmpty()) {
            passed(
                    Optional.of(cases.text()),
                    true,
                    cases.arms().stream().map(ShellNode.Arm::body).toList());
            return Status.YES;
        }
        if (rest) {
            open.add(() -> {});
        }
        return branches(open, ShellDefaults.NONE);
    }

    private Optional<Boolean> matches(ShellNode.Arm arm, ShellField word) {
        boolean open = false;
        for (MappedText written : arm.patterns()) {
            ShellField pattern = ShellExpansion.single(file, written, state);
            if (pattern.known() && pattern.pattern().equals("*")) {
                return Optional.of(true);
            }
            if (!pattern.comparable() || !word.comparable()) {
                open = true;
            } else if (ShellGlob.matches(pattern.pattern(), word.value())) {
                return Optional.of(true);
            }
        }
        return open ? Optional.empty() : Optional.of(false);
    }

    private static List<ShellNode> bodies(List<ShellNode.Arm> arms, int first) {
        List<ShellNode> bodies = new ArrayList<>();
        int i = first;
        bodies.add(arms.get(i).body());
        while (arms.get(i).fallsThrough() && i + 1 < arms.size()) {
            i++;
            bodies.add(arms.get(i).body());
        }
        return bodies;
    }

    private Status loop(ShellNode.While loop) {
        ShellState before = state.copy();
        int mark = runs.size();
        Status status = condition(loop.condition());
        Status stops = loop.until() ? Status.YES : Status.NO;
        if (status == stops || state.flow != Flow.NEXT) {
            return Status.YES;
        }
        // The commands of the condition are run again with the body, of which nothing is known but that it may be
        // repeated.
        runs.subList(mark, runs.size()).clear();
        state = before;
        ShellNode body = new ShellNode.Sequence(List.of(loop.condition(), loop.body()));
        return repeated(body, status == stops.negated());
    }

    /**
     * Runs a body once, as it may be run the second time too.
     *
     * @param always whether it is surely run
     */
    private Status repeated(ShellNode body, boolean always) {
        ShellEffects effects = ShellEffects.of(body, state::function);
        forget(effects);
        ShellState before = state.copy();
        loops++;
        conditions++;
        visit(body);
        conditions--;
        loops--;
        boolean ended = state.flow.compareTo(Flow.LOOP_LEFT) > 0;
        if (ended && always) {
            return Status.OPEN;
        }
        boolean doubtful = state.doubtful || ended;
        before.passes(state);
        state = ended ? before : state;
        state.last = before.last;
        state.over = before.over;
        state.flow = Flow.NEXT;
        state.doubtful = doubtful;
        forget(effects);
        return Status.OPEN;
    }

    private void forget(ShellEffects effects) {
        effects.assigned().forEach((name, text) -> {
            Span span = text.span();
            state.forget(new EnvVar(name, Optional.empty(), file.place(span), span), effects.exports(name));
        });
        if (effects.changesArguments()) {
            state.arguments = Optional.empty();
        }
    }

    /** Runs other text in this shell. */
    Status read(SourceFile from, MappedText text) {
        return affords(text.length()) ? within(from, ShellParser.parse(text)) : Status.OPEN;
    }

    /** Returns whether so much text may still be read. */
    boolean affords(int length) {
        textLeft -= length;
        return textLeft >= 0;
    }

    private Status within(SourceFile from, ShellNode node) {
        SourceFile outside = file;
        file = from;
        Status status = visit(node);
        file = outside;
        return status;
    }

    /** Runs text in a shell that is started for it. */
    Status started(SourceFile from, MappedText text, List<EnvVar> assignments, List<ShellField> arguments) {
        ShellState outside = state;
        state = outside.exported();
        assignments.forEach(variable -> state.assign(variable, true));
        state.arguments = Optional.of(arguments);
        int mark = runs.size();
        read(from, text);
        outside.last = runs.size() > mark ? state.lasting() : outside.last;
        state = outside;
        return Status.USUALLY;
    }

    /** Runs a function of the script. */
    Status call(ShellState.Body function, List<ShellField> arguments) {
        Optional<List<ShellField>> outside = state.arguments;
        state.arguments = Optional.of(arguments);
        Status status = within(function.file(), function.node());
        state.arguments = outside;
        if (state.flow == Flow.RETURNED) {
            state.flow = Flow.NEXT;
            return Status.OPEN;
        }
        return status;
    }
}
