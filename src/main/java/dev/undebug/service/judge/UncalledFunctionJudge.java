package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Program;
import dev.undebug.service.tree.SwitchingFunctions;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges literal switches in functions that no program is seen to call. The function is run by itself: what it would do
 * then is dormant.
 */
final class UncalledFunctionJudge implements RepositoryJudge {
    /** The most functions of one file; each is a run of the file. */
    private static final int MOST = 20;

    @Override
    public void judge(JudgedRepository repository, Verdicts verdicts) {
        Map<String, Program> files = new LinkedHashMap<>();
        for (ProgramVerdict alone : repository.programs().alone()) {
            Program program = alone.program();
            program.entry().filter(Entry::isMain).ifPresent(entry -> files.putIfAbsent(entry.path(), program));
        }
        List<EvidenceStep> loading = repository.programs().launched().stream()
                .flatMap(verdict -> verdict.unreadStart().stream())
                .filter(step -> step.event() instanceof Event.LoadsEntryPoint)
                .limit(1)
                .toList();
        files.forEach((path, program) -> repository.judge().search(path, SwitchingFunctions::in).stream()
                .filter(found -> !isCalled(repository.programs(), found.function()))
                .limit(MOST)
                .forEach(found -> judge(repository, program, found, loading, verdicts)));
    }

    private static boolean isCalled(JudgedPrograms programs, SwitchingFunctions.Named function) {
        return Stream.concat(programs.launched().stream(), programs.alone().stream())
                .anyMatch(program -> program.run()
                        .execution()
                        .coverage()
                        .isCalled(function.place().path(), function.qualified()));
    }

    /** @param loading the step to a program that may call any function, as it loads what a package declares; empty for none */
    private static void judge(
            JudgedRepository repository,
            Program file,
            SwitchingFunctions.Found found,
            List<EvidenceStep> loading,
            Verdicts verdicts) {
        Place place = found.function().place();
        // What calls the inner one may be in the outer one.
        SwitchingFunctions.Named uncalled = found.around().stream()
                .filter(function -> !isCalled(repository.programs(), function))
                .findFirst()
                .orElse(found.function());
        EvidenceStep step = new EvidenceStep(uncalled.place(), new Event.NotCalled(uncalled.name()));
        for (SwitchEffect effect :
                repository.judge().judgeAsItIs(calling(file, found)).all()) {
            Place there = effect.subject().place();
            if (there.path().equals(place.path()) && place.span().contains(there.span())) {
                List<EvidenceStep> steps = new ArrayList<>(List.of(step));
                steps.addAll(loading);
                steps.addAll(effect.steps());
                verdicts.dormant(effect.subject(), file.role(), steps);
            }
        }
    }

    /** Returns the program that calls the function after its file was run. */
    private static Program calling(Program file, SwitchingFunctions.Found found) {
        SwitchingFunctions.Named function = found.function();
        Entry alone = file.entry().orElseThrow();
        Entry entry = new Entry(alone.path(), true, Optional.empty(), List.of(), alone.roots());
        Program calling = new Program(
                file.launch(),
                file.launcher(),
                file.role(),
                Optional.of(entry.calling(function.qualified())),
                file.layers(),
                file.dotenv(),
                file.installed(),
                file.reservation());
        Place place = function.place();
        EnvVar underFlask = new EnvVar("FLASK_RUN_FROM_CLI", Optional.of("true"), place, place.span());
        return found.command() ? calling.with(new Layered(underFlask, "")) : calling;
    }
}
