package dev.undebug.rules.fix;

import dev.undebug.rule.Fix;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** Changes arguments of calls. */
public final class CallFix {
    private CallFix() {}

    /** Sets the first parameter of a call, whether or not the call passes it now. */
    public static Optional<Fix> passing(Place place, String name, String value) {
        return WrittenCall.of(place).flatMap(call -> {
            String description = "pass `" + name + "=" + value + "`";
            Optional<Span> passed = call.value(0, name);
            if (passed.isPresent()) {
                return Optional.of(new Fix(description, List.of(new Edit(place.file(), passed.get(), value))));
            }
            return opening(call).map(at -> {
                String comma = call.arguments().isEmpty() ? "" : ", ";
                return new Fix(description, List.of(new Edit(place.file(), at, name + "=" + value + comma)));
            });
        });
    }

    /** Returns where the arguments begin; empty if {@code *args} or {@code **kwargs} may pass this one. */
    private static Optional<Span> opening(WrittenCall call) {
        if (call.arguments().stream().anyMatch(WrittenCall.Argument::starred)) {
            return Optional.empty();
        }
        int at = call.arguments().isEmpty()
                ? call.place().span().end() - 1
                : call.arguments().get(0).span().start();
        return Optional.of(new Span(at, at));
    }
}
