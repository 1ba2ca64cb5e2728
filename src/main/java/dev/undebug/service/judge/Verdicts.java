package dev.undebug.service.judge;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.launch.Program;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Reach;
import dev.undebug.service.verdict.Switch;
import dev.undebug.service.verdict.SwitchEffect;
import dev.undebug.service.verdict.SwitchVerdict;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects for each switch how the repository's programs reach it. */
public final class Verdicts {
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final Optional<EvidenceStep> developers;

    Verdicts() {
        this(Optional.empty());
    }

    /** @param developers a launch for developers, if there are no others: nothing shows what strangers get then */
    Verdicts(Optional<EvidenceStep> developers) {
        this.developers = developers;
    }

    /** Returns whether all launches are for developers. */
    boolean areForDevelopers() {
        return developers.isPresent();
    }

    private record Key(Class<?> kind, String path, Span span) {
        static Key of(Switch subject) {
            return new Key(
                    subject.getClass(), subject.place().path(), subject.place().span());
        }

        boolean isWithin(Place place) {
            return path.equals(place.path())
                    && place.span().start() <= span.start()
                    && span.end() <= place.span().end();
        }
    }

    private Optional<Entry> around(Switch part) {
        return entries.values().stream()
                .filter(entry -> entry.subject().covers(part)
                        && !entry.subject().equals(part)
                        && Key.of(part).isWithin(entry.subject().place()))
                .findFirst();
    }

    private record Entry(Switch subject, List<Reach> reaches) {}

    public void add(Switch subject, Reach reach) {
        entries.computeIfAbsent(Key.of(subject), key -> new Entry(subject, new ArrayList<>()))
                .reaches()
                .add(
                        reach.exposure() == Exposure.DORMANT
                                ? developers.map(reach::noting).orElse(reach)
                                : reach);
    }

    /** Adds the switches of a program. */
    void add(ProgramVerdict program, boolean shown) {
        program.all().forEach(found -> add(program, found, shown));
    }

    /** Adds a switch of a program. */
    void add(ProgramVerdict program, SwitchEffect found, boolean shown) {
        add(found.subject(), reach(program, found, found.exposure(), shown));
    }

    static Reach reach(ProgramVerdict program, SwitchEffect found, Exposure exposure, boolean shown) {
        Reach reach = new Reach(
                exposure,
                program.program().role(),
                shown,
                found.certain(),
                found.steps(),
                program.asksForNoPin(found.subject()),
                program.isEvaluated());
        List<EvidenceStep> more = new ArrayList<>(
                found.certain()
                        ? program.alike(found)
                        : program.run().broken().stream().toList());
        if (program.run().execution().coverage().needsArguments()) {
            more.add(new EvidenceStep(found.subject().place(), new Event.NeedsArguments()));
        }
        for (EvidenceStep step : more) {
            reach = reach.noting(step);
        }
        return reach;
    }

    /**
     * Adds a switch that no launch is seen to reach, unless it is known already.
     *
     * @param launch a launch that cannot be followed and may start the program
     */
    void possible(Switch subject, Program launch, List<EvidenceStep> steps) {
        if (!knows(subject)) {
            add(subject, new Reach(Exposure.UNKNOWN, launch.role(), false, true, from(launch, steps)));
        }
    }

    /**
     * Adds a switch that no launch is seen to reach, unless it is known already.
     *
     * @param launch one that may start the program
     * @param why says why nobody knows
     */
    void possible(Switch subject, Launch launch, Event why, List<EvidenceStep> steps) {
        if (!knows(subject)) {
            List<EvidenceStep> all = new ArrayList<>();
            all.add(new EvidenceStep(launch.place(), why));
            all.addAll(steps);
            add(subject, new Reach(Exposure.UNKNOWN, launch.role(), false, true, all));
        }
    }

    private static List<EvidenceStep> from(Program launch, List<EvidenceStep> steps) {
        List<EvidenceStep> all = new ArrayList<>();
        launch.launch()
                .ifPresent(
                        start -> all.add(new EvidenceStep(start.place(), new Event.MayStart(start.looksElsewhere()))));
        all.addAll(steps);
        return all;
    }

    /** Adds a switch that no launch reaches although launches exist, unless it is known already. */
    void dormant(Switch subject, Role role, List<EvidenceStep> steps) {
        if (!knows(subject) && !isBehindAnother(subject)) {
            add(subject, new Reach(Exposure.DORMANT, role, true, true, steps));
        }
    }

