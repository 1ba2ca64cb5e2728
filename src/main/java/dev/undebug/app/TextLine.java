package dev.undebug.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.temporal.ChronoUnit;

/** Formats a log event for people: time, level, logger, message, then the stack trace. */
final class TextLine implements LogLine {
    @Override
    public String of(ILoggingEvent event) {
        String name = event.getLoggerName();
        // A message may quote text from outside, which must not start a new line.
        String message = event.getFormattedMessage().replaceAll("\\R", " ");
        StringBuilder line = new StringBuilder()
                .append(event.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append(String.format(" %-5s ", event.getLevel()))
                .append(name.substring(name.lastIndexOf('.') + 1))
                .append(" - ")
                .append(message);
        event.getMDCPropertyMap()
                .forEach(
                        (key, value) -> line.append(' ').append(key).append('=').append(value));
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append(System.lineSeparator())
                    .append(ThrowableProxyUtil.asString(thrown).stripTrailing());
        }
        return line.toString();
    }
}
