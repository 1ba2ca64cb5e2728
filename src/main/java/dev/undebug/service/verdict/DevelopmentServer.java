package dev.undebug.service.verdict;

import dev.undebug.fact.Command;
import dev.undebug.source.Place;

/**
 * A launch that serves its application with Werkzeug's development server.
 *
 * @param owner the unit that runs it
 * @param alone whether the command itself certainly makes it listen for its own machine or container alone
 */
public record DevelopmentServer(Command command, String owner, boolean alone) implements Switch {
    @Override
    public Place place() {
        return command.place();
    }

    @Override
    public String subject() {
        return owner + " development server";
    }
}
