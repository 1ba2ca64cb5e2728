package dev.undebug.service.run;

import dev.undebug.service.verdict.TracebackAnswer;

/** A view or an error handler that returns a traceback in debug mode alone. */
public record GuardedAnswer(TracebackAnswer answer, DebugGuard guard) {}
