package dev.undebug.rules.fix;

import dev.undebug.fact.EnvVar;
import dev.undebug.rule.Fix;
import dev.undebug.service.verdict.Switch;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Replaces the value of a variable, in a file that sets it or in Python. */
public final class AssignedValue {
    private AssignedValue() {}

    /** Returns the fix that sets a variable to another value, in the existing quotes; in a format with types, to a string. */
    public static Optional<Fix> fix(Switch source, String name, String value) {
        return source.environmentVariable()
                .map(variable -> edit(variable, value))
                .or(() -> source.assignedValue().map(place -> edit(place, value)))
                .map(edit -> new Fix(description(name, value), List.of(edit)));
    }

    /** Returns what it says to do, for people. */
    public static String description(String name, String value) {
        return value.isEmpty() ? "leave `" + name + "` empty" : "set `" + name + "` to `" + value + "`";
    }

    /** Returns the edit that sets a variable to another value, of a type that its format takes. */
    public static Edit edit(EnvVar variable, String value) {
        Place place = variable.place().file().place(variable.valueSpan());
        String written =
                switch (variable.notation()) {
                    case TEXT, ASKED, GIVEN -> Quoted.like(place.text(), value);
                    case LITERAL -> value;
                    case STRING -> Quoted.string(place.text(), value);
                    case TYPED -> Quoted.typed(place.text(), value);
                    case BASE64 -> Quoted.string(place.text(), base64(value));
                    case STRING_OR_NUMBER -> Quoted.stringOrNumber(place.text(), value);
                    case REMOVED -> throw new IllegalArgumentException("a removed variable has no value");
                };
        return new Edit(place.file(), place.span(), written);
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the edit that sets a variable to another value where code may compute it: Python takes nothing but texts there. */
    public static Edit edit(Place place, String value) {
        String like = Quoted.like(place.text(), value);
        boolean computed = PythonPaths.isPython(place.path()) && !Quoted.isQuoted(place.text());
        String quote = PythonPaths.isNotebook(place.path()) ? "'" : "\"";
        return new Edit(place.file(), place.span(), computed ? quote + value + quote : like);
    }
}
