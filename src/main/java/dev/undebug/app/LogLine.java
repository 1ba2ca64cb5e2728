package dev.undebug.app;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes an event of the log as a line. */
@FunctionalInterface
interface LogLine {
    String of(ILoggingEvent event);
}
