package dev.undebug.service;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers, switch by switch, how the programs of a repository reach it. */
final class Verdicts {
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    private record Key(Class<?> kind, String path, Span span) {
        static Key of(Switch subject) {
            return new Key(
                    subject.getClass(), subject.place().path(), subject.place().span());
        }
    }

    private record Entry(Switch subject, List<Reach> reaches) {}

    void add(Switch subject, Reach reach) {
        entries.computeIfAbsent(Key.of(subject), key -> new Entry(subject, new ArrayList<>()))
                .reaches()
                .add(reach);
    }

    /** Adds what a program shows. */
    void add(Findings findings, boolean shown) {
        for (Found found : findings.all()) {
            Role role = findings.program().role();
            add(found.subject(), new Reach(found.exposure(), role, shown, found.certain(), found.steps()));
        }
    }

    /** Adds a switch for which launches exist and which none of them reaches, unless it is known. */
    void dormant(Switch subject, Role role, List<Step> steps) {
        if (!knows(subject)) {
            add(subject, new Reach(Exposure.DORMANT, role, true, true, steps));
        }
    }

    /**
     * Adds the reads of programs that another value of a variable would switch on, unless they are on anyway.
     *
     * @param dormant whether launches exist that do not start these programs
     */
    void latent(List<Findings> programs, boolean shown, boolean dormant) {
        Set<Key> known = Set.copyOf(entries.keySet());
        for (Findings findings : programs) {
            Role role = findings.program().role();
            for (Found found : findings.latent()) {
                if (!known.contains(Key.of(found.subject()))) {
                    Exposure exposure = dormant ? Exposure.DORMANT : found.exposure();
                    add(found.subject(), new Reach(exposure, role, shown, found.certain(), found.steps()));
                }
            }
        }
    }

    boolean knows(Switch subject) {
        return entries.containsKey(Key.of(subject));
    }

    List<Judged<Switch>> all() {
        return entries.values().stream()
                .map(entry -> new Judged<>(entry.subject(), entry.reaches()))
                .toList();
    }
}
