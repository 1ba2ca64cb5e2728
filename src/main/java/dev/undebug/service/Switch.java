package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.python.eval.AppStart;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.regex.Pattern;

/** One thing in a repository that turns debug mode or the debugger on by itself. */
public sealed interface Switch {
    /** Returns the expression, line or word to change. */
    Place place();

    /** Returns what it is, qualified within its file: a function, a key, a service. Never made from positions. */
    String subject();

    /** The debug argument of {@code app.run()}. */
    record RunArgument(AppStart start) implements Switch {
        @Override
        public Place place() {
            Place value = start.debug().orElseThrow().place();
            Span span = start.debugArgument().orElse(value.span());
            return value.file().place(span);
        }

        @Override
        public String subject() {
            return start.scope() + " run";
        }
    }

    /** The use_debugger argument of {@code app.run()} and {@code run_simple()}. */
    record DebuggerArgument(AppStart start) implements Switch {
        @Override
        public Place place() {
            return start.useDebugger().orElseThrow().place();
        }

        @Override
        public String subject() {
            return start.scope() + " use_debugger";
        }
    }

    /** A debug setting of the application in Python. */
    record Setting(DebugSetting setting) implements Switch {
        @Override
        public Place place() {
            return setting.value().place();
        }

        @Override
        public String subject() {
            return setting.subject();
        }
    }

    /**
     * An environment variable that a file sets.
     *
     * @param owner the unit that sets it: a stage, a service, a process; empty where there is none
     */
    record Variable(EnvVar variable, String owner) implements Switch {
        private static final Pattern PLAIN = Pattern.compile("[\\w.-]{0,16}");
        private static final Pattern SECRET =
                Pattern.compile("SECRET|PASSW|TOKEN|KEY|CREDENTIAL|DSN|URL", Pattern.CASE_INSENSITIVE);

        @Override
        public Place place() {
            return variable.place();
        }

        @Override
        public String subject() {
            return owner + " " + variable.name();
        }

        /** Returns the assignment for people. What could be a secret is not quoted. */
        public String shown() {
            String value = variable.value().orElse("");
            boolean secret = !PLAIN.matcher(value).matches()
                    || SECRET.matcher(variable.name()).find();
            return variable.name() + "=" + (secret ? "…" : value);
        }
    }

    /**
     * An option of the {@code flask} command.
     *
     * @param owner the unit that runs it
     */
    record CommandOption(Command command, Word word, String owner) implements Switch {
        @Override
        public Place place() {
            return command.place().file().place(word.span());
        }

        @Override
        public String subject() {
            return owner + " " + word.text();
        }
    }
}
