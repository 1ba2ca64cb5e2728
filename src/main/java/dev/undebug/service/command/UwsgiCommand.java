package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises uWSGI's options for the application. Given a module and a file, uWSGI takes the module. */
public final class UwsgiCommand {
    private static final Pattern PROGRAM = Pattern.compile("uwsgi(?:-core|[_-]python[0-9]*)?|pyuwsgi");
    private static final Pattern FILE = Pattern.compile("[^:]*\\.(?:py|wsgi)");
    private static final Pattern MODULE = Pattern.compile("[0-9]*[A-Za-z_][\\w.]*(?::.+)?");

    private static final List<String> MODULES = List.of("--module", "--wsgi", "-w");
    private static final List<String> FILES = List.of("--wsgi-file", "--file");
    private static final List<String> MOUNTS = List.of("--mount");
    private static final List<String> IMPORT_PATHS = List.of("--pythonpath", "--python-path", "--pp");

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
        return last(words, MODULES)
                .or(() -> last(words, FILES))
                .or(() -> last(words, MOUNTS).map(UwsgiCommand::mounted))
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
        if (mounts.isEmpty()) {
            return List.of(words);
        }
        boolean main =
                !values(words, MODULES).isEmpty() || !values(words, FILES).isEmpty();
        List<Word> unmounted = without(words, MOUNTS);
        List<Word> bare = without(without(unmounted, MODULES), FILES);
        List<List<Word>> all = new ArrayList<>();
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
