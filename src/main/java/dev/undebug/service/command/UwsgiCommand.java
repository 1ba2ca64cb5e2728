package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises uWSGI's options for the application. Given a module and a file, uWSGI takes the module. */
public final class UwsgiCommand {
    private static final Pattern PROGRAM = Pattern.compile("uwsgi(?:-core|[_-]python[0-9]*)?|pyuwsgi");
    private static final Pattern FILE = Pattern.compile("[^:]*\\.(?:py|wsgi)");
    private static final Pattern MODULE = Pattern.compile("[0-9]*[A-Za-z_][\\w.]*(?::.+)?");

    /** Options whose values are commands. */
    private static final Pattern DAEMON = Pattern.compile(
            "--(?:(?<smart>smart-attach-daemon2?)|(?<hook>hook-[a-z0-9-]++)|(?:legion-)?attach-(?:control-)?daemon2?"
                    + "|exec-[a-z-]++|worker-exec2?|(?<timed>(?:unique-|legion-){0,2}cron(?:2|-legion)?)"
                    + "|(?<script>mule|pyrun)|(?<module>(?:shared-)?(?:py-|python-)?import|spooler-(?:python-)?import))");

    /** The times of a cron job: five numbers, behind the name of a legion, or parameters. */
    private static final Pattern TIMES = Pattern.compile("(?:[^\\s=]++\\s++)??(?:-?\\d++\\s++){5}|\\w++=\\S*+\\s++");

    private static final Pattern IMPORTED = Pattern.compile("[A-Za-z_]\\w*+(?:\\.\\w++)*+");
    private static final String EXEC = "exec:";
    private static final String COMMAND = "cmd=";

    private static final List<String> MODULES = List.of("--module", "--wsgi", "-w");
    private static final List<String> FILES = List.of("--wsgi-file", "--file");
    private static final List<String> CODES = List.of("--eval");
    private static final List<String> MOUNTS = List.of("--mount");
    private static final List<String> IMPORT_PATHS = List.of("--pythonpath", "--python-path", "--pp");

    private static final List<String> ALIASES = List.of("--pymodule-alias");

    private UwsgiCommand() {}

    /**
     * Returns whether a program is uWSGI, by its name.
     *
     * @param name its name without a folder
     */
    public static boolean isProgram(String name) {
        return PROGRAM.matcher(name).matches();
    }

    /** @param words the words after {@code uwsgi} */
    static CommandInvocation recognise(List<Word> words) {
        String paths = values(words, IMPORT_PATHS).stream().map(Word::text).collect(Collectors.joining(","));
        List<String> directories = GunicornCommand.directories(last(words, List.of("--chdir")), Optional.of(paths));
        return CommandInvocation.python(Launcher.UWSGI, target(words), List.of())
                .in(directories);
    }

    private static Target target(List<Word> words) {
        Optional<String> callable = last(words, List.of("--callable"));
        List<Word> code = values(words, CODES);
        Optional<String> named = last(words, MODULES).or(() -> last(words, FILES));
        if (named.isEmpty() && !code.isEmpty()) {
            return new Target.Code(code.get(code.size() - 1));
        }
        return named.or(() -> last(words, MOUNTS).map(UwsgiCommand::mounted))
                .map(text -> target(text, callable))
                .orElseGet(Target.None::new);
    }

