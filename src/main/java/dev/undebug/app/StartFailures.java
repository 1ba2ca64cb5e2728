package dev.undebug.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** Drops Javalin's log message about a failed start: the caller reports it with the reason and the remedy. */
final class StartFailures extends TurboFilter {
    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        boolean known = logger.getName().endsWith("Javalin") && "Failed to start Javalin".equals(format);
        return known ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
