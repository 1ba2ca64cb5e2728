package dev.undebug.read.shell;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Script;
import dev.undebug.read.shell.program.Handover;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs text in other shells, which do not change the one that starts them. */
public final class ChildShells {
    /** Programs that start the shell of a user, which has a name of its own. */
    private static final Set<String> USER_SHELLS = Set.of("su", "runuser");

    private final ShellRun run;
    private int handed;
    private int apart;

    ChildShells(ShellRun run) {
        this.run = run;
    }

    /** Runs commands in subshells, which do not change this shell. */
    ShellStatus apart(List<ShellNode> nodes) {
        ShellState outside = run.state();
        Set<Integer> last = new LinkedHashSet<>();
        ShellStatus status = ShellStatus.OPEN;
        if (nodes.size() > 1) {
            new ShellPassages(run).piped(nodes.get(0), nodes.get(1));
            new ScriptWrites(run).piped(nodes.get(0), nodes.get(1));
        }
        for (ShellNode node : nodes) {
            int mark = run.count();
            run.goOn(outside.copy());
            run.state().atExit = List.of();
            apart++;
            status = run.visit(node);
            new ShellTraps(run).leave();
            apart--;
            outside.written.follow(run.state().written);
            if (run.count() > mark) {
                last.addAll(run.state().lasting());
            }
        }
        run.goOn(outside);
        outside.last = last.isEmpty() ? outside.last : Set.copyOf(last);
        return status;
    }

    /** Returns whether the current text runs beside other commands, or may do so. */
    boolean isApart() {
        return apart > 0 || handed > 0;
    }

    /** Runs other text in a copy of this shell. */
    public void aside(SourceFile from, MappedText text) {
        ShellState outside = run.state();
        run.goOn(outside.copy());
        run.read(from, text);
        run.goOn(outside);
    }

    /** Runs text that is an argument of a command. */
    public void handOn(SourceFile from, MappedText text) {
        handed++;
        aside(from, text);
        handed--;
    }

    /** Returns whether the current text is an argument of a command. */
    public boolean isHandedOn() {
        return handed > 0;
    }

    /** Runs text in a new child shell. */
    ShellStatus started(SourceFile from, MappedText text, List<EnvVar> assignments, List<ShellField> arguments) {
        return in(child(assignments, arguments), from, text, true);
    }

    /**
     * Runs text in a new child shell.
     *
     * @param child its initial state
     * @param name what the shell calls itself: the word after its text, or its program
     */
    ShellStatus started(ShellState child, SourceFile from, MappedText text, ShellField name) {
        if (child.placed && name.known() && !USER_SHELLS.contains(name.value())) {
            child.own = Optional.of(new Script.OwnPath(name.value(), false, List.of(), from));
        }
        return in(child, from, text, true);
    }

    /** Returns the initial state of a new child shell. */
    ShellState child(List<EnvVar> assignments, List<ShellField> arguments) {
        ShellState child = run.state().exported();
        assignments.forEach(variable -> child.variables.assign(variable, true));
        child.arguments = Optional.of(arguments);
        return child;
    }

    /** Runs text with values that are not known in a new child shell. */
    ShellStatus filled(SourceFile from, MappedText text, List<EnvVar> assignments) {
        ShellState child = run.state().filling(text.text());
        assignments.forEach(variable -> child.variables.assign(variable, true));
        return in(child, from, text, true);
    }

    /** Runs a command, which may hand on only a part of the environment to what it starts. */
    ShellStatus handing(Supplier<ShellStatus> command) {
        ShellState outside = run.state();
        ShellStatus status = command.get();
        if (run.state() != outside) {
            outside.last = run.state().last;
            outside.written.follow(run.state().written);
            run.goOn(outside);
        }
        return status;
    }

    /**
     * Leaves only the variables that a program hands on, and enters the folder where it starts the next one, until the
     * end of the command.
     *
     * @param by the command
     */
    void handOver(Handover handover, Place by) {
        if (!handover.isWhole()) {
            run.goOn(run.state().handing(handover::keeps, by));
            run.state().folder = handover.home() ? run.state().folder.home() : run.state().folder;
        }
    }

    /** Runs the input of another shell here. */
    ShellStatus passedOn(MappedText text) {
        ShellState other = run.state().copy();
        other.own = Optional.empty();
        return in(other, run.file(), text, true);
    }

    /**
     * Runs text on another machine.
     *
     * @param expanded whether this shell expands the text before the other one gets it
     * @param by the command that sends it
     */
    ShellStatus sent(MappedText text, boolean expanded, Place by) {
        return in(expanded ? run.state().sent(by) : run.state().elsewhere(), run.file(), text, false);
    }

    /** @param here whether this shell has the files that the other one writes */
    private ShellStatus in(ShellState other, SourceFile from, MappedText text, boolean here) {
        ShellState outside = run.state();
        run.goOn(other);
        other.atExit = List.of();
        int mark = run.count();
        run.begin(other.shell);
        run.read(from, text);
        new ShellTraps(run).leave();
        outside.last = run.count() > mark ? run.state().lasting() : outside.last;
        if (here) {
            outside.written.follow(run.state().written);
        }
        run.goOn(outside);
        return ShellStatus.USUALLY;
    }
}
