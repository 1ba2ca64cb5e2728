package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Runs a loop: {@code while}, {@code until}, {@code for}. */
final class ShellLoop {
    private final ShellRun run;

    ShellLoop(ShellRun run) {
        this.run = run;
    }

    ShellStatus each(ShellNode.For each) {
        new ShellPassages(run).substituted(each.words());
        run.state().variables.forget(each.name());
        return repeated(each.body(), false);
    }

    ShellStatus loop(ShellNode.While loop) {
        ShellState before = run.state().copy();
        int mark = run.count();
        ShellStatus status = run.condition(loop.condition());
        ShellStatus stops = loop.until() ? ShellStatus.YES : ShellStatus.NO;
        boolean never = status == stops && !run.isExhaustive();
        if (never || run.state().flow != Flow.NEXT) {
            return ShellStatus.YES;
        }
        // The condition runs again as a part of the body, this time with all values unknown that the loop may change.
        run.takeBack(mark);
        run.goOn(before);
        ShellNode body = new ShellNode.Sequence(List.of(loop.condition(), loop.body()));
        return repeated(body, status == stops.negated());
    }

    /**
     * Runs a body once, as in any iteration: everything that it may assign is unknown.
     *
     * @param always whether it runs at least once
     */
    private ShellStatus repeated(ShellNode body, boolean always) {
        ShellEffects effects = ShellEffects.of(body, run.state()::function);
        forget(effects);
        ShellState before = run.state().copy();
        run.body(body);
        ShellState after = run.state();
        boolean ended = after.flow.compareTo(Flow.LOOP_LEFT) > 0;
        if (ended && always) {
            return ShellStatus.OPEN;
        }
        boolean doubtful = after.doubtful || ended;
        before.passes(after);
        ShellState next = ended ? before : after;
        next.last = before.last;
        next.over = before.over;
        next.flow = Flow.NEXT;
        next.doubtful = doubtful;
        run.goOn(next);
        forget(effects);
        return ShellStatus.OPEN;
    }

    private void forget(ShellEffects effects) {
        effects.assigned().forEach((name, text) -> {
            Span span = text.span();
            run.state()
                    .variables
                    .forget(new EnvVar(name, Optional.empty(), run.file().place(span), span), effects.exports(name));
            run.state().arrays.forget(name, span);
        });
        if (effects.changesArguments()) {
            run.state().arguments = Optional.empty();
        }
    }
}
