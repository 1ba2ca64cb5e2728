package dev.undebug.service;

import dev.undebug.fact.Word;
import dev.undebug.flask.Flag;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.service.Switch.ExposedTracebacks;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Set;

/**
 * Judges the options with which waitress and uWSGI show tracebacks. They show what the application lets through, which Flask
 * does in debug mode and where errors propagate; otherwise the option waits for that.
 */
final class ExposedTracebacksJudge {
    private static final Set<String> OFF = Set.of("0", "false", "off", "no");

    private final Findings findings;
    private final List<DebugSetting> settings;

    ExposedTracebacksJudge(Findings findings, List<DebugSetting> settings) {
        this.findings = findings;
        this.settings = settings;
    }

    void judge() {
        findings.program().launch().ifPresent(launch -> {
            switch (launch.invocation().launcher()) {
                case WAITRESS -> option(launch, "--expose-tracebacks");
                case UWSGI -> option(launch, "--catch-exceptions");
                default -> {}
            }
        });
    }

    private void option(Launch launch, String option) {
        List<Word> words = launch.command().orElseThrow().words();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            boolean follows = text.equals(option)
                    && i + 1 < words.size()
                    && words.get(i + 1).text().matches("[01]|true|false|on|off|yes|no");
            String value = text.startsWith(option + "=") ? text.substring(option.length() + 1) : "1";
            if ((text.equals(option) || text.startsWith(option + "="))
                    && !OFF.contains(follows ? words.get(i + 1).text() : value)) {
                found(launch, option, words.subList(i, i + (follows ? 2 : 1)));
            }
        }
    }

    private void found(Launch launch, String option, List<Word> written) {
        List<Span> spans = written.stream().map(Word::span).toList();
        Place place = launch.command().orElseThrow().placeOf(written.get(0));
        ExposedTracebacks found =
                new ExposedTracebacks(launch.invocation().launcher(), spans, place, option, launch.name());
        boolean through = settings.stream().anyMatch(setting -> Flags.on(setting.value()));
        Outcome outcome = through ? Outcome.traceback() : Outcome.of(Flag.ON, Flag.OFF);
        findings.add(found, outcome, true, findings.trail().word(place));
    }
}
