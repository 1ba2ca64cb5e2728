package dev.undebug.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;

/** Formats log events without secrets. */
final class LogLayout extends LayoutBase<ILoggingEvent> {
    private final LogLine line;
    private final KnownSecrets secrets;

    LogLayout(LogLine line, KnownSecrets secrets) {
        this.line = line;
        this.secrets = secrets;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return secrets.redact(line.of(event)) + System.lineSeparator();
    }
}
