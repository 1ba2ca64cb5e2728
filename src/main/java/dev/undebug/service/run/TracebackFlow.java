package dev.undebug.service.run;

import dev.undebug.service.verdict.TracebackAnswer;
import java.util.List;

/**
 * The tracebacks that the functions of a module return: of views and error handlers, of those in debug mode alone, and of
 * others, which they may call.
 */
public record TracebackFlow(List<TracebackAnswer> answers, List<GuardedAnswer> guarded, List<TracebackHelper> helpers) {
    public TracebackFlow {
        answers = List.copyOf(answers);
        guarded = List.copyOf(guarded);
        helpers = List.copyOf(helpers);
    }
}
