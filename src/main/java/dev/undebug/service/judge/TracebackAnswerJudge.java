package dev.undebug.service.judge;

import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Outcome;
import dev.undebug.service.run.DebugGuard;
import dev.undebug.service.run.GuardedAnswer;
import dev.undebug.service.run.TracebackFlow;
import dev.undebug.service.run.TracebackSearch;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.TracebackAnswer;
import java.util.Optional;

/**
 * Judges the views and error handlers that return a traceback, in all modules that the program imports. One that does so in
 * debug mode alone makes the switches of debug mode show tracebacks behind every server.
 */
final class TracebackAnswerJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        TracebackFlow flow = TracebackSearch.answers(run::inModules);
        for (TracebackAnswer answer : flow.answers()) {
            effects.add(answer, Outcome.traceback(), true, run.evidence().answer(answer.answer()));
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

    private static EvidenceStep step(TracebackAnswer answer) {
        return new EvidenceStep(answer.answer(), new Event.AnswersInDebugMode(answer.handler()));
    }
}
