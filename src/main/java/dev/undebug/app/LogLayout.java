package dev.undebug.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;

/** Lines without secrets. */
final class LogLayout extends LayoutBase<ILoggingEvent> {
    private final LogLine line;
    private final Redaction redaction;

    LogLayout(LogLine line, Redaction redaction) {
        this.line = line;
        this.redaction = redaction;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return redaction.of(line.of(event)) + System.lineSeparator();
    }
}
