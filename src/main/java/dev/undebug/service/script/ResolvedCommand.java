package dev.undebug.service.script;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Script;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command with the way to it.
 *
 * @param steps the scripts on the way and the conditions that were decided, outermost first
 * @param last whether it may be the last command, so that it keeps running
 * @param waited whether what starts it certainly goes on only after its program ends
 * @param role for whom it runs, as the branches of scripts on the way show
 * @param needs the commands before it that have succeeded if it runs
 * @param instead the commands with one of which a script on the way may have ended before it
 */
public record ResolvedCommand(
        Command command,
        RuntimeContext runtime,
        List<EvidenceStep> steps,
        boolean last,
        boolean waited,
        Role role,
        List<Script.Needed> needs,
        List<Command> instead) {
    public ResolvedCommand {
        needs = List.copyOf(needs);
        instead = List.copyOf(instead);
    }

    /** Creates a command that is not in a branch for somebody. */
    ResolvedCommand(Command command, RuntimeContext runtime, List<EvidenceStep> steps, boolean last) {
        this(command, runtime, steps, last, true, Role.UNKNOWN, List.of(), List.of());
    }

    /** Returns the variables of its environment and its own assignments; later ones win. */
    List<EnvVar> variables() {
        return joined(runtime.written());
    }

    /** Returns the same variables, and those that its platform certainly sets. */
    List<EnvVar> given() {
        return joined(runtime.certain());
    }

    private List<EnvVar> joined(List<EnvVar> environment) {
        List<EnvVar> variables = new ArrayList<>(environment);
        variables.addAll(command.assignments());
        return variables;
    }

    /** Returns the steps up to the command that it runs. */
    List<EvidenceStep> stepsTo(Event event) {
        List<EvidenceStep> all = new ArrayList<>(steps);
        all.add(new EvidenceStep(command.place(), event));
        return all;
    }

    /** Returns a replacement for the command in the same place. */
    ResolvedCommand as(Command other) {
        return new ResolvedCommand(other, runtime, steps, last, waited, role, needs, instead);
    }

    /** Returns the same command in another context. */
    public ResolvedCommand in(RuntimeContext other) {
        return new ResolvedCommand(command, other, steps, last, waited, role, needs, instead);
    }

    /** Returns the same command, whatever its branch is for. */
    ResolvedCommand chosenByNobody() {
        return new ResolvedCommand(command, runtime, steps, last, waited, Role.UNKNOWN, needs, instead);
    }

    /** Returns a command that this one runs in its place, on the way of these steps. */
    ResolvedCommand running(Command other, RuntimeContext elsewhere, List<EvidenceStep> way, boolean end) {
        return new ResolvedCommand(other, elsewhere, way, end, waited, role, needs, instead);
    }

    /** Returns a process of a manager that this command starts, which runs beside the others. */
    ResolvedCommand managing(Command manager, RuntimeContext elsewhere, List<EvidenceStep> way, boolean end) {
        return new ResolvedCommand(manager, elsewhere, way, end, false, role, needs, instead);
    }

    /**
     * Returns a command inside the script that this one runs.
     *
     * @param program whether the script is a program of its own, which receives the variables that its caller sets
     *     for it
     */
    ResolvedCommand inside(Script.Run run, List<EvidenceStep> stepsTo, boolean program) {
        Command inner = run.command();
        List<EnvVar> assignments = new ArrayList<>(program ? command.assignments() : List.of());
        assignments.addAll(inner.assignments());
        List<EvidenceStep> all = new ArrayList<>(stepsTo);
        run.decisions().forEach(decision -> decided(decision, all));
        run.unseen()
                .forEach(file -> all.add(new EvidenceStep(
                        file.place(), new Event.UnseenEnvFile(file.path(), Event.UnseenEnvFile.Source.FILE))));
        return new ResolvedCommand(
                new Command(
                        inner.place(),
                        assignments,
                        inner.words(),
                        inner.conditional() || (program && command.conditional())),
                run.directory().isEmpty() ? runtime : runtime.in(run.directory()),
                all,
                last && run.last(),
                waited && run.waited(),
                run.role() == Role.UNKNOWN ? role : run.role(),
                Stream.concat(needs.stream(), run.needs().stream().map(this::fromRoot))
                        .toList(),
                Stream.concat(instead.stream(), run.instead().stream()).toList());
    }

    /** Returns a needed file with its path from the root of the machine, where the folder of the script is known. */
    private Script.Needed fromRoot(Script.Needed needed) {
        ContainerPath folder = runtime.workingDirectory();
        return needed.file().isEmpty() || folder.isRoot()
                ? needed
                : new Script.Needed(
                        needed.command(), folder.resolve(needed.file()).text());
    }

    private static String verb(EnvVar variable) {
        if (variable.isGiven()) {
            return "is where its platform sets";
        }
        String setting = variable.isRemoved() ? "removes" : "sets";
        return variable.isAsked() ? "asks for" : setting;
    }

    private static void decided(Script.Decision decision, List<EvidenceStep> steps) {
        decision.variables()
                .forEach(variable ->
                        steps.add(new EvidenceStep(variable.place(), verb(variable) + " `" + variable.name() + "`")));
        steps.add(new EvidenceStep(
                decision.condition(),
                "checks " + EvidenceStep.code(decision.condition().text())
                        + (decision.holds() ? ", which is true" : ", which is false")));
    }
}
