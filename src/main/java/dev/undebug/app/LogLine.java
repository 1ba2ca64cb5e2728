package dev.undebug.app;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** Formats a log event as a line. */
@FunctionalInterface
interface LogLine {
    String of(ILoggingEvent event);
}
