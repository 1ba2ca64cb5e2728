package dev.undebug.service.verdict;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.AppStart;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.python.eval.Disclosure;
import dev.undebug.python.eval.Traced;
import dev.undebug.python.eval.VariableRead;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
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

    /**
     * A read of an environment variable that turns debug mode on although nobody set the variable to do so.
     *
     * @param sink what it feeds
     * @param place the whole expression with the read
     * @param words for which of {@code 0}, {@code False} and {@code 1} it is on
     */
    record EnvironmentRead(Switch sink, VariableRead read, Place place, When when, List<String> words)
            implements Switch {
        /** Values of a variable that are taken for off by whoever sets it, and for on by code that is not strict. */
        public static final List<String> OFF_WORDS = List.of("0", "False");

        public static final String ON_WORD = "1";

        public EnvironmentRead {
            words = List.copyOf(words);
        }

        /** When the read is on. */
        public enum When {
            /** The variable is not set. */
            UNSET,
            /** The variable is set to a word that means off. */
            OFF_WORD,
            /** Only if the variable were set to a word that means off. */
            LATENT
        }

        @Override
        public String subject() {
            return "reads " + read.variable();
        }
    }

    /**
     * {@code FLASK_ENV}, which Flask read before 2.3.
     *
     * @param source the variable, or the statement that sets it
     * @param shown the assignment for people
     */
    record Mode(Switch source, String shown, Effect effect) implements Switch {
        /** What Flask makes of it. */
        public enum Effect {
            /** It turns debug mode on. */
            ON,
            /** It turns debug mode on if an old release is installed, which the repository does not say. */
            MAYBE,
            /** It asks for debug mode, and the release that is installed takes no notice. */
            IGNORED,
            /** It is all that is to keep debug mode off, and the release that is installed takes no notice. */
            NO_GUARD
        }

        @Override
        public Place place() {
            return source.place();
        }

        @Override
        public String subject() {
            return source.subject();
        }
    }

    /**
     * {@code WERKZEUG_DEBUG_PIN=off}.
     *
     * @param source the variable, or the statement that sets it
     * @param shown the assignment for people
     */
    record PinOff(Switch source, String shown) implements Switch {
        @Override
        public Place place() {
            return source.place();
        }

        @Override
        public String subject() {
            return source.subject();
        }
    }

    /** A setting in Python that lets the application's errors through to the server. */
    record Propagation(DebugSetting setting) implements Switch {
        @Override
        public Place place() {
            return setting.value().place();
        }

        @Override
        public String subject() {
            return setting.subject();
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

    /** Something else than Flask that the program asks to show errors, or secrets, to visitors. */
    record Disclosed(Disclosure disclosure) implements Switch {
        @Override
        public Place place() {
            return disclosure.kind() == Disclosure.Kind.DEBUG_TOOLBAR
                    ? disclosure.call()
                    : disclosure.value().place();
        }

        @Override
        public String subject() {
            return disclosure.subject();
        }
    }

    /**
     * A view or an error handler that answers with a traceback.
     *
     * @param handler its qualified name
     * @param place the expression that is returned
     * @param traceback the part of it that is the traceback
     * @param quote the quote that a string in its place may have
     */
    record TracebackAnswer(String handler, Place place, Place traceback, char quote) implements Switch {
        @Override
        public String subject() {
            return handler + " traceback";
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
     * One of the environments of a thing does not switch off what another does.
     *
     * @param place where this one sets it, or itself where it forgets it
     * @param own what this one sets it to
     * @param others what others set it to; where it is forgotten, with what else is forgotten, each variable once
     * @param owner the unit that is not like the other
     * @param role who meets it
     * @param decided whether the other certainly switches it off; otherwise it has a finding of its own
     */
    record Disagreement(
            Place place, Optional<EnvVar> own, List<EnvVar> others, String owner, Role role, boolean decided)
            implements Switch {
        public Disagreement {
            others = List.copyOf(others);
        }

        @Override
        public String subject() {
            return owner + " " + own.map(EnvVar::name).orElse("") + " elsewhere";
        }
    }

    /**
     * An option that makes a WSGI or ASGI server watch the files of the program and load them again.
     *
     * @param server the server's name
     * @param words what asks for it: the option and its value, as they are written; empty where that cannot be told
     * @param place the first of them, or the variable that they are in
     * @param option the option's name
     * @param owner the unit that runs the server
     */
    record Reload(String server, List<Span> words, Place place, String option, String owner) implements Switch {
        public Reload {
            words = List.copyOf(words);
        }

        @Override
        public String subject() {
            return owner + " " + option;
        }
    }

    /**
     * The same in the server's configuration file, which is Python.
     *
     * @param server the server's name
     * @param value what it is set to
     * @param certain whether it surely is
     */
    record ReloadSetting(String server, Traced value, boolean certain) implements Switch {
        @Override
        public Place place() {
            return value.place();
        }

        @Override
        public String subject() {
            return "reload";
        }
    }

    /**
     * An option of a WSGI server's command line that makes it show tracebacks.
     *
     * @param launcher the server
     * @param words the option and its value, as they are written
     * @param place the first of them
     * @param option the option's name
     * @param owner the unit that runs the server
     */
    record ExposedTracebacks(Launcher launcher, List<Span> words, Place place, String option, String owner)
            implements Switch {
        public ExposedTracebacks {
            words = List.copyOf(words);
        }

        @Override
        public String subject() {
            return owner + " " + option;
        }
    }

    /**
     * A file of variables that is committed with secrets in it.
     *
     * @param variables those that hold one, at least one
     */
    record CommittedSecrets(List<EnvVar> variables) implements Switch {
        public CommittedSecrets {
            variables = List.copyOf(variables);
        }

        @Override
        public Place place() {
            return name(variables.get(0));
        }

        /** Returns where the name of a variable stands, so that nobody quotes the value. */
        public static Place name(EnvVar variable) {
            Place whole = variable.place();
            int start = whole.span().start() + Math.max(0, whole.text().indexOf(variable.name()));
            return whole.file().place(new Span(start, start + variable.name().length()));
        }

        @Override
        public String subject() {
            return "secrets";
        }
    }

    /**
     * A launch that serves its application with Werkzeug's development server.
     *
     * @param owner the unit that runs it
     */
    record DevelopmentServer(Command command, String owner) implements Switch {
        @Override
        public Place place() {
            return command.place();
        }

        @Override
        public String subject() {
            return owner + " development server";
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
            return command.placeOf(word);
        }

        @Override
        public String subject() {
            return owner + " " + word.text();
        }
    }
}
