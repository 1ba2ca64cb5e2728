package dev.undebug.service.verdict;

import dev.undebug.fact.EnvVar;
import dev.undebug.source.Place;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An environment variable that a file sets.
 *
 * @param owner the unit that sets it: a stage, a service, a process; empty without a unit
 */
public record EnvironmentVariable(EnvVar variable, String owner) implements Switch {
    private static final Pattern PLAIN = Pattern.compile("[\\w.-]{0,16}");
    private static final Pattern SECRET =
            Pattern.compile("SECRET|PASSW|TOKEN|KEY|CREDENTIAL|DSN|URL", Pattern.CASE_INSENSITIVE);

    @Override
    public Place place() {
        return variable.place();
    }

    @Override
    public String subject() {
        return owner + " " + variable.name();
    }

    /** Returns the assignment for people; of an unknown value, the name. Possible secrets are not quoted. */
    public String shown() {
        return shownAs(variable.name());
    }

    /** Returns the assignment to another name for people. Possible secrets are not quoted. */
    String shownAs(String name) {
        return name
                + variable.value()
                        .map(value -> PLAIN.matcher(value).matches()
                                        && !SECRET.matcher(variable.name()).find()
                                ? "=" + value
                                : "=…")
                        .orElse("");
    }

    @Override
    public boolean turnsDebugOn() {
        return true;
    }

    @Override
    public Optional<EnvVar> environmentVariable() {
        return Optional.of(variable);
    }

    @Override
    public Optional<Place> assignedValue() {
        return Optional.of(variable.place().file().place(variable.valueSpan()));
    }

    @Override
    public boolean isBehind(EnvironmentRead read) {
        return variable.name().equals(read.read().variable());
    }

    @Override
    public boolean covers(Switch part) {
        return part.setsVariable();
    }
}
