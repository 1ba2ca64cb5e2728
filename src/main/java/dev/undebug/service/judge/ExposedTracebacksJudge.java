package dev.undebug.service.judge;

import dev.undebug.fact.Word;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.Outcome;
import dev.undebug.flask.Variables;
import dev.undebug.python.eval.Execution;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.run.Flags;
import dev.undebug.service.verdict.ExposedTracebacks;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the options with which waitress and uWSGI show tracebacks. They show what the application lets through, which Flask
 * does in debug mode and where errors propagate; otherwise the option waits for that.
 */
final class ExposedTracebacksJudge {
    private static final Set<String> OFF = Set.of("0", "false", "off", "no");

    private static final Pattern VALUE = Pattern.compile("[01]|true|false|on|off|yes|no");

    private final SwitchEffects findings;
    private final Execution execution;

    ExposedTracebacksJudge(SwitchEffects findings, Execution execution) {
        this.findings = findings;
        this.execution = execution;
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

    /** The last that is said of it counts. */
    private void option(Launch launch, String option) {
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
        if (!last.isEmpty()) {
            found(launch, option, last);
        }
    }

    private void found(Launch launch, String option, List<Word> written) {
        List<Span> spans = written.stream().map(Word::span).toList();
        Place place = launch.command().orElseThrow().placeOf(written.get(0));
        ExposedTracebacks found =
                new ExposedTracebacks(launch.invocation().launcher(), spans, place, option, launch.name());
        Variables made = new Variables(
                execution.environment().values(), execution.environment().unknown());
        boolean through = execution.settings().stream().anyMatch(setting -> Flags.on(setting.value()))
                || DebugVariable.read(findings.program().version(), made) == Flag.ON;
        EvidenceBuilder evidence = findings.evidence().word(place);
        if (through) {
            findings.add(found, Outcome.traceback(), true, evidence);
        } else {
            findings.aside(found, Exposure.FLAG, true, evidence);
        }
    }
}
