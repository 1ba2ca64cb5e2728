package dev.undebug.fact;

import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shell text. What it runs depends on what it finds, so that it can be told only where that is known. */
public interface Script {
    /** Returns what it runs, in order, as far as can be told. */
    List<Run> run(Start start);

    /**
     * What a script finds when it starts.
     *
     * @param environment its variables, a later one wins
     * @param complete whether no other variables are set; otherwise those are not known
     * @param arguments what {@code $@} stands for, where it is known
     * @param caller the command that starts it
     * @param files the files that it can read, by the path that it calls them
     */
    record Start(
            List<EnvVar> environment,
            boolean complete,
            Optional<List<Word>> arguments,
            Optional<Command> caller,
            Function<String, Optional<SourceFile>> files) {
        public Start {
            environment = List.copyOf(environment);
            arguments = arguments.map(List::copyOf);
        }
    }

    /**
     * A command that is run.
     *
     * @param command with the values of its words put in; {@code conditional} where it depends on what is not known
     * @param surely whether it is run whatever the value of what is not known, as long as the commands before it succeed
     * @param directory the folder that the script has changed to before, as it names it; {@code ""} where it started
     * @param decisions the conditions that decided that it is run
     * @param last whether it may be the last that the script runs: it is what stays
     */
    record Run(Command command, boolean surely, String directory, List<Decision> decisions, boolean last) {
        public Run {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * A condition of which it is known whether it holds.
     *
     * @param variables what it was decided by, as far as files of the repository set it
     */
    record Decision(Place condition, boolean holds, List<EnvVar> variables) {
        public Decision {
            variables = List.copyOf(variables);
        }
    }
}
