package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Flag;
import dev.undebug.flask.FlaskRun;
import dev.undebug.flask.Launcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognises {@code flask run} with its options, and a command that an application registers: {@code flask NAME}. */
public final class FlaskCommand {
    /** The variable that names the application. */
    public static final String APPLICATION = "FLASK_APP";

    /** The files that {@code flask run} looks for in its folder where nothing names the application. */
    public static final List<String> DEFAULTS = List.of("wsgi.py", "app.py");

    private static final Set<String> WITH_VALUE = Set.of(
            "--app",
            "-A",
            "--env-file",
            "-e",
            "--host",
            "-h",
            "--port",
            "-p",
            "--cert",
            "--key",
            "--extra-files",
            "--exclude-patterns");

    private static final String ENDING = ".py";

    private final List<Word> words;
    private final List<Word> flags = new ArrayList<>();
    private Optional<Flag> debug = Optional.empty();
    private boolean before;
    private Optional<Flag> debugger = Optional.empty();
    private Optional<String> application = Optional.empty();
    private Optional<String> envFile = Optional.empty();
    private boolean run;

    private FlaskCommand(List<Word> words) {
        this.words = words;
    }

    /** @param words the words after {@code flask} */
    static CommandInvocation recognise(List<Word> words) {
        return new FlaskCommand(words).read("run");
    }

    /**
     * Recognises a program whose commands are those of Flask and more, for an application of its own.
     *
     * @param words the words after the program
     */
    static CommandInvocation recognise(Target.Application application, List<Word> words) {
        CommandInvocation started = recognise(words);
        return started.kind() == CommandInvocation.Kind.PYTHON ? started.of(application) : started;
    }

    /**
     * Reads the options of a program that starts a server as {@code flask run} does, under another name.
     *
     * @param words the words after the program
     */
    public static CommandInvocation recogniseRun(List<Word> words) {
        return new FlaskCommand(words).read("");
    }

    /**
     * Reads a command that an application registers.
     *
     * @param words the words after {@code flask}
     * @param names of the commands that count
     */
    static Optional<CommandInvocation> registered(List<Word> words, Set<String> names) {
        FlaskCommand command = new FlaskCommand(words);
        int name = command.skipOptions();
        return name < words.size() && names.contains(words.get(name).text())
                ? Optional.of(command.registered(words.subList(name, words.size())))
                : Optional.empty();
    }

    /**
     * Returns the words from the name of the command on, which follows the options.
     *
     * @param words the words after {@code flask}
     */
    static List<Word> named(List<Word> words) {
        return words.subList(Math.min(new FlaskCommand(words).skipOptions(), words.size()), words.size());
    }

    /** Returns whether Flask-Migrate is told to make its folder {@code migrations}: it fails where that has files. */
    public static boolean initialises(List<Word> words) {
        if (!words.stream().allMatch(Word::literal)) {
            return false;
        }
        List<String> texts = words.stream().map(Word::text).toList();
        int flask = texts.indexOf("flask");
        List<String> before = flask < 0 ? List.of() : texts.subList(0, flask);
        List<String> after = texts.subList(flask + 1, texts.size());
        boolean started = flask == 0 || (before.size() == 2 && before.get(1).equals("-m"));
        int options = after.size() > 2
                        && (after.get(0).equals("--app") || after.get(0).equals("-A"))
                ? 2
                : 0;
        return started && after.subList(options, after.size()).equals(List.of("db", "init"));
    }

    /** @param command its name and its arguments */
    private CommandInvocation registered(List<Word> command) {
        return CommandInvocation.python(
                        Launcher.PYTHON,
                        new Target.Command(application.map(FlaskCommand::application)),
                        command.stream().map(Word::text).toList())
                .reading(envFile);
    }

    /** @param command the name of the command; empty if any name will do */
    private CommandInvocation read(String command) {
        for (int i = skipOptions(); i < words.size(); i = skipOptions(i + 1)) {
            Word word = words.get(i);
            boolean named = command.isEmpty() || word.text().equals(command);
            if (!word.literal() && !named) {
                open();
            } else if (!run && !named) {
                return CommandInvocation.foreign();
            } else {
                run = true;
            }
        }
        return run ? invocation() : CommandInvocation.foreign();
    }

    private int skipOptions() {
        return skipOptions(0);
    }

    /** Reads options up to a word that is none; returns its position. */
    private int skipOptions(int from) {
        int i = from;
        for (; i < words.size() && words.get(i).text().startsWith("-"); i++) {
            String text = words.get(i).text();
            int equals = text.startsWith("--") ? text.indexOf('=') : -1;
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!WITH_VALUE.contains(name)) {
                flag(words.get(i));
            } else if (equals >= 0) {
                value(name, text.substring(equals + 1));
            } else {
                i++;
                value(name, i < words.size() ? words.get(i).text() : "");
            }
        }
        return i;
    }

    private void value(String name, String value) {
        if (name.equals("--app") || name.equals("-A")) {
            application = Optional.of(value);
        } else if (name.equals("--env-file") || name.equals("-e")) {
            envFile = Optional.of(value);
        }
    }

    /** A word whose text is not known may be any option. */
    private void open() {
        debug = debug.or(() -> Optional.of(Flag.UNKNOWN));
    }

    private void flag(Word word) {
        switch (word.text()) {
            case "--debug" -> {
                debug = Optional.of(Flag.ON);
                before = !run;
                flags.add(word);
            }
            case "--no-debug" -> {
                debug = Optional.of(Flag.OFF);
                before = !run;
                flags.removeIf(flag -> flag.text().equals("--debug"));
            }
            case "--debugger" -> {
                debugger = Optional.of(Flag.ON);
                flags.add(word);
            }
            case "--no-debugger" -> {
                debugger = Optional.of(Flag.OFF);
                flags.removeIf(flag -> flag.text().equals("--debugger"));
            }
            default -> {}
        }
    }

    private Target target() {
        return application.<Target>map(FlaskCommand::application).orElseGet(Target.None::new);
    }

    private CommandInvocation invocation() {
        return new CommandInvocation(
                CommandInvocation.Kind.PYTHON,
                Launcher.FLASK_RUN,
                target(),
                List.of(),
                List.of(),
                flags,
                Optional.of(new FlaskRun(debug, before, debugger, Optional.empty())),
                envFile);
    }

    /** Reads {@code FLASK_APP}: {@code app}, {@code app.py}, {@code src/app}, {@code package.module:create_app()}. */
    public static Target.Application application(String text) {
        // The colon after the drive letter of a Windows path is not the separator.
        int colon = text.indexOf(':', 2);
        return colon < 0
                ? new Target.Application(module(text), Optional.empty())
                : new Target.Application(module(text.substring(0, colon)), Optional.of(text.substring(colon + 1)));
    }

    /** Flask imports what is left without the extension, so {@code shop.web.py} is the module of a package. */
    private static String module(String name) {
        String module = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
        return module.indexOf('.') > 0 && !module.contains("/") ? module : name;
    }
}
