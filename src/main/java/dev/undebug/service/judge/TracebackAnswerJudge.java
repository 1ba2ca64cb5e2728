package dev.undebug.service.judge;

import dev.undebug.flask.Outcome;
import dev.undebug.service.run.TracebackAnswers;
import dev.undebug.service.tree.ModuleSearch;
import dev.undebug.service.verdict.TracebackAnswer;

/** Judges the views and error handlers that return a traceback, in all modules that the program imports. */
final class TracebackAnswerJudge implements Judge {
    private static final ModuleSearch<TracebackAnswer> SEARCH = TracebackAnswers::in;

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        for (TracebackAnswer answer : run.inModules(SEARCH)) {
            effects.add(answer, Outcome.traceback(), true, run.evidence().answer(answer.place()));
        }
    }
}
