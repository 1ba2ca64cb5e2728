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

    /** Adds a keyword argument to a call that does not pass it; empty if {@code **kwargs} may. */
    public static Optional<Fix> adding(Place place, String name, String value) {
        return WrittenCall.of(place)
                .filter(call -> call.arguments().stream()
                        .noneMatch(argument -> argument.starred()
                                || argument.keyword().filter(name::equals).isPresent()))
                .map(call -> {
                    int last = call.arguments().size() - 1;
                    int at = last < 0
                            ? place.span().end() - 1
                            : call.arguments().get(last).span().end();
                    String text = (last < 0 ? "" : ", ") + name + "=" + value;
                    return new Fix(
                            "pass `" + name + "=" + value + "`",
                            List.of(new Edit(place.file(), new Span(at, at), text)));
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
