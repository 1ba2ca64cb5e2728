package dev.undebug.read.shell;

import dev.undebug.read.shell.ShellState.Flow;
import dev.undebug.read.shell.SourcedFiles.Named;
import dev.undebug.read.shell.syntax.ExportedLines;
import dev.undebug.read.shell.syntax.ShellNode;
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
        ShellStatus status = repeated(Optional.empty(), each.body(), false);
        List<Named> files = each.words().stream()
                .flatMap(word -> ShellExpansion.fields(run.file(), word, run.state()).stream())
                .flatMap(word -> PrintedFiles.of(run, word).stream())
                .toList();
        new ShellDeclarations(run).exported(ExportedLines.of(each), files);
        return status;
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
        // The condition runs again before the body, this time with all values unknown that the loop may change.
        run.takeBack(mark);
        run.goOn(before);
        boolean begins = run.decisions().presumption().holds(loop.condition()).equals(Optional.of(!loop.until()));
        ShellStatus end = repeated(Optional.of(loop.condition()), loop.body(), begins || status == stops.negated());
        List<Named> files = loop.input().stream()
                .flatMap(target -> PrintedFiles.input(run, target).stream())
                .toList();
        new ShellDeclarations(run).exported(ExportedLines.of(loop), files);
        return end;
    }

    /**
     * Runs a body once, as in any iteration: everything that it may assign is unknown.
     *
     * @param condition what runs at least once, before the body
     * @param always whether the body does, too
     */
    private ShellStatus repeated(Optional<ShellNode> condition, ShellNode body, boolean always) {
        List<ShellNode> nodes = condition.map(first -> List.of(first, body)).orElse(List.of(body));
        ShellEffects effects = ShellEffects.of(new ShellNode.Sequence(nodes), run.state()::function);
        effects.forget(run);
        Optional<ShellState> around = run.state().takeLeft(Flow.LOOP_LEFT);
        ShellState before = run.state().copy();
        condition.ifPresent(first -> run.body(first, true));
        run.body(body, always);
        ShellState after = run.state();
        Optional<ShellState> broken = after.takeLeft(Flow.LOOP_LEFT);
        boolean ended = after.flow.compareTo(Flow.LOOP_LEFT) > 0;
        if (ended && always && broken.isEmpty()) {
            around.ifPresent(outer -> after.remember(Flow.LOOP_LEFT, outer));
            return ShellStatus.OPEN;
        }
        boolean doubtful = after.doubtful || ended;
        before.passes(after);
        ShellState next = ended ? broken.filter(left -> always).orElse(before).copy() : after;
        next.last = before.last;
        next.over = before.over;
        next.flow = Flow.NEXT;
        next.doubtful = doubtful;
        next.remember(after);
        around.ifPresent(outer -> next.remember(Flow.LOOP_LEFT, outer));
        run.goOn(next);
        effects.forget(run);
        return ShellStatus.OPEN;
    }
}
