package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Entry;
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
import dev.undebug.source.Place;
import dev.undebug.source.WordSearch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges programs whose configuration a variable selects that only the deployment sets:
 * {@code from_object(os.environ["APP_SETTINGS"])}, or an argument of a program that no launch starts:
 * {@code from_pyfile(sys.argv[1])}. A configuration for production or staging with debug mode on may be the one; what it would
 * do is dormant.
 */
final class SelectedConfigurationJudge implements RepositoryJudge {
    /** The most variables and arguments of one program; each value of them is a run. */
    private static final int MOST_SELECTIONS = 2;

    /** The words of code that reads its command line. */
    private static final WordSearch ARGUMENTS = WordSearch.of().orWhole("argv", "argparse", "click", "typer");

    /** An option for the path of a configuration. */
    private static final Pattern OPTION = Pattern.compile("[\"'](--[\\w-]{0,30}(?:conf|settings)[\\w-]{0,30})[\"']");

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
            (served ? selecting(verdict, repository) : Stream.<Selection>of())
                    .limit(MOST_SELECTIONS)
                    .filter(selection -> judged.add(List.of(program.entry().orElseThrow(), selection.place())))
                    .forEach(selection ->
                            configurations(repository, program).forEach(values -> judge(selection, values, verdicts)));
        }
    }

    private static List<List<String>> configurations(JudgedRepository repository, Program program) {
        return SelectableConfigurations.in(
                repository.workspace().contents(), program.entry().orElseThrow().roots());
    }

    /** Returns what decides which configuration an application gets: reads of variables that nothing sets, or arguments. */
    private static Stream<Selection> selecting(ProgramVerdict verdict, JudgedRepository repository) {
        Program program = verdict.program();
        List<DebugSetting> open = verdict.run()
                .settings()
                .filter(setting ->
                        KINDS.contains(setting.kind()) && setting.value().truth() == Truth.UNKNOWN)
                .toList();
        Stream<Selection> byVariables = open.stream()
                .map(DebugSetting::value)
                .flatMap(SelectedConfigurationJudge::reads)
                .filter(read -> !isSet(read.variable(), repository))
                .distinct()
                .map(read -> Selection.by(read, program, repository.judge()));
        boolean told = program.launch().isEmpty()
                && program.entry().filter(Entry::isMain).isPresent();
        Stream<Selection> byArguments = open.stream()
                .filter(setting -> told
                        && reads(setting.value()).findAny().isEmpty()
                        && ARGUMENTS.isIn(setting.applied().file()))
                .map(setting -> Selection.byArgument(setting.applied(), program, repository.judge()));
        return Stream.concat(byVariables, byArguments);
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
     * A program whose configuration something outside the repository selects.
     *
     * @param place takes it from there
     * @param selecting returns the program with a value
     * @param event tells of a value
     */
    private record Selection(
            ProgramJudge judge,
            Program program,
            Place place,
            Function<String, Program> selecting,
            Function<String, Event> event) {
        static Selection by(VariableRead read, Program program, ProgramJudge judge) {
            return new Selection(
                    judge,
                    program,
                    read.place(),
                    value -> program.with(new Layered(
                            new EnvVar(
                                    read.variable(),
                                    Optional.of(value),
                                    read.place(),
                                    read.place().span()),
                            "")),
                    value -> new Event.SelectsConfiguration(read.variable(), value));
        }

        static Selection byArgument(Place place, Program program, ProgramJudge judge) {
            Matcher option = OPTION.matcher(place.file().text());
            List<String> before = option.find() ? List.of(option.group(1)) : List.of();
            return new Selection(
                    judge,
                    program,
                    place,
                    value -> program.withArguments(
                            Stream.concat(before.stream(), Stream.of(value)).toList()),
                    Event.TakesConfiguration::new);
        }

        /** Returns the settings of the configuration with a value. */
        List<DebugSetting> with(String value) {
            return judge.settings(selecting.apply(value)).stream()
                    .filter(setting -> setting.kind() == DebugSetting.Kind.CONFIG)
                    .toList();
        }

        List<EvidenceStep> steps(DebugSetting setting, String value) {
            List<EvidenceStep> steps =
                    new ArrayList<>(EvidenceBuilder.from(program).steps());
            steps.add(new EvidenceStep(place, event.apply(value)));
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
