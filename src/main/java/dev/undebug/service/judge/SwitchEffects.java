package dev.undebug.service.judge;

import dev.undebug.flask.Exposure;
import dev.undebug.flask.Flag;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Outcome;
import dev.undebug.python.eval.DebugSetting;
import dev.undebug.python.eval.Traced;
import dev.undebug.service.environment.Surroundings.Layered;
import dev.undebug.service.launch.Program;
import dev.undebug.service.run.Flags;
import dev.undebug.service.run.RunCache;
import dev.undebug.service.verdict.CodeSetting;
import dev.undebug.service.verdict.DevelopmentServer;
import dev.undebug.service.verdict.EnvironmentRead;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Collects what the switches of one program do. */
final class SwitchEffects {
    private final Program program;
    private final DecidingVariables deciding;
    private final ReadSwitches reads;
    private final List<SwitchEffect> found = new ArrayList<>();
    private final List<SwitchEffect> latent = new ArrayList<>();
    private final List<SwitchEffect> asides = new ArrayList<>();
    private final Reasons reasons;
    private final List<Reason> why = new ArrayList<>();
    private boolean open;
    private boolean startsServer;
    private boolean failed;
    private boolean readsMode;
    private Optional<EvidenceBuilder> developmentServer = Optional.empty();

    SwitchEffects(Program program, RunCache runs) {
        this.program = program;
        this.reasons = new Reasons(program);
        Trials trials = new Trials(program, runs);
        this.deciding = new DecidingVariables(program, trials);
        this.reads = new ReadSwitches(trials);
    }

    public Program program() {
        return program;
    }

    EvidenceBuilder evidence() {
        return EvidenceBuilder.from(program);
    }

    /**
     * Adds a switch in code, or the variable or the read of one that is behind it.
     *
     * @param certain false where a condition that cannot be told guards it
     */
    void code(Switch subject, Traced value, Outcome outcome, boolean certain, EvidenceBuilder evidence) {
        Optional<Layered> culprit = deciding.of(value);
        if (culprit.isEmpty()) {
            Optional<EnvironmentRead> read = reads.behind(subject, value);
            read.ifPresent(evidence::read);
            add(read.<Switch>map(found -> found).orElse(subject), outcome, certain, evidence);
            return;
        }
        evidence.variable(culprit.get());
        Optional<EnvironmentRead> misread = ReadSwitches.meansOff(culprit.get())
                ? reads.misreading(subject, value, culprit.get().variable().name())
                : Optional.empty();
        misread.ifPresent(evidence::read);
        Switch variable =
                new EnvironmentVariable(culprit.get().variable(), culprit.get().owner());
        add(misread.<Switch>map(found -> found).orElse(variable), outcome, certain, evidence);
    }

    /** Returns the variable without which a value would not be on, if a file sets one. */
    Optional<Layered> culprit(Traced value) {
        return deciding.of(value);
    }

    void setting(DebugSetting setting, Outcome outcome, boolean certain, EvidenceBuilder evidence) {
        code(
                new CodeSetting(setting),
                setting.value(),
                outcome,
                certain && setting.certain(),
                evidence.setting(setting));
    }

    /** Adds what shows errors by itself, whatever server and debug flag the application has. */
    void pages(List<DebugSetting> settings, Outcome rest, boolean certain, Supplier<EvidenceBuilder> evidence) {
        for (int i = 0; i < settings.size(); i++) {
            DebugSetting setting = settings.get(i);
            boolean on = Flags.on(setting.value()) && !Flags.overridden(settings, i);
            Optional<Outcome> outcome =
                    switch (setting.kind()) {
                        case ATTRIBUTE, CONFIG, ENVIRONMENT, LEFT, MODE, PIN, PIN_SECURITY, PROPAGATION, TESTING ->
                            Optional.empty();
                        case DEBUGGER -> Optional.of(rest.wrapped(Flags.of(setting.value())));
                        case BARE_DEBUGGER -> Optional.of(Outcome.traceback().wrapped(Flags.of(setting.value())));
                        case DASH_TOOLS, QUART_PROPAGATE -> on ? Optional.of(rest.withTracebacks()) : Optional.empty();
                        case QUART -> on ? Optional.of(Outcome.of(Flag.ON, Flag.OFF)) : Optional.empty();
                    };
            outcome.ifPresent(alone -> setting(setting, alone, certain, evidence.get()));
        }
    }

    /**
     * Raises the switches that were added since a mark to what they do together, where none of them does it alone: debug mode
     * and a debugger without a console show source code only with one another.
     *
     * @param mark what {@link #mark} returned
     */
    void together(int mark, Outcome outcome) {
        List<SwitchEffect> since = found.subList(mark, found.size());
        boolean alone = since.stream().anyMatch(each -> each.exposure().compareTo(outcome.exposure()) <= 0);
        if (!alone && outcome.exposure().compareTo(Exposure.TRACEBACK) <= 0) {
            since.replaceAll(
                    each -> new SwitchEffect(each.subject(), outcome.exposure(), each.certain(), each.steps()));
        }
    }

    int mark() {
        return found.size();
    }

    /** Returns what comes of an outcome under the debuggers that are wrapped around the application. */
    static Outcome wrapped(List<DebugSetting> settings, Outcome outcome) {
        Outcome result = outcome;
        for (DebugSetting setting : settings) {
            if (setting.certain() && setting.kind() == DebugSetting.Kind.DEBUGGER) {
                result = result.wrapped(Flags.of(setting.value()));
            }
        }
        return result;
    }

    void variable(Layered layer, Outcome outcome, boolean certain, EvidenceBuilder evidence) {
        add(new EnvironmentVariable(layer.variable(), layer.owner()), outcome, certain, evidence.variable(layer));
    }

