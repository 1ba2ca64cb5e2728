package dev.undebug.service.verdict;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One step on the way from a launch to a switch: a link of the chain that proves a finding. */
public record EvidenceStep(Place place, Event event) {
    private static final int MAX_TEXT = 120;

    /** Creates a step for people only. */
    public EvidenceStep(Place place, String text) {
        this(place, new Event.Other(text));
    }

    /** Returns the event for people, without the place: {@code starts `python app.py`}. */
    public String text() {
        return event.text();
    }

    /** Returns the place of the launch; empty if the repository shows no command. */
    public static Optional<Place> launch(List<EvidenceStep> steps) {
        return steps.stream()
                .filter(step -> step.event().isLaunch())
                .map(EvidenceStep::place)
                .findFirst();
    }

    /** Returns the events of one kind. */
    public static <E extends Event> Stream<E> events(List<EvidenceStep> steps, Class<E> kind) {
        return steps.stream().map(EvidenceStep::event).filter(kind::isInstance).map(kind::cast);
    }

    /** Returns a code span of one line; long code is cut. */
    public static String code(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replace('`', '\'');
        return "`" + (line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line) + "`";
    }
}
