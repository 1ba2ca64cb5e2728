package dev.undebug.service.run;

import dev.undebug.source.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A traceback in a value.
 *
 * @param place its expression
 * @param quote the quote character for a replacement string
 * @param keys the keys or indexes under which the value has it; empty for the whole value
 * @param far whether another function made it
 * @param within whether the value is more than a text, such as a response, which has a status besides
 * @param others the tracebacks of other functions that the value has besides, or in its place; they have no others
 */
record ShownTraceback(
        Place place, char quote, Set<String> keys, boolean far, boolean within, List<ShownTraceback> others) {
    /** The most others that are told. */
    private static final int MAX_OTHERS = 20;

    ShownTraceback {
        keys = Set.copyOf(keys);
        others = List.copyOf(others);
    }

    /** Returns the traceback that an expression makes. */
    static ShownTraceback of(Place place, char quote) {
        return new ShownTraceback(place, quote, Set.of(), false, false, List.of());
    }

    /** Returns the traceback that another function returns or has kept. */
    static ShownTraceback of(TracebackHelper helper) {
        return new ShownTraceback(helper.traceback(), helper.quote(), helper.keys(), true, helper.within(), List.of());
    }

    /** Returns all of it under other keys. */
    ShownTraceback under(Set<String> other) {
        return itselfUnder(other).with(changed(one -> one.under(other)));
    }

    /** Returns it with the others as they are. */
    ShownTraceback itselfUnder(Set<String> other) {
        return new ShownTraceback(place, quote, other, far, within, others);
    }

    /** @param object whether the value is more than a text */
    ShownTraceback in(boolean object) {
        return new ShownTraceback(place, quote, keys, far, object, changed(one -> one.in(object)));
    }

    private List<ShownTraceback> changed(UnaryOperator<ShownTraceback> change) {
        return others.stream().map(change).toList();
    }

    ShownTraceback with(List<ShownTraceback> others) {
        return new ShownTraceback(place, quote, keys, far, within, others);
    }

    /** Returns it with what another value has of other functions. */
    ShownTraceback with(ShownTraceback other) {
        Map<Place, ShownTraceback> all = new LinkedHashMap<>();
        Stream.concat(others.stream(), other.each())
                .filter(one -> one.far && !one.place.equals(place))
                .limit(MAX_OTHERS)
                .forEach(one -> all.putIfAbsent(one.place, one));
        return with(List.copyOf(all.values()));
    }

    /** Returns each traceback by itself. */
    Stream<ShownTraceback> each() {
        return Stream.concat(Stream.of(with(List.of())), others.stream());
    }

    boolean isMoreThanText() {
        return each().anyMatch(ShownTraceback::within);
    }

    /** Returns what the whole value has. */
    Optional<ShownTraceback> whole() {
        return of(one -> one.keys.isEmpty());
    }

    /** Returns what the value has under a key, as a whole. */
    Optional<ShownTraceback> under(String key) {
        return of(one -> one.keys.contains(key));
    }

    /** Returns what a part of the value has, as a whole. */
    Optional<ShownTraceback> at(String key) {
        return of(one -> one.keys.isEmpty() || one.keys.contains(key));
    }

    private Optional<ShownTraceback> of(Predicate<ShownTraceback> wanted) {
        return each().filter(wanted).reduce(ShownTraceback::with).map(one -> one.under(Set.of()));
    }
}