    void add(Switch subject, Outcome outcome, boolean certain, EvidenceBuilder evidence) {
        Exposure exposure = outcome.exposure();
        if (exposure == Exposure.UNKNOWN) {
            open = true;
        } else if (exposure != Exposure.NONE) {
            found.add(new SwitchEffect(subject, exposure, certain, evidence.steps()));
        }
    }

    /** Adds a read that would be on if its variable were set to a word that means off. */
    void latent(SwitchEffect read) {
        latent.add(read);
    }

    List<SwitchEffect> latent() {
        return List.copyOf(latent);
    }

    /** Completes what is known of the reads. */
    void reads(UnaryOperator<EnvironmentRead> completion) {
        found.replaceAll(each -> each.subject() instanceof EnvironmentRead read
                ? new SwitchEffect(completion.apply(read), each.exposure(), each.certain(), each.steps())
                : each);
    }

    /** Returns whether debug mode is on, or may be. */
    boolean isOn() {
        return !found.isEmpty();
    }

    /** Returns whether a read at a place is among the findings already. */
    boolean knows(Place place) {
        return Stream.concat(found.stream(), latent.stream())
                .map(SwitchEffect::subject)
                .anyMatch(subject ->
                        subject instanceof EnvironmentRead read && read.place().equals(place));
    }

    /** Returns whether a variable is among the findings already. */
    boolean knows(EnvironmentVariable variable) {
        return found.stream().anyMatch(each -> each.subject().equals(variable));
    }

    /** Notes whether an exception ends the program. */
    void failed(boolean fails) {
        failed = fails;
    }

    public boolean failed() {
        return failed;
    }

    /** Adds what is to be said of a program and does not change what a stranger gets from it. */
    void aside(Switch subject, Exposure exposure, boolean certain, EvidenceBuilder evidence) {
        asides.add(new SwitchEffect(subject, exposure, certain, evidence.steps()));
    }

    /** Notes that something cannot be told. */
    void unknown() {
        open = true;
    }

    /** Returns whether another program begins with the same file. */
    boolean isSameFile(SwitchEffects other) {
        return program.entry()
                .flatMap(entry ->
                        other.program.entry().filter(same -> same.path().equals(entry.path())))
                .isPresent();
    }

    public Reasons reasons() {
        return reasons;
    }

    private record Reason(Exposure exposure, Supplier<List<EvidenceStep>> steps) {}

    /**
     * Notes what decides what a stranger gets.
     *
     * @param exposure what it comes to
     */
    void because(Exposure exposure, Supplier<List<EvidenceStep>> steps) {
        why.add(new Reason(exposure, steps));
    }

    /** Returns what keeps debug mode off, or why nothing can be told of it; empty where it is on for certain. */
    List<EvidenceStep> because() {
        return switch (exposure()) {
            case CONSOLE, TRACEBACK, FLAG, DORMANT -> List.of();
            case UNKNOWN ->
                found.stream()
                        .findFirst()
                        .map(each -> reasons.notSure(each.subject()))
                        .orElseGet(() -> why(Exposure.UNKNOWN));
            case NONE -> why(Exposure.NONE);
        };
    }

    private List<EvidenceStep> why(Exposure exposure) {
        return why.stream()
                .filter(reason -> reason.exposure() == exposure)
                .findFirst()
                .map(reason -> reason.steps().get())
                .orElse(List.of());
    }

    /** Notes whether the program itself reads {@code FLASK_ENV}, or may. */
    void readsMode(boolean reads) {
        readsMode = reads;
    }

    boolean readsMode() {
        return readsMode;
    }

    /** Notes that it cannot be told whether the program is started. */
    void doubt() {
        found.replaceAll(each -> new SwitchEffect(each.subject(), each.exposure(), false, each.steps()));
        latent.replaceAll(each -> new SwitchEffect(each.subject(), each.exposure(), false, each.steps()));
        asides.clear();
    }

    /** Returns whether the program is one that visitors meet: a server, or a program that starts one. */
    public boolean serves() {
        return program.launcher() != Launcher.PYTHON || startsServer || developmentServer.isPresent();
    }

    /** Notes that the program starts Flask's development server. */
    void server() {
        startsServer = true;
    }

    boolean startsServer() {
        return startsServer;
    }

    /** Notes that the program certainly starts Werkzeug's development server, and how. */
    void developmentServer(EvidenceBuilder evidence) {
        if (developmentServer.isEmpty()) {
            developmentServer = Optional.of(evidence);
        }
    }

    /** Adds that the launch serves its application with a development server, once it is known whether there is a console. */
    void judgeDevelopmentServer() {
        boolean console = all().stream().anyMatch(each -> each.certain() && each.exposure() == Exposure.CONSOLE);
        Exposure exposure = console ? Exposure.CONSOLE : Exposure.NONE;
        program.launch().ifPresent(launch -> launch.command()
                .ifPresent(command -> developmentServer.ifPresent(
                        evidence -> aside(new DevelopmentServer(command, launch.name()), exposure, true, evidence))));
    }

    /** Returns what is on, and what is to be said besides. */
    List<SwitchEffect> all() {
        List<SwitchEffect> all = new ArrayList<>(found);
        all.addAll(asides);
        return all;
    }

    /** Returns what a stranger gets from the program. */
    public Exposure exposure() {
        return found.stream()
                .filter(SwitchEffect::certain)
                .map(SwitchEffect::exposure)
                .min(Exposure::compareTo)
                .orElse(open || !found.isEmpty() ? Exposure.UNKNOWN : Exposure.NONE);
    }
}
