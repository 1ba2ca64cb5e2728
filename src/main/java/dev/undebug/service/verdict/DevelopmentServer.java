package dev.undebug.service.verdict;

import dev.undebug.fact.Command;
import dev.undebug.source.Place;

/**
 * A launch that serves its application with Werkzeug's development server.
 *
 * @param owner the unit that runs it
 */
public record DevelopmentServer(Command command, String owner) implements Switch {
    @Override
    public Place place() {
        return command.place();
    }

    @Override
    public String subject() {
        return owner + " development server";
    }
}
