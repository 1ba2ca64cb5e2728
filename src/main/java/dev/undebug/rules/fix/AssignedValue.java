package dev.undebug.rules.fix;

import dev.undebug.rule.Fix;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/** Replaces the value of a variable, in an env file or in Python. */
public final class AssignedValue {
    private AssignedValue() {}

    /** Returns the fix that sets a variable to another value, in the existing quotes. */
    public static Optional<Fix> fix(Switch source, String name, String value) {
        String description = value.isEmpty() ? "leave `" + name + "` empty" : "set `" + name + "` to `" + value + "`";
        return source.assignedValue().map(place -> new Fix(description, List.of(edit(place, value))));
    }

    public static Edit edit(Place place, String value) {
        return new Edit(place.file(), place.span(), Quoted.like(place.text(), value));
    }
}
