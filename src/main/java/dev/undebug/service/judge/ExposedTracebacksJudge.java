package dev.undebug.service.judge;

import dev.undebug.fact.Word;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Outcome;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.ExposedTracebacks;
import dev.undebug.service.verdict.ServedErrorLog;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the options that make waitress and uWSGI show tracebacks. They show the exceptions that leave the application:
 * in Flask's debug mode, and where errors propagate. Otherwise the option is dormant. Gunicorn shows none, but may write them to a
 * file that Flask serves: Flask logs the traceback of each error that no handler takes to the server's file of errors, and
 * anybody may ask for a file in its folder {@code static}.
 */
final class ExposedTracebacksJudge implements Judge {
    private static final Set<String> OFF = Set.of("0", "false", "off", "no");

    private static final Pattern VALUE = Pattern.compile("[01]|true|false|on|off|yes|no");
    private static final Set<String> ERROR_FILES = Set.of("--error-logfile", "--log-file");
    private static final Pattern SERVED = Pattern.compile("(?:[^$]*/)?static/[^$]+");

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        run.program().launch().ifPresent(launch -> {
            option(launch.invocation().launcher()).ifPresent(option -> {
                List<Word> written = written(launch, option);
                if (!written.isEmpty()) {
                    add(found(launch, option, written), run, effects);
                }
            });
            served(launch)
                    .ifPresent(log -> effects.add(
                            log, Outcome.traceback(), true, run.evidence().word(log.place())));
        });
    }

    /** Returns the option for gunicorn's file of errors, the last of which counts, if Flask serves that file. */
    private static Optional<ServedErrorLog> served(Launch launch) {
        if (launch.invocation().launcher() != Launcher.GUNICORN) {
            return Optional.empty();
        }
        List<Word> words = launch.command().orElseThrow().words();
        Optional<ServedErrorLog> last = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String[] parts = words.get(i).text().split("=", 2);
            int end = parts.length == 2 ? i + 1 : i + 2;
            if (ERROR_FILES.contains(parts[0]) && end <= words.size()) {
                String file = parts.length == 2 ? parts[1] : words.get(i + 1).text();
                Place place = launch.command().orElseThrow().placeOf(words.get(i));
                List<Span> spans = spans(words.subList(i, end));
                last = Optional.of(file)
                        .filter(path -> SERVED.matcher(path).matches())
                        .map(path -> new ServedErrorLog(spans, place, parts[0], path, launch.name()));
            }
        }
        return last;
    }

    private static List<Span> spans(List<Word> words) {
        return words.stream().map(Word::span).toList();
    }

    private static Optional<String> option(Launcher launcher) {
        return switch (launcher) {
            case WAITRESS -> Optional.of("--expose-tracebacks");
            case UWSGI -> Optional.of("--catch-exceptions");
            default -> Optional.empty();
        };
    }

    /** The last occurrence of an option counts. */
    private static List<Word> written(Launch launch, String option) {
        List<Word> words = launch.command().orElseThrow().words();
        List<Word> last = List.of();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            boolean alone = text.equals(option);
            if (alone || text.startsWith(option + "=")) {
                boolean follows = alone
                        && i + 1 < words.size()
                        && VALUE.matcher(words.get(i + 1).text()).matches();
                String value = follows
                        ? words.get(i + 1).text()
                        : text.substring(Math.min(option.length() + 1, text.length()));
                last = OFF.contains(value) ? List.of() : words.subList(i, i + (follows ? 2 : 1));
            }
        }
        return last;
    }

    private static ExposedTracebacks found(Launch launch, String option, List<Word> written) {
        List<Span> spans = spans(written);
        Place place = launch.command().orElseThrow().placeOf(written.get(0));
        return new ExposedTracebacks(launch.invocation().launcher(), spans, place, option, launch.name());
    }

    private static void add(ExposedTracebacks found, ProgramRun run, SwitchEffects effects) {
        boolean through = run.execution().settings().stream().anyMatch(setting -> Flags.on(setting.value()))
                || DebugVariable.read(run.version(), run.made()) == Flag.ON;
        EvidenceBuilder evidence = run.evidence().word(found.place());
        if (through) {
            effects.add(found, Outcome.traceback(), true, evidence);
        } else {
            effects.aside(found, Exposure.FLAG, true, evidence);
        }
    }
}
