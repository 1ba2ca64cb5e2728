package dev.undebug.service.judge;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Loopback;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.ChildProcess;
import dev.undebug.python.eval.outcome.DebugSetting;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Traced;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.outcome.VariableRead;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.packages.FlaskVersions.Wanted;
import dev.undebug.service.packages.Installed;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds the evidence for a switch, step by step. */
final class EvidenceBuilder {
    /** A sentence has room for few names. */
    private static final int MOST_NAMES = 2;

    private static final int LONGEST_NAME = 40;
    private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_]\\w*=$");

    /** Files that a script or an image writes before the program loads them. */
    private static final Set<String> DOTENV = Set.of(".env", ".flaskenv");

    /** The output of a command, or the text of a file that uWSGI puts into a value. */
    private static final Pattern COMPUTED = Pattern.compile("\\$\\([^)\\s]*\\s|`|=@\\(");

    private final List<EvidenceStep> steps = new ArrayList<>();
    private final List<EvidenceStep> aroundLoopback = new ArrayList<>();

    static EvidenceBuilder from(Program program) {
        EvidenceBuilder evidence = program.launch().map(EvidenceBuilder::from).orElseGet(EvidenceBuilder::new);
        program.reservation().ifPresent(step -> evidence.add(step.place(), step.event()));
        return evidence;
    }

    static EvidenceBuilder from(Launch launch) {
        EvidenceBuilder evidence = new EvidenceBuilder();
        // Scripts and option files may run and read one another in circles.
        boolean told = launch.invocation().launcher() == Launcher.FLASK_RUN;
        launch.steps().stream().distinct().forEach(step -> evidence.launched(step, told));
        launch.command()
                .filter(command -> launch.failure().isEmpty())
                .ifPresent(command -> evidence.add(command.place(), new Event.StartsCommand(words(command.words()))));
        return evidence;
    }

    private static List<String> words(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    /**
     * Who else reaches a machine, and how an image is deployed, matters to servers that listen for themselves alone.
     *
     * @param told whether the command says where the server listens
     */
    private void launched(EvidenceStep step, boolean told) {
        if (step.event() instanceof Event.UnseenEnvFile || step.event() instanceof Event.IgnoredEnvFile) {
            return;
        }
        boolean ofLoopback = step.event() instanceof Event.DeployedOtherwise
                || (step.event() instanceof Event.StaysOnMachine && !told);
        (ofLoopback ? aroundLoopback : steps).add(step);
    }

    EvidenceBuilder start(AppStart start) {
        if (start.removed()) {
            return add(start.call(), new Event.CallsRemoved());
        }
        start.given()
                .ifPresent(call -> add(
                        call,
                        new Event.Other("gives a function to code that is not in this repository, which may call it")));
        add(
                start.call(),
                new Event.StartsServer(
                        start.kind(),
                        start.host().filter(host -> !host.isBlank()),
                        start.host().filter(Loopback::is).isPresent()));
        if (start.presumed() && !start.certain()) {
            add(start.call(), new Event.PresumesFlask(true));
        }
        if (start.host().filter(Loopback::is).isPresent()) {
            aroundLoopback.stream().filter(step -> isAlone(step, start)).forEach(steps::add);
        }
        start.otherwise()
                .ifPresent(other -> add(
                        other,
                        new Event.Other("starts it otherwise, "
                                + (start.isSwitchedOn() ? "with debug mode on, too" : "with the same settings"))));
        return this;
    }

    /** A proxy that leads to a port of a machine leads to a server whose port is not known, too. */
    private static boolean isAlone(EvidenceStep step, AppStart start) {
        return !(step.event() instanceof Event.StaysOnMachine machine)
                || machine.ports().isEmpty()
                || start.port().filter(port -> !machine.ports().contains(port)).isPresent();
    }

    EvidenceBuilder setting(DebugSetting setting) {
        Traced value = setting.value();
        if (!setting.applied().equals(value.place())
                && setting.applied().line() != value.place().line()) {
            add(setting.applied(), "applies the setting to the app");
        }
        value(setting);
        return setting.presumed() ? add(setting.applied(), new Event.PresumesFlask(false)) : this;
    }

    /** Adds the value of a setting, wherever the program applies it. */
    EvidenceBuilder value(DebugSetting setting) {
        add(setting.value().place(), said(setting));
        return origins(setting.value());
    }

    /** Adds a setting that may change what the others say. */
    EvidenceBuilder unknown(DebugSetting setting) {
        return add(setting.applied(), new Event.SetsUnknown(shown(setting.subject())));
    }

    /** Adds an assignment in a Python configuration file. */
    EvidenceBuilder sets(String name, Traced value) {
        add(value.place(), "sets " + EvidenceStep.code(name) + " to " + EvidenceStep.code(value.shown()));
        return origins(value);
    }

    private static String said(DebugSetting setting) {
        return switch (setting.kind()) {
            case ATTRIBUTE,
                    CONFIG,
                    ENVIRONMENT,
                    LEFT,
                    OUTSIDE,
                    MODE,
                    PIN,
                    PIN_SECURITY,
                    PROPAGATION,
                    TESTING,
                    QUART,
                    QUART_PROPAGATE ->
                "sets " + EvidenceStep.code(shown(setting.subject())) + " to "
                        + (known(setting.value())
                                ? EvidenceStep.code(
                                        setting.value().isKnown()
                                                ? setting.value().shown()
                                                : setting.value().place().text())
                                : unknown(setting.value(), ""));
            case DEBUGGER, BARE_DEBUGGER -> "wraps the app in the debugger";
            case DASH_TOOLS -> "turns on Dash's developer tools";
        };
    }

    /** Returns a qualified name without its module: the place shows the module. */
    private static String shown(String subject) {
        List<String> parts =
                Stream.of(subject.split("\\.")).filter(part -> !part.isEmpty()).toList();
        int last = parts.size() - 1;
        boolean config = last > 1 && parts.get(last - 1).equals("config");
        return config
                ? parts.get(last - 2) + ".config[\"" + parts.get(last) + "\"]"
                : String.join(".", parts.subList(Math.max(0, last - 1), parts.size()));
    }

    EvidenceBuilder disclosure(Disclosure disclosure, Place place) {
        String value = disclosure.value().shown();
        add(
                place,
                "turns it on with " + EvidenceStep.code(named(place))
                        + (place.text().endsWith(value) || !isOf(disclosure, place)
                                ? ""
                                : ", which gives " + EvidenceStep.code(value)));
        Place given = disclosure.value().place();
        if (!isPart(given)) {
            add(given, "provides the value: " + EvidenceStep.code(given.text()));
        }
        return origins(disclosure.value());
    }

    /** Returns whether a place contains the value, rather than the call that it decides. */
    private static boolean isOf(Disclosure disclosure, Place place) {
        return place.equals(disclosure.value().place());
    }

    EvidenceBuilder child(ChildProcess child) {
        return add(child.call(), new Event.RunsCommand(child.call().text()));
    }

    EvidenceBuilder answer(Place place) {
        return add(place, "answers with " + EvidenceStep.code(place.text()));
    }

    /** Adds an argument; {@code written} is the whole of it. */
    EvidenceBuilder argument(Place written, Traced value) {
        boolean plain = written.text().endsWith(value.shown());
        add(written, "passes " + EvidenceStep.code(named(written)) + (plain ? "" : ", " + gives(value, written)));
        return origins(value);
    }

    private static boolean known(Traced value) {
        return value.truth() != Truth.UNKNOWN;
    }

    private static String gives(Traced value, Place written) {
        String known = value.isKnown()
                ? "which gives " + EvidenceStep.code(value.shown())
                : "which is " + (value.truth() == Truth.TRUE ? "true" : "false");
        return known(value) ? known : unknown(value, written.text());
    }

    /**
     * Names the variables of which the program makes the value: who deploys it chooses a configuration by them.
     *
     * @param told the text beside it, which may name them already
     */
    private static String unknown(Traced value, String told) {
        List<String> names = value.reads().stream()
                .map(VariableRead::variable)
                .filter(name -> !told.contains(name))
                .distinct()
                .limit(MOST_NAMES)
                .map(EvidenceStep::code)
                .toList();
        return "an unknown value" + (names.isEmpty() ? "" : " that depends on " + String.join(" and ", names));
    }

    /** Returns a text preceded by the name that it is assigned to. */
    private static String named(Place place) {
        int start = place.span().start();
        Matcher name = NAME.matcher(place.file().text().substring(Math.max(0, start - LONGEST_NAME), start));
        return (name.find() ? name.group().strip() : "") + place.text();
    }

    private EvidenceBuilder origins(Traced value) {
        value.origins().stream()
                .filter(origin -> !isPart(origin))
                .forEach(origin -> add(origin, "provides the value: " + EvidenceStep.code(origin.text())));
        return this;
    }

    /** Returns whether a place is part of a place on the same line that the evidence already shows. */
    private boolean isPart(Place origin) {
        return steps.stream()
                .map(EvidenceStep::place)
                .anyMatch(shown -> shown.path().equals(origin.path())
                        && shown.line() == origin.line()
                        && shown.span().contains(origin.span()));
    }

    EvidenceBuilder variable(Layered layer) {
        if (layer.platform().isPresent()) {
            return add(
                    layer.variable().place(),
                    given(layer.variable(), layer.platform().get()));
        }
        if (layer.variable().isRemoved()) {
            return add(
                    layer.variable().place(),
                    "removes " + EvidenceStep.code(layer.variable().name()));
        }
        if (layer.variable().isAsked()) {
            String shown = new EnvironmentVariable(layer.variable(), layer.owner()).shown();
            return add(layer.variable().place(), new Event.AsksFor(shown));
        }
        EnvironmentVariable variable = new EnvironmentVariable(layer.variable(), layer.owner());
        if (DOTENV.contains(layer.owner())) {
            add(variable.place(), "is written to " + EvidenceStep.code(layer.owner()));
        }
        if (layer.written().isPresent()) {
            return add(variable.place(), new Event.MaySet(variable.place().text()));
        }
        if (layer.variable().value().isPresent()) {
            return add(variable.place(), new Event.SetsVariable(variable));
        }
        return COMPUTED.matcher(variable.place().text()).find()
                ? add(
                        variable.place(),
                        "sets " + EvidenceStep.code(layer.variable().name()) + " to a value that Undebug does not know")
                : add(
                        variable.place(),
                        "takes " + EvidenceStep.code(layer.variable().name())
                                + " from outside the repository"
                                + layer.variable()
                                        .passed()
                                        .map(way -> ", in the argument " + EvidenceStep.code(way.argument())
                                                + " of the build")
                                        .orElse(""));
    }

    private static String given(EnvVar variable, Platform platform) {
        String set =
                variable.name() + variable.value().map(value -> "=" + value).orElse("");
        return (platform.surelySets(variable.name()) ? "gets " : "may get ") + EvidenceStep.code(set) + " from "
                + platform.shown();
    }

    /** Adds the requirement of Flask, and what pip makes of it where it leaves the release open. */
    EvidenceBuilder release(Installed installed) {
        Wanted wanted = installed.wanted();
        String chosen = wanted.python()
                .map(python -> "; pip installs " + (wanted.version().atLeast(2, 3) ? "2.3 or later" : wanted.version())
                        + " on Python " + python)
                .orElse("");
        wanted.from().ifPresent(place -> add(place, "requires Flask: " + EvidenceStep.code(place.text()) + chosen));
        return this;
    }

    /** Adds the read that turns debug mode on. */
    EvidenceBuilder read(EnvironmentRead read) {
        Event event = new Event.ReadsVariable(read.read().variable(), Optional.empty());
        return read.when() == EnvironmentRead.When.UNSET
                ? add(read.place(), event.text() + ", and is on when it is not set")
                : add(read.place(), event);
    }

    /** Adds the reason why a switch is off or unknown. */
    EvidenceBuilder because(Place place, String text) {
        return add(place, text);
    }

    EvidenceBuilder because(Place place, Event event) {
        return add(place, event);
    }

    EvidenceBuilder word(Place place) {
        return add(place, "passes " + EvidenceStep.code(place.text()));
    }

    private EvidenceBuilder add(Place place, String text) {
        return add(place, new Event.Other(text));
    }

    EvidenceBuilder add(Place place, Event event) {
        boolean known = steps.stream()
                .anyMatch(step -> step.place().equals(place) && step.text().equals(event.text()));
        if (!known) {
            steps.add(new EvidenceStep(place, event));
        }
        return this;
    }

    List<EvidenceStep> steps() {
        return List.copyOf(steps);
    }
}
