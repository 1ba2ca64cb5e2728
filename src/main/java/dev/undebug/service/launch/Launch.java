package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.Role;
import dev.undebug.service.command.Invocation;
import dev.undebug.service.environment.Surroundings;
import dev.undebug.service.tree.KnownRoles;
import dev.undebug.service.verdict.EvidenceStep;
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
 * @param chance whether the command is run at all
 * @param invocation the command, understood
 * @param surroundings what it finds
 * @param steps what leads to the command, outermost first
 * @param configuration the file of Python with which the server is configured, if the repository has it
 */
public record Launch(
        String name,
        Place place,
        Role role,
        Optional<Command> command,
        boolean main,
        Chance chance,
        Invocation invocation,
        Surroundings surroundings,
        List<EvidenceStep> steps,
        Optional<ServerConfiguration> configuration) {
    public Launch {
        steps = List.copyOf(steps);
    }

    /**
     * Whether a command is run, as far as the repository shows.
     *
     * @param sure whether it is
     * @param choice the number of a choice, of which it cannot be told which command is run; 0 where it is none
     * @param open whether it may be a command that is not known, or none
     */
    public record Chance(boolean sure, int choice, boolean open) {
        public static final Chance SURE = new Chance(true, 0, false);
        static final Chance MAYBE = new Chance(false, 0, true);

        static Chance oneOf(int choice, boolean open) {
            return new Chance(false, choice, open);
        }
    }

    public Launch(
            String name,
            Place place,
            Role role,
            Optional<Command> command,
            boolean main,
            Chance chance,
            Invocation invocation,
            Surroundings surroundings,
            List<EvidenceStep> steps) {
        this(name, place, role, command, main, chance, invocation, surroundings, steps, Optional.empty());
    }

    /** Returns this launch with more that is known of it. */
    Launch with(Invocation other, Surroundings found, Optional<ServerConfiguration> file) {
        return new Launch(name, place, role, command, main, chance, other, found, steps, file);
    }

    /** Returns this launch, met by somebody else where that is known of its file. */
    public Launch with(KnownRoles known) {
        return known.of(place.path())
                .map(other -> new Launch(
                        name, place, other, command, main, chance, invocation, surroundings, steps, configuration))
                .orElse(this);
    }

    public boolean runsPython() {
        return invocation.kind() == Invocation.Kind.PYTHON;
    }
}
