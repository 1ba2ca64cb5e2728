package dev.undebug.service.judge;

import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Outcome;
import dev.undebug.service.run.DebugGuard;
import dev.undebug.service.run.GuardedAnswer;
import dev.undebug.service.run.TracebackFlow;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.TracebackAnswer;
import dev.undebug.source.WordSearch;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the views and error handlers that return a traceback, in all modules that the program imports. One that does so in
 * debug mode alone makes the switches of debug mode show tracebacks behind every server.
 */
final class TracebackAnswerJudge implements Judge {
    /** Functions that Flask's command calls by itself. */
    private static final Set<String> FACTORIES = Set.of("create_app", "make_app");

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        TracebackFlow flow = run.tracebacks();
        for (TracebackAnswer answer : flow.answers()) {
            EvidenceBuilder evidence = run.evidence();
            Optional<String> around = uncalled(run, answer);
            around.ifPresent(function -> evidence.add(answer.answer(), new Event.NotCalled(function)));
            evidence.answer(answer.answer());
            if (around.isPresent()) {
                effects.aside(answer, Exposure.DORMANT, true, evidence);
            } else {
                effects.add(answer, Outcome.traceback(), true, evidence);
            }
        }
        for (GuardedAnswer guarded : flow.guarded()) {
            DebugGuard guard = guarded.guard();
            Optional<String> variable = guard.variable();
            if (variable.isEmpty()) {
                effects.answering(Optional.empty(), step(guarded.answer()));
            } else if (guard.holds(run.made())) {
                answered(run, effects, guarded.answer(), variable.get());
            }
        }
    }

    private static void answered(ProgramRun run, SwitchEffects effects, TracebackAnswer answer, String variable) {
        if (variable.equals(DebugVariable.FLASK_DEBUG)) {
            effects.answering(Optional.of(variable), step(answer));
            return;
        }
        EvidenceBuilder evidence = run.evidence();
        run.program().last(variable).ifPresent(evidence::variable);
        effects.add(answer, Outcome.traceback(), true, evidence.answer(answer.answer()));
    }

    /**
     * Returns the function around a view that nothing calls, so that the view is never registered: the program was evaluated to
     * its end, and its files have the name once, where it is defined.
     */
    private static Optional<String> uncalled(ProgramRun run, TracebackAnswer answer) {
        String path = answer.answer().path();
        int dot = answer.handler().indexOf('.');
        if (dot < 0 || !run.isFinished() || !run.isEvaluated() || !run.isWhole()) {
            return Optional.empty();
        }
        String function = answer.handler().substring(0, dot);
        run.spendWithFiles();
        Pattern plain = Pattern.compile("\\n(?![@)\\]])[^\\n]*+\\n++def " + Pattern.quote(function) + "\\(");
        int names = run.execution().files().stream()
                .flatMap(file -> run.runs().file(file).stream())
                .mapToInt(file -> WordSearch.times(function, file, 2))
                .sum();
        return Optional.of(function)
                .filter(found -> names == 1
                        && !FACTORIES.contains(found)
                        && !run.execution().coverage().isCalled(path, found)
                        && plain.matcher("\n\n" + answer.answer().file().text()).find());
    }

    private static EvidenceStep step(TracebackAnswer answer) {
        return new EvidenceStep(answer.answer(), new Event.AnswersInDebugMode(answer.handler()));
    }
}
