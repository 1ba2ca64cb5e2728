package dev.undebug.service.judge;

import dev.undebug.fact.ConsoleScript;
import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.service.command.Target;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.tree.PythonText;
import dev.undebug.service.verdict.DevelopmentServer;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.PinOff;
import dev.undebug.service.verdict.RewrittenFile;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The verdict on a program.
 *
 * @param found the switches that are on
 * @param asides findings that do not change a stranger's view
 * @param latent reads that would be on if their variable were set to a word that means off
 * @param open whether something is unknown
 * @param reasons the reasons for the exposure, most important first
 */
public record ProgramVerdict(
        ProgramRun run,
        List<SwitchEffect> found,
        List<SwitchEffect> asides,
        List<SwitchEffect> latent,
        boolean open,
        List<Reason> reasons) {
    /** A sentence has room for few places. */
    private static final int MOST_ALIKE = 2;

    public ProgramVerdict {
        found = List.copyOf(found);
        asides = List.copyOf(asides);
        latent = List.copyOf(latent);
        reasons = List.copyOf(reasons);
    }

    /**
     * A reason for an exposure.
     *
     * @param exposure the exposure that it explains
     */
    record Reason(Exposure exposure, Supplier<List<EvidenceStep>> steps) {}

    public Program program() {
        return run.program();
    }

    /** Returns whether people start the program by hand, and nothing shows where. */
    public boolean isByHand() {
        return program().launch().filter(Launch::byHand).isPresent();
    }

    /** Returns whether the repository shows with it how visitors meet its programs. */
    public boolean isShown() {
        return !isByHand()
                && (!isJob() || lacksArguments())
                && !isErrand()
                && !isChore()
                && !isBuiltElsewhere()
                && !run.isTemplate()
                && program().launch().filter(Launch::namesFileAsModule).isEmpty();
    }

    /** Returns whether a hook starts it, and strangers get nothing from it that is known: what visitors meet is another program. */
    private boolean isChore() {
        return exposure().compareTo(Exposure.FLAG) > 0
                && program().launch().filter(Launch::isBeside).isPresent();
    }

    /** Returns whether it is started for work that ends, and its code is not in the repository: it tells nothing of others. */
    private boolean isErrand() {
        return program().startsUnseenCode()
                && program().launch().filter(Launch::isErrand).isPresent();
    }

    /** Returns whether its image is built in an unknown folder, which has the code that is missing here. */
    private boolean isBuiltElsewhere() {
        return !run.isWhole()
                && program().launch().filter(Launch::isBuiltElsewhere).isPresent();
    }

    /** Returns whether the repository shows how the program itself is launched. */
    boolean isLaunchShown() {
        return isShown() && program().launch().filter(Launch::isLoaded).isEmpty();
    }

    /** Returns whether the program certainly serves nobody. */
    public boolean isJob() {
        return exposure() != Exposure.UNKNOWN && !serves() && run.isJob();
    }

    /** Returns whether its launch passes none of the arguments with which it serves. */
    public boolean lacksArguments() {
        return run.execution().coverage().lacksArguments();
    }

    /** Returns whether it is only listed: developers start it by hand. */
    boolean isAside() {
        return isByHand() && program().role() != Role.UNKNOWN;
    }

    /** Returns whether people start it, wherever that is, so that it certainly serves visitors without debug mode. */
    public boolean passesBy() {
        return isByHand() && !isJob() && exposure() == Exposure.NONE && isFinished();
    }

    /** Returns whether people start it, wherever that is, so that a switch is certainly not on, whatever else turns debug mode on. */
    boolean passesBy(SwitchEffect effect) {
        return passesBy() || (isByHand() && !isJob() && !isAmong(effect, all()) && neverMeets(effect.subject()));
    }

    /** A server that imports the program does not start the program's own. */
    private boolean neverMeets(Switch subject) {
        return (!open && isEvaluated()) || (program().launcher() != Launcher.PYTHON && subject.actsInOwnServer());
    }

    /** Returns the switches that are on, and the asides. */
    public List<SwitchEffect> all() {
        List<SwitchEffect> all = new ArrayList<>(found);
        all.addAll(asides);
        return all;
    }

    /** Returns the steps to other switches that show strangers the same as one does, each by itself. */
    List<EvidenceStep> alike(SwitchEffect effect) {
        Place own = effect.subject().place();
        return found.stream()
                .filter(effect::isSameAs)
                .map(other -> other.subject().place())
                .filter(place -> !(place.path().equals(own.path()) && place.line() == own.line()))
                .distinct()
                .limit(MOST_ALIKE)
                .map(place -> new EvidenceStep(place, new Event.SwitchesToo()))
                .toList();
    }

    /** Returns the switches of one kind among all. */
    public <S extends Switch> List<S> all(Class<S> kind) {
        return all().stream()
                .map(SwitchEffect::subject)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /**
     * Returns whether the debugger that a switch turns on certainly asks for no PIN. The variable opens every debugger
     * of the program, an argument only its own.
     */
    boolean asksForNoPin(Switch subject) {
        return asides.stream()
                .filter(SwitchEffect::certain)
                .map(SwitchEffect::subject)
                .filter(PinOff.class::isInstance)
                .map(PinOff.class::cast)
                .anyMatch(pin -> !pin.argument() || isWithin(pin.place(), subject.place()));
    }

    private static boolean isWithin(Place inner, Place outer) {
        return inner.path().equals(outer.path()) && outer.span().contains(inner.span());
    }

    /** Returns what a stranger gets from the program. */
    public Exposure exposure() {
        return found.stream()
                .filter(SwitchEffect::certain)
                .map(SwitchEffect::exposure)
                .min(Exposure::compareTo)
                .orElse(open || !found.isEmpty() ? Exposure.UNKNOWN : Exposure.NONE);
    }

    /** Returns whether visitors meet the program: a server, or a program that starts one. */
    public boolean serves() {
        return program().launcher() != Launcher.PYTHON || run.startsServer();
    }

    /** Returns whether visitors meet it by Flask's development server. */
    boolean servesInDevelopment() {
        return !program().role().isPrivate() && (program().launcher() == Launcher.FLASK_RUN || run.startsFlask());
    }

    /**
     * Returns the step to a command that cannot be read, or to code of others, where nothing else is known of a program that
     * may serve.
     */
    public Optional<EvidenceStep> unreadStart() {
        boolean quiet = exposure() == Exposure.NONE || exposure() == Exposure.FLAG;
        Optional<EvidenceStep> replaced = quiet && !serves() ? replacesRun() : Optional.empty();
        if (replaced.isPresent()) {
            return replaced;
        }
        boolean open = program().launcher() == Launcher.PYTHON
                && exposure() == Exposure.NONE
                && !serves()
                && !lacksArguments()
                && program()
                        .launch()
                        .filter(launch -> launch.failure().isEmpty() && !launch.runsOnce())
                        .isPresent();
        return open
                ? run.unreadCommand()
                        .filter(call -> !isJob())
                        .map(call -> new EvidenceStep(call, new Event.RunsUnread()))
                        .or(() -> run.unseenCall()
                                .map(call -> new EvidenceStep(
                                        call.call(),
                                        call.name()
                                                .<Event>map(Event.CallsUnseen::new)
                                                .orElseGet(Event.LoadsEntryPoint::new))))
                : Optional.empty();
    }

    /** Returns the step to what replaces {@code flask run}, which may start the server of that in a way that is not seen. */
    private Optional<EvidenceStep> replacesRun() {
        return program()
                .launch()
                .map(launch -> launch.invocation().target())
                .filter(target -> target instanceof Target.Script script
                        && script.script().name().equals(ConsoleScript.OF_FLASK + "run"))
                .map(target ->
                        new EvidenceStep(((Target.Script) target).script().place(), new Event.ReplacesFlaskRun()));
    }

    /** Returns whether the program was evaluated to its end; otherwise it may do more than is known. */
    public boolean isFinished() {
        return run.isFinished();
    }

    /** Returns whether all that the program does was evaluated. */
    boolean isEvaluated() {
        return run.isEvaluated();
    }

    /** Returns whether an exception ends the program. */
    boolean failed() {
        return run.execution().failed();
    }

    /** Returns the reason why debug mode is off or unknown; empty if it is certainly on. */
    public List<EvidenceStep> because() {
        return switch (exposure()) {
            case CONSOLE, TRACEBACK, SETTINGS, FLAG, DORMANT -> List.of();
            case UNKNOWN ->
                run.rewritten()
                        .map(RewrittenFile::step)
                        .or(run::broken)
                        .map(List::of)
                        .orElseGet(this::undecided);
            case NONE -> because(Exposure.NONE);
        };
    }

    /** Returns all that is unknown of a program of which it is unknown what strangers get, not only what is told first. */
    public List<EvidenceStep> unknowns() {
        if (exposure() != Exposure.UNKNOWN) {
            return List.of();
        }
        return Stream.concat(
                        found.stream().flatMap(each -> unsure(each).stream()),
                        reasons.stream()
                                .filter(reason -> reason.exposure() == Exposure.UNKNOWN)
                                .flatMap(reason -> reason.steps().get().stream()))
                .distinct()
                .toList();
    }

    private List<EvidenceStep> undecided() {
        return found.stream()
                .findFirst()
                .map(this::unsure)
                .or(() -> Optional.of(because(Exposure.UNKNOWN)).filter(steps -> !steps.isEmpty()))
                .orElseGet(this::release);
    }

    private List<EvidenceStep> unsure(SwitchEffect effect) {
        return doubt(effect).orElseGet(() -> run.reasons().notSure(effect, isEvaluated()));
    }

    /** Returns the step that leaves a switch uncertain: a setting that the repository does not show, or a command that fails. */
    private static Optional<List<EvidenceStep>> doubt(SwitchEffect effect) {
        return effect.steps().stream()
                .filter(step -> step.event() instanceof Event.SetsUnknown
                        || step.event() instanceof Event.MaySet
                        || step.event() instanceof Event.NeedsMigrationsFolder
                        || step.event() instanceof Event.NeedsFile
                        || step.event() instanceof Event.NeedsTerminal
                        || step.event() instanceof Event.PresumesFlask
                        || step.event() instanceof Event.AsksFor
                        || step.event() instanceof Event.MayDecide
                        || step.event() instanceof Event.SeemsToLack)
                .findFirst()
                .map(List::of);
    }

    /** Returns the variable that only some releases of Flask read, if it is not known which one is installed. */
    private List<EvidenceStep> release() {
        return asides.stream()
                .map(SwitchEffect::subject)
                .filter(Switch::dependsOnRelease)
                .findFirst()
                .map(subject -> List.of(new EvidenceStep(
                        subject.place(),
                        new Event.Other(
                                "turns debug mode on with Flask before 2.3; the installed version is not known"))))
                .orElse(List.of());
    }

    private List<EvidenceStep> because(Exposure exposure) {
        return reasons.stream()
                .filter(reason -> reason.exposure() == exposure)
                .findFirst()
                .map(reason -> reason.steps().get())
                .orElse(List.of());
    }

    /** Returns whether another program has the same entry file. */
    public boolean isSameFile(ProgramVerdict other) {
        return program()
                .entry()
                .flatMap(entry ->
                        other.program().entry().filter(same -> same.path().equals(entry.path())))
                .isPresent();
    }

    /** Returns whether another program runs code of the same application. */
    public boolean sharesApplication(ProgramVerdict other) {
        return run.execution().files().stream()
                .filter(other.run.execution().files()::contains)
                .flatMap(path -> run.runs().sourceText(path).stream())
                .anyMatch(PythonText::importsFlask);
    }

    /** Returns this verdict for a launch by developers. */
    public ProgramVerdict byDevelopers() {
        ProgramRun other = new ProgramRun(program().byDevelopers(), run.execution(), run.runs(), run.modeNamed());
        return new ProgramVerdict(other, found, asides, latent, open, reasons);
    }

    /** Returns this verdict for a launch of which nothing says for whom it is. */
    public ProgramVerdict forAnybody() {
        ProgramRun other = new ProgramRun(program().forAnybody(), run.execution(), run.runs(), run.modeNamed());
        return new ProgramVerdict(other, found, asides, latent, open, reasons);
    }

    /** Returns this verdict as uncertain, because the command that starts the program may not run. */
    ProgramVerdict startedPerhaps() {
        return program()
                .launch()
                .flatMap(Launch::command)
                .map(command -> new EvidenceStep(command.place(), new Event.RunsPerhaps()))
                .map(step -> new ProgramVerdict(
                        run,
                        found.stream()
                                .map(effect -> effect.certain() ? effect.noting(step) : effect)
                                .toList(),
                        asides,
                        latent,
                        open,
                        reasons))
                .orElse(this)
                .doubted();
    }

    /** Returns this verdict as uncertain, because the program may not be started. */
    ProgramVerdict doubted() {
        return new ProgramVerdict(
                run,
                found.stream().map(SwitchEffect::doubted).toList(),
                List.of(),
                latent.stream().map(SwitchEffect::doubted).toList(),
                open,
                reasons);
    }

    /** Returns this verdict for a launch that fails: what is on would be on, and no server serves anybody. */
    ProgramVerdict failing(EvidenceStep why) {
        List<SwitchEffect> dormant = found.stream()
                .filter(effect -> !(effect.subject() instanceof DevelopmentServer))
                .map(effect -> new SwitchEffect(effect.subject(), Exposure.DORMANT, true, effect.steps()))
                .toList();
        Reason reason = new Reason(Exposure.NONE, () -> List.of(why));
        return new ProgramVerdict(run, List.of(), dormant, List.of(), false, List.of(reason));
    }

    /** Returns this verdict with one more step of evidence for each switch with one of these exposures. */
    public ProgramVerdict noting(EvidenceStep step, Predicate<Exposure> which) {
        UnaryOperator<List<SwitchEffect>> noted = effects -> effects.stream()
                .map(effect -> which.test(effect.exposure()) ? effect.noting(step) : effect)
                .toList();
        return new ProgramVerdict(run, noted.apply(found), noted.apply(asides), noted.apply(latent), open, reasons);
    }

    /** Returns this verdict with other steps of evidence, or fewer. */
    public ProgramVerdict with(Function<EvidenceStep, Optional<EvidenceStep>> steps) {
        UnaryOperator<List<SwitchEffect>> told =
                effects -> effects.stream().map(effect -> effect.with(steps)).toList();
        return new ProgramVerdict(run, told.apply(found), told.apply(asides), told.apply(latent), open, reasons);
    }

    /** Returns this verdict for an image whose build changes a file of the program. */
    ProgramVerdict with(RewrittenFile file) {
        return new ProgramVerdict(
                run,
                found.stream().map(file::doubted).toList(),
                asides.stream().map(file::doubted).toList(),
                latent.stream().map(file::doubted).toList(),
                true,
                reasons);
    }

    /** Returns whether a switch is on, or would be with another value of its variable. */
    boolean isOn() {
        return !found.isEmpty() || !latent.isEmpty();
    }

    /**
     * Returns this verdict on a program that visitors meet only in another form: what is not on there shows them nothing.
     *
     * @param met the verdict on that form
     */
    ProgramVerdict metIn(ProgramVerdict met) {
        List<SwitchEffect> aside = new ArrayList<>(asides);
        found.stream()
                .filter(effect -> !isAmong(effect, met.all()))
                .map(effect -> new SwitchEffect(effect.subject(), Exposure.DORMANT, true, effect.steps()))
                .forEach(aside::add);
        return new ProgramVerdict(
                run,
                found.stream().filter(effect -> isAmong(effect, met.all())).toList(),
                aside,
                latent.stream().filter(effect -> isAmong(effect, met.latent)).toList(),
                open,
                reasons);
    }

    /** Returns whether a switch is among all. */
    boolean knows(SwitchEffect effect) {
        return isAmong(effect, all());
    }

    private static boolean isAmong(SwitchEffect effect, List<SwitchEffect> all) {
        return all.stream().anyMatch(other -> other.isOf(effect.subject()));
    }

    /** Returns this verdict with its reads of environment variables completed. */
    ProgramVerdict withReads(List<SwitchEffect> completed, List<SwitchEffect> waiting) {
        return new ProgramVerdict(run, completed, asides, waiting, open, reasons);
    }
}