    private static Target target(String text, Optional<String> callable) {
        int colon = text.indexOf(':');
        if (FILE.matcher(text).matches() || colon < 0) {
            return new Target.Application(text, callable);
        }
        return new Target.Application(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
    }

    /** Returns the application in {@code /admin=admin:app}. */
    private static String mounted(String text) {
        return text.substring(text.indexOf('=') + 1);
    }

    /**
     * Returns the command once for each application: a mounted one with only its own mount, the one for all other paths
     * last.
     *
     * @param words the command with its program
     */
    public static List<List<Word>> applications(List<Word> words) {
        List<Word> mounts = values(words, MOUNTS).stream()
                .filter(word -> isPython(mounted(word.text())))
                .toList();
        boolean main =
                !values(words, MODULES).isEmpty() || !values(words, FILES).isEmpty();
        boolean code = !values(words, CODES).isEmpty();
        if (mounts.isEmpty() && !(main && code)) {
            return List.of(words);
        }
        List<Word> unmounted = without(words, MOUNTS);
        List<Word> written = without(without(unmounted, MODULES), FILES);
        List<Word> bare = without(written, CODES);
        List<List<Word>> all = new ArrayList<>();
        if (code) {
            all.add(written);
        }
        for (Word mount : mounts) {
            List<Word> one = new ArrayList<>(bare);
            one.add(mount.as(MOUNTS.get(0), true));
            one.add(mount);
            all.add(one);
        }
        if (main) {
            all.add(unmounted);
        }
        return all;
    }

    /** Returns what gives modules other names, each {@code name=module}. */
    public static List<String> aliases(List<Word> words) {
        return values(words, ALIASES).stream()
                .map(Word::text)
                .filter(alias -> alias.indexOf('=') > 0)
                .toList();
    }

    /** Returns the commands of its daemons and hooks, as a shell reads them. */
    public static List<Word> daemons(List<Word> words) {
        List<Word> lines = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String option = words.get(i).text();
            int equals = option.indexOf('=');
            Matcher name = DAEMON.matcher(equals < 0 ? option : option.substring(0, equals));
            if (name.matches() && (equals > 0 || i + 1 < words.size())) {
                Word value = equals < 0
                        ? words.get(i + 1)
                        : words.get(i)
                                .as(option.substring(equals + 1), words.get(i).literal());
                command(name, value.text()).ifPresent(line -> lines.add(value.as(line, value.literal())));
            }
        }
        return lines;
    }

    private static Optional<String> command(Matcher option, String value) {
        if (option.group("smart") != null) {
            int pidFile = value.indexOf(' ');
            return pidFile < 0 ? Optional.empty() : Optional.of(value.substring(pidFile + 1));
        }
        if (option.group("hook") != null) {
            return value.startsWith(EXEC) ? Optional.of(value.substring(EXEC.length())) : Optional.empty();
        }
        if (option.group("timed") != null) {
            Matcher times = TIMES.matcher(value);
            return Optional.of(times.lookingAt() ? value.substring(times.end()) : value);
        }
        if (option.group("script") != null) {
            return FILE.matcher(value).matches() ? Optional.of("python '" + value + "'") : Optional.empty();
        }
        if (option.group("module") != null) {
            return IMPORTED.matcher(value).matches()
                    ? Optional.of("python -c 'import " + value + "'")
                    : Optional.empty();
        }
        // The second form has parameters: cmd=python shop.py,freq=3
        return value.startsWith(COMMAND)
                ? Optional.of(value.substring(COMMAND.length()).replaceFirst(",\\w+=.*", ""))
                : Optional.of(value);
    }

    /** Returns the words without these options and their values. */
    private static List<Word> without(List<Word> words, List<String> names) {
        List<Word> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (names.contains(words.get(i).text())) {
                i++;
            } else {
                kept.add(words.get(i));
            }
        }
        return kept;
    }

    private static Optional<String> last(List<Word> words, List<String> names) {
        return values(words, names).stream().map(Word::text).reduce((before, after) -> after);
    }

    private static List<Word> values(List<Word> words, List<String> names) {
        List<Word> values = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            int equals = text.indexOf('=');
            if (names.contains(text) && i + 1 < words.size()) {
                values.add(words.get(++i));
            } else if (equals > 0 && names.contains(text.substring(0, equals))) {
                Word word = words.get(i);
                values.add(word.as(text.substring(equals + 1), word.literal()));
            }
        }
        return values;
    }

    private static boolean isPython(String application) {
        return FILE.matcher(application).matches()
                || MODULE.matcher(application).matches();
    }
}
