package dev.undebug.service.verdict;

import dev.undebug.source.Place;

/**
 * {@code WERKZEUG_DEBUG_PIN=off}.
 *
 * @param source the variable, or the statement that sets it
 * @param shown the assignment for people
 */
public record PinOff(Switch source, String shown) implements Switch {
    @Override
    public Place place() {
        return source.place();
    }

    @Override
    public String subject() {
        return source.subject();
    }
}
