package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.Role;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One way in which the repository starts a program.
 *
 * @param name stage, service or process type
 * @param place the command, or the unit where there is none
 * @param role who meets it
 * @param command what is run; empty where the file leaves it to an image that the repository does not show
 * @param main whether the command is the main one, which stays
 * @param invocation the command, understood
 * @param surroundings what it finds
 * @param steps what leads to the command, outermost first
 * @param configuration the file of Python with which the server is configured, if the repository has it
 */
record Launch(
        String name,
        Place place,
        Role role,
        Optional<Command> command,
        boolean main,
        Invocation invocation,
        Surroundings surroundings,
        List<Step> steps,
        Optional<ServerConfiguration> configuration) {
    Launch {
        steps = List.copyOf(steps);
    }

    Launch(
            String name,
            Place place,
            Role role,
            Optional<Command> command,
            boolean main,
            Invocation invocation,
            Surroundings surroundings,
            List<Step> steps) {
        this(name, place, role, command, main, invocation, surroundings, steps, Optional.empty());
    }

    /** Returns this launch with more that is known of it. */
    Launch with(Invocation other, Surroundings found, Optional<ServerConfiguration> file) {
        return new Launch(name, place, role, command, main, other, found, steps, file);
    }

    boolean runsPython() {
        return invocation.kind() == Invocation.Kind.PYTHON;
    }
}
