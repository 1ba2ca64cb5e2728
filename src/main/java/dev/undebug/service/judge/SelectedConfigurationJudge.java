package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.Flags;
import dev.undebug.service.tree.SelectableConfigurations;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges programs whose configuration a variable selects that only the deployment sets:
 * {@code from_object(os.environ["APP_SETTINGS"])}. A configuration for production or staging with debug mode on may be the
 * one; what it would do is dormant.
 */
final class SelectedConfigurationJudge implements RepositoryJudge {
    /** The most variables of one program; each value of them is a run. */
    private static final int MOST_VARIABLES = 2;

    private static final Set<DebugSetting.Kind> KINDS = Set.of(DebugSetting.Kind.CONFIG, DebugSetting.Kind.OUTSIDE);

    @Override
    public void judge(JudgedRepository repository, Verdicts verdicts) {
        List<ProgramVerdict> programs = repository.showsLaunches()
                ? repository.programs().launched()
                : repository.programs().alone();
        Set<List<Object>> judged = new HashSet<>();
        for (ProgramVerdict verdict : programs) {
            Program program = verdict.program();
            boolean served = !program.role().isPrivate() && !verdict.isByHand();
            (served ? selecting(verdict, repository) : Stream.<VariableRead>of())
                    .limit(MOST_VARIABLES)
                    .filter(read -> judged.add(List.of(program.entry().orElseThrow(), read)))
                    .map(read -> new Selection(repository.judge(), program, read))
                    .forEach(selection ->
                            configurations(repository, program).forEach(values -> judge(selection, values, verdicts)));
        }
    }

    private static List<List<String>> configurations(JudgedRepository repository, Program program) {
        return SelectableConfigurations.in(
                repository.workspace().contents(), program.entry().orElseThrow().roots());
    }

    /** Returns the reads that decide which configuration an application gets, and whose variables nothing sets. */
    private static Stream<VariableRead> selecting(ProgramVerdict verdict, JudgedRepository repository) {
        return verdict.run()
                .settings()
                .filter(setting ->
                        KINDS.contains(setting.kind()) && setting.value().truth() == Truth.UNKNOWN)
                .map(DebugSetting::value)
                .flatMap(SelectedConfigurationJudge::reads)
                .filter(read -> !isSet(read.variable(), repository))
                .distinct();
    }

    private static Stream<VariableRead> reads(Traced value) {
        return Stream.concat(value.reads().stream(), value.guards().stream());
    }

    /** An env file in the repository is for its developers. */
    private static boolean isSet(String variable, JudgedRepository repository) {
        return repository.facts().stream()
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() != Unit.Kind.ENV_FILE)
                .flatMap(unit -> Stream.concat(
                        unit.environment().stream(),
                        unit.commands().stream().flatMap(command -> command.assignments().stream())))
                .anyMatch(set -> set.name().equals(variable));
    }

    /**
     * A program whose configuration a variable selects.
     *
     * @param read takes the variable from outside the repository
     */
    private record Selection(ProgramJudge judge, Program program, VariableRead read) {
        /** Returns the settings of the configuration with a value. */
        List<DebugSetting> with(String value) {
            EnvVar variable = new EnvVar(
                    read.variable(),
                    Optional.of(value),
                    read.place(),
                    read.place().span());
            return judge.settings(program.with(new Layered(variable, ""))).stream()
                    .filter(setting -> setting.kind() == DebugSetting.Kind.CONFIG)
                    .toList();
        }

        List<EvidenceStep> steps(DebugSetting setting, String value) {
            List<EvidenceStep> steps =
                    new ArrayList<>(EvidenceBuilder.from(program).steps());
            steps.add(new EvidenceStep(read.place(), new Event.SelectsConfiguration(read.variable(), value)));
            steps.addAll(new EvidenceBuilder().value(setting).steps());
            return steps;
        }
    }

    private static void judge(Selection selection, List<String> values, Verdicts verdicts) {
        for (String value : values) {
            List<DebugSetting> settings = selection.with(value);
            settings.stream()
                    .filter(setting -> Flags.on(setting.value()))
                    .forEach(setting -> verdicts.dormant(
                            new CodeSetting(setting), selection.program().role(), selection.steps(setting, value)));
            boolean selected = !settings.isEmpty()
                    && settings.stream().allMatch(setting -> setting.value().truth() != Truth.UNKNOWN);
            if (selected) {
                return;
            }
        }
    }
}
