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
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the options that make waitress and uWSGI show tracebacks. They show the exceptions that leave the application:
 * in Flask's debug mode, and where errors propagate. Otherwise the option is dormant.
 */
final class ExposedTracebacksJudge implements Judge {
    private static final Set<String> OFF = Set.of("0", "false", "off", "no");

    private static final Pattern VALUE = Pattern.compile("[01]|true|false|on|off|yes|no");

    @Override
    public void judge(ProgramRun run, SwitchEffects effects) {
        run.program().launch().ifPresent(launch -> option(launch.invocation().launcher())
                .ifPresent(option -> {
                    List<Word> written = written(launch, option);
                    if (!written.isEmpty()) {
                        add(found(launch, option, written), run, effects);
                    }
                }));
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
        List<Span> spans = written.stream().map(Word::span).toList();
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
