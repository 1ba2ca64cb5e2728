package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Word;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.service.launch.GunicornConfig;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.ServerConfiguration;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.ReloadOption;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges servers with an option to reload the program when its files change. */
final class ReloadJudge implements RepositoryJudge {
    private static final String RELOAD = "--reload";

    private static final Pattern IN_VALUE = Pattern.compile("(?<![^\\s\"'=])--reload(?![^\\s\"'])");

    /**
     * All of uWSGI's names for the option. Its value is the interval in seconds; anything but a number is 0, which
     * turns it off.
     */
    private static final Set<String> UWSGI =
            Set.of("--py-autoreload", "--py-auto-reload", "--python-autoreload", "--python-auto-reload");

    private static final Pattern SECONDS = Pattern.compile("0*[1-9][0-9]*.*");

    @Override
    public void judge(JudgedRepository repository, Verdicts verdicts) {
        for (Launch launch : repository.launches()) {
            switch (launch.invocation().launcher()) {
                case GUNICORN -> {
                    plain(launch, verdicts);
                    variable(launch, verdicts);
                    file(launch, verdicts);
                }
                case UVICORN, HYPERCORN -> plain(launch, verdicts);
                case UNKNOWN -> other(launch, verdicts);
                case UWSGI -> uwsgi(launch, verdicts);
                case PYTHON, FLASK_RUN, WAITRESS, MOD_WSGI -> {}
            }
        }
    }

    private static void plain(Launch launch, Verdicts verdicts) {
        words(launch).stream()
                .filter(word -> word.text().equals(RELOAD))
                .findFirst()
                .ifPresent(word -> option(launch, RELOAD, List.of(word), verdicts));
    }

    /** Returns the server's name for reports; for an unknown server, that of its command. */
    private static String server(Launch launch) {
        Launcher launcher = launch.invocation().launcher();
        return launcher == Launcher.UNKNOWN
                ? ContainerPath.program(words(launch).get(0).text())
                : launcher.id();
    }

    private static void other(Launch launch, Verdicts verdicts) {
        if (launch.runsPython()) {
            plain(launch, verdicts);
        }
    }

    private static void uwsgi(Launch launch, Verdicts verdicts) {
        List<Word> words = words(launch);
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!UWSGI.contains(name)) {
                continue;
            }
            boolean follows = equals < 0
                    && i + 1 < words.size()
                    && !words.get(i + 1).text().startsWith("-");
            String value = follows ? words.get(i + 1).text() : text.substring(equals + 1);
            if (SECONDS.matcher(value).matches()) {
                option(launch, name, words.subList(i, i + (follows ? 2 : 1)), verdicts);
            }
        }
    }

    private static List<Word> words(Launch launch) {
        return launch.command().orElseThrow().words();
    }

    private static void option(Launch launch, String name, List<Word> written, Verdicts verdicts) {
        List<Span> spans = written.stream().map(Word::span).toList();
        Place place = launch.command().orElseThrow().placeOf(written.get(0));
        Switch found = new ReloadOption(server(launch), spans, place, name, launch.name());
        verdicts.add(found, reach(launch, true, EvidenceBuilder.from(launch).word(place)));
    }

    private static void variable(Launch launch, Verdicts verdicts) {
        GunicornConfig.variable(launch).ifPresent(layer -> {
            EnvVar variable = layer.variable();
            if (IN_VALUE.matcher(variable.value().orElse("")).find()) {
                List<Span> spans = written(variable);
                Place place = spans.isEmpty()
                        ? variable.place()
                        : variable.place().file().place(spans.get(0));
                Switch found = new ReloadOption(Launcher.GUNICORN.id(), spans, place, RELOAD, layer.owner());
                verdicts.add(
                        found, reach(launch, true, EvidenceBuilder.from(launch).variable(layer)));
            }
        });
    }

    private static void file(Launch launch, Verdicts verdicts) {
        launch.configuration().flatMap(ServerConfiguration::reload).ifPresent(found -> {
            EvidenceBuilder evidence = EvidenceBuilder.from(launch).sets(found.subject(), found.value());
            verdicts.add(found, reach(launch, found.certain(), evidence));
        });
    }

    private static List<Span> written(EnvVar variable) {
        Span value = variable.valueSpan();
        Matcher matcher = IN_VALUE.matcher(variable.place().file().slice(value));
        List<Span> spans = new ArrayList<>();
        while (matcher.find()) {
            spans.add(new Span(value.start() + matcher.start(), value.start() + matcher.end()));
        }
        return spans;
    }

    private static Reach reach(Launch launch, boolean certain, EvidenceBuilder evidence) {
        return new Reach(Exposure.NONE, launch.role(), true, certain, evidence.steps());
    }
}
