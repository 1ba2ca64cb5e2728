package dev.undebug.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Sends the log to standard error, without secrets. Logback finds this class by itself and starts with warnings as
 * text; the server then applies its settings.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final LogSettings QUIET = new LogSettings(LogSettings.Level.WARN, LogSettings.Format.TEXT);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        install(context, QUIET, new KnownSecrets(List.of()));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Applies settings to the log. */
    static void configure(LogSettings settings, KnownSecrets secrets) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            install(context, settings, secrets);
        }
    }

    private static void install(LoggerContext context, LogSettings settings, KnownSecrets secrets) {
        Layout<ILoggingEvent> layout =
                new LogLayout(settings.format() == LogSettings.Format.JSON ? new JsonLine() : new TextLine(), secrets);
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        context.addTurboFilter(new StartFailures());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        Level own = Level.toLevel(settings.level().name());
        context.getLogger("dev.undebug").setLevel(own);
        // The libraries' messages are useful only when somebody debugs.
        root.setLevel(own.isGreaterOrEqual(Level.INFO) ? Level.WARN : Level.INFO);
    }
}
