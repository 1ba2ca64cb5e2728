package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds how often functions and texts run inside themselves: {@code walk() { …; walk "$d"; }}, a file that sources itself.
 * Beyond a few times, one more run is done for all others, in which everything is unknown that they may change.
 */
final class Reentries {
    /** A text may run so often inside itself whatever it costs. */
    private static final int ALWAYS = 2;

    /** A text may run so often inside itself while there are steps enough. */
    private static final int MOST = 10;

    private final ShellRun run;
    private final IdentityHashMap<ShellNode, Entered> functions = new IdentityHashMap<>();
    private final Map<String, Entered> texts = new HashMap<>();
    private final IdentityHashMap<ShellNode, ShellEffects> effects = new IdentityHashMap<>();

    /** The number of runs of a text inside one another now, and whether one of them is for all others. */
    private static final class Entered {
        private int times;
        private boolean any;
    }

    Reentries(ShellRun run) {
        this.run = run;
    }

    ShellStatus function(ShellNode body) {
        return enter(functions.computeIfAbsent(body, key -> new Entered()), body);
    }

    /** Runs a text, which is another node each time that it is parsed. */
    ShellStatus text(String text, ShellNode parsed) {
        return enter(texts.computeIfAbsent(text, key -> new Entered()), parsed);
    }

    private ShellStatus enter(Entered entered, ShellNode body) {
        if (entered.any) {
            forget(body);
            return ShellStatus.OPEN;
        }
        boolean plain = entered.times < ALWAYS || (entered.times < MOST && run.hasPlenty());
        return plain ? again(entered, body) : any(entered, body);
    }

    private ShellStatus again(Entered entered, ShellNode body) {
        entered.times++;
        ShellStatus status = run.visit(body);
        entered.times--;
        return status;
    }

    private ShellStatus any(Entered entered, ShellNode body) {
        entered.any = true;
        forget(body);
        run.state().arguments = Optional.empty();
        run.visit(body);
        forget(body);
        entered.any = false;
        return ShellStatus.OPEN;
    }

    private void forget(ShellNode body) {
        ShellEffects all = effects.computeIfAbsent(body, node -> ShellEffects.of(node, run.state()::function));
        all.forget(run);
        run.state().doubtful |= all.ends();
    }
}