    /**
     * Returns whether a launch puts a value into effect together with another switch, whose finding names it: a file
     * that code loads unless something says that it is production, a setting that code passes on to its server.
     */
    boolean isBehindAnother(Switch subject) {
        return entries.values().stream()
                .flatMap(entry -> entry.reaches().stream())
                .filter(reach -> reach.shown() && reach.exposure() != Exposure.DORMANT)
                .flatMap(reach -> reach.steps().stream())
                .anyMatch(step -> isIn(step.place(), subject.place()));
    }

    private static boolean isIn(Place inner, Place outer) {
        return inner.path().equals(outer.path()) && outer.span().contains(inner.span());
    }

    /** Adds a switch that a launch may reach, unless it is known already: what the launch leads to is not known. */
    void doubtful(ProgramVerdict program, SwitchEffect found) {
        if (!knows(found.subject())) {
            add(program, found.doubted(), true);
        }
    }

    /**
     * Adds reads that another value of their variable would turn on, unless they are on anyway.
     *
     * @param dormant whether launches exist that do not start these programs
     */
    void latent(List<ProgramVerdict> programs, boolean shown, boolean dormant) {
        Set<Key> known = Set.copyOf(entries.keySet());
        for (ProgramVerdict program : programs) {
            for (SwitchEffect found : program.latent()) {
                if (!known.contains(Key.of(found.subject()))) {
                    Exposure exposure = dormant ? Exposure.DORMANT : found.exposure();
                    add(found.subject(), reach(program, found, exposure, shown));
                }
            }
        }
    }

    public boolean knows(Switch subject) {
        return entries.containsKey(Key.of(subject));
    }

    /** Returns whether a program that is not for developers alone reaches a switch. */
    boolean reachesVisitors(Switch subject) {
        return Optional.ofNullable(entries.get(Key.of(subject))).stream()
                .flatMap(entry -> entry.reaches().stream())
                .anyMatch(reach -> !reach.role().isPrivate());
    }

    /** Returns whether a switch, or a step of the way to one, has a place in common with this one. */
    public boolean names(Place place) {
        return entries.values().stream()
                .anyMatch(entry -> overlap(entry.subject().place(), place)
                        || entry.reaches().stream()
                                .flatMap(reach -> reach.steps().stream())
                                .anyMatch(step -> overlap(step.place(), place)));
    }

    private static boolean overlap(Place one, Place other) {
        return one.path().equals(other.path()) && one.span().overlaps(other.span());
    }

    /** Returns whether there is a switch within a place. */
    boolean knowsWithin(Place place) {
        return entries.keySet().stream().anyMatch(key -> key.isWithin(place));
    }

    /** Returns the verdicts on switches of one kind. */
    <S extends Switch> List<SwitchVerdict<S>> all(Class<S> kind) {
        return all().stream().flatMap(each -> each.as(kind).stream()).toList();
    }

    /**
     * Returns all verdicts. A program's read of an env file is merged into the variable's own verdict, if there is one.
     */
    public List<SwitchVerdict<Switch>> all() {
        Set<Entry> inner = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Entry entry : entries.values()) {
            around(entry.subject()).ifPresent(outer -> {
                outer.reaches().addAll(entry.reaches());
                inner.add(entry);
            });
        }
        return entries.values().stream()
                .filter(entry -> !inner.contains(entry))
                .map(entry -> new SwitchVerdict<>(
                        entry.subject(),
                        entry.reaches().stream()
                                .map(reach -> taken(entry.subject(), reach))
                                .toList()))
                .toList();
    }

    /** Notes what takes a value for a server with its debugger, where a program by itself only has debug mode on. */
    private Reach taken(Switch subject, Reach reach) {
        if (reach.exposure() != Exposure.FLAG || !reach.certain()) {
            return reach;
        }
        return entries.values().stream()
                .filter(other -> other.reaches().stream()
                        .filter(one -> one.exposure() == Exposure.CONSOLE
                                && one.certain()
                                && !one.role().isPrivate())
                        .flatMap(one -> one.steps().stream())
                        .anyMatch(step -> step.place().equals(subject.place())))
                .findFirst()
                .map(other -> reach.noting(new EvidenceStep(other.subject().place(), new Event.TakesForDebugger())))
                .orElse(reach);
    }
}
