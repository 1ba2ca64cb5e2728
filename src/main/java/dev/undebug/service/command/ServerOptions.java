package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.ServerProgram;
import dev.undebug.source.ContainerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells whether the options of a server are such that it certainly starts and stays in the foreground. Any other option may be
 * unknown to it, have a value that it refuses, or send it to the background.
 */
public final class ServerOptions {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,60}");
    private static final Pattern HOST = Pattern.compile("(?:0\\.0\\.0\\.0|127\\.0\\.0\\.1|localhost|\\*|\\[?::]?)?");
    private static final Pattern PORT = Pattern.compile("\\d{2,5}|\\$\\{?PORT(?::-\\d{2,5})?}?");
    private static final Pattern ADDRESS = Pattern.compile("(?:" + HOST.pattern() + ":)?(?:" + PORT.pattern() + ")|"
            + HOST.pattern() + "|unix:(?:/tmp/|/run/)?[\\w.-]+");
    private static final Pattern LEVEL = Pattern.compile("debug|info|warning|error|critical");
    private static final Pattern LOG = Pattern.compile("-|/dev/std(?:out|err)|[\\w.][\\w.-]*");
    private static final Pattern WORKER = Pattern.compile("sync|gthread");
    private static final Pattern APPLICATION = Pattern.compile("[\\w.:/-]+(?:\\(\\))?");
    private static final Pattern FOLDER = Pattern.compile("[\\w./-]+");
    private static final Pattern FLAG = Pattern.compile("");

    private static final Map<String, Pattern> GUNICORN = options(
            Map.of("-b --bind", ADDRESS, "--log-level", LEVEL, "--access-logfile --error-logfile --log-file", LOG),
            Map.of("-k --worker-class", WORKER, "-n --name", NAME, "--chdir --pythonpath", FOLDER),
            Map.of(
                    "-w --workers --threads -t --timeout --graceful-timeout --keep-alive --max-requests"
                            + " --max-requests-jitter --worker-connections --backlog",
                    NUMBER,
                    "--reload --preload --capture-output --reuse-port",
                    FLAG));
    private static final Map<String, Pattern> WAITRESS =
            options(Map.of("--host", HOST, "--port --threads", NUMBER, "--listen", ADDRESS, "--call", FLAG));
    private static final Map<String, Pattern> UVICORN = options(
            Map.of("--host", HOST, "--port", PORT, "--workers", NUMBER, "--log-level", LEVEL),
            Map.of("--reload --proxy-headers --factory", FLAG));
    private static final Map<String, Pattern> HYPERCORN =
            options(Map.of("-b --bind", ADDRESS, "-w --workers", NUMBER, "--reload", FLAG));
    private static final Map<String, Pattern> FLASK = options(
            Map.of("--app -A", APPLICATION, "--host -h", HOST, "--port -p", PORT),
            Map.of(
                    "--debug --no-debug --reload --no-reload --debugger --no-debugger --with-threads --without-threads",
                    FLAG));

    private static final Map<String, Map<String, Pattern>> SERVERS = Map.of(
            "gunicorn", GUNICORN,
            "waitress-serve", WAITRESS,
            "waitress", WAITRESS,
            "uvicorn", UVICORN,
            "hypercorn", HYPERCORN,
            "flask", FLASK);

    /** Variables that give these servers options. */
    private static final Pattern GIVING = Pattern.compile(
            "GUNICORN_CMD_ARGS|WEB_CONCURRENCY|FORWARDED_ALLOW_IPS|UVICORN_\\w*+|FLASK_RUN_(?!HOST$|PORT$|DEBUG$)\\w*+");

    private ServerOptions() {}

    @SafeVarargs
    private static Map<String, Pattern> options(Map<String, Pattern>... groups) {
        Map<String, Pattern> options = new HashMap<>();
        for (Map<String, Pattern> group : groups) {
            group.forEach((names, value) -> List.of(names.split(" ")).forEach(name -> options.put(name, value)));
        }
        return Map.copyOf(options);
    }

    /** Returns whether a variable gives a server options besides those of its command. */
    public static boolean areGivenBy(String variable) {
        return GIVING.matcher(variable).matches();
    }

    /** Returns whether a server certainly starts and stays with the options of a command. */
    public static boolean keepRunning(List<Word> words) {
        List<String> texts = words.stream().map(Word::text).toList();
        String first = ServerProgram.plain(ContainerPath.program(texts.get(0)));
        boolean module = CommandLine.isPython(words.get(0))
                && texts.size() > 2
                && texts.get(1).equals("-m");
        Map<String, Pattern> known = SERVERS.get(module ? texts.get(2) : first);
        return known != null && isKnown(texts.subList(module ? 3 : 1, texts.size()), known);
    }

    private static boolean isKnown(List<String> words, Map<String, Pattern> options) {
        int operands = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                operands++;
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            Pattern value = options.get(equals < 0 ? word : word.substring(0, equals));
            if (value == null || (value == FLAG && equals >= 0)) {
                return false;
            }
            if (value != FLAG) {
                i += equals < 0 ? 1 : 0;
                String given = equals < 0 ? (i < words.size() ? words.get(i) : "-") : word.substring(equals + 1);
                if (!value.matcher(given).matches()) {
                    return false;
                }
            }
        }
        return operands <= 1;
    }
}
