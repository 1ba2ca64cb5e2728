package dev.undebug.service.judge;

import dev.undebug.flask.Outcome;
import dev.undebug.service.run.TracebackSearch;
import dev.undebug.service.verdict.TracebackAnswer;

/** Judges the views and error handlers that return a traceback, in all modules that the program imports. */
final class TracebackAnswerJudge implements Judge {
    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (TracebackAnswer answer : TracebackSearch.answers(run::inModules)) {
            effects.add(answer, Outcome.traceback(), true, run.evidence().answer(answer.answer()));
        }
    }
}
