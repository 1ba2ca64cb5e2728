package dev.undebug.fact;

import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Shell text. Its commands depend on its environment, so it is evaluated where that is known. */
public interface Script {
    /** Returns the commands that it runs, in order, as far as they can be determined. */
    List<Run> run(Start start);

    /** Returns whether a run so far ended before the script did, since that has more in it than is followed. */
    default boolean wasCutShort() {
        return false;
    }

    /**
     * The environment of a script at its start.
     *
     * @param environment its variables, a later one wins
     * @param complete whether there are no other variables; otherwise the others are unknown
     * @param arguments the value of {@code $@}, if known
     * @param caller the command that starts it
     * @param files the files that it can read
     * @param presumed whether one of the other variables is presumably unset, though a person may set it
     */
    record Start(
            List<EnvVar> environment,
            boolean complete,
            Optional<List<Word>> arguments,
            Optional<Command> caller,
            Files files,
            Predicate<String> presumed) {
        /** Creates a start of which nothing is presumed. */
        public Start(
                List<EnvVar> environment,
                boolean complete,
                Optional<List<Word>> arguments,
                Optional<Command> caller,
                Files files) {
            this(environment, complete, arguments, caller, files, name -> false);
        }

        public Start {
            environment = List.copyOf(environment);
            arguments = arguments.map(List::copyOf);
        }
    }

    /** The files that a script can read, by the paths that it uses. */
    interface Files {
        Optional<SourceFile> file(String path);

        /** Returns the files in a folder that are variables, see {@link EnvVar}; none if it has none. */
        default List<EnvVar> variables(String folder) {
            return List.of();
        }

        /**
         * Returns the scripts and env files that the repository may have in a folder and below it, as paths from the folder,
         * sorted by characters; none if it is no folder of the repository.
         */
        default List<String> below(String folder) {
            return List.of();
        }

        /** Returns the folder in which the script begins, from the root of its machine; {@code ""} if that is unknown. */
        default String folder() {
            return "";
        }

        /** Returns the path by which the script itself is started, if that is known. */
        default Optional<OwnPath> own() {
            return Optional.empty();
        }
    }

    /**
     * The path by which a script is started.
     *
     * @param written the value of {@code $0}
     * @param linked whether it may be that of a link
     * @param shell the shell that runs the script, with its options
     * @param script the file with its text
     */
    record OwnPath(String written, boolean linked, List<String> shell, SourceFile script) {
        public OwnPath {
            shell = List.copyOf(shell);
        }

        /** Returns whether bash runs the script, which has the path in another variable, too. */
        public boolean bash() {
            return !shell.isEmpty() && shell.get(0).endsWith("bash");
        }
    }

    /**
     * An env file that a script reads and the repository lacks.
     *
     * @param place the word that names it
     * @param path for people
     */
    record UnseenFile(Place place, String path) {}

    /**
     * A command that has succeeded if a later one runs.
     *
     * @param file the file that it has found, from the folder in which the script begins; {@code ""} if it is no test for one
     */
    record Needed(Place command, String file) {}

    /**
     * A command that runs.
     *
     * @param command with the values of its words filled in; {@code conditional} if it depends on something unknown
     * @param surely whether it runs whatever the unknown values are, as long as the commands before it succeed
     * @param directory the folder that the script has changed to before, as written; {@code ""} for its initial one
     * @param decisions the decided conditions under which it runs
     * @param last whether it may be the last command of the script, which keeps running
     * @param waited whether the script certainly goes on only after its program ends
     * @param role for whom it runs, as the words show with which its undecided conditions compare: {@code [ "$1" = dev ]}
     * @param unseen the env files whose variables it may get without that they show
     * @param needs the commands before it that have succeeded if it runs
     * @param instead the commands with one of which the script may have ended before it, so that it does not run
     */
    record Run(
            Command command,
            boolean surely,
            String directory,
            List<Decision> decisions,
            boolean last,
            boolean waited,
            Role role,
            List<UnseenFile> unseen,
            List<Needed> needs,
            List<Command> instead) {
        public Run {
            decisions = List.copyOf(decisions);
            unseen = List.copyOf(unseen);
            needs = List.copyOf(needs);
            instead = List.copyOf(instead);
        }

        /** Creates a run before which the script does not end. */
        public Run(
                Command command,
                boolean surely,
                String directory,
                List<Decision> decisions,
                boolean last,
                boolean waited,
                Role role,
                List<UnseenFile> unseen,
                List<Needed> needs) {
            this(command, surely, directory, decisions, last, waited, role, unseen, needs, List.of());
        }

        /** Returns the same run of the command with other words. */
        public Run of(Command other) {
            return new Run(other, surely, directory, decisions, last, waited, role, unseen, needs, instead);
        }
    }

    /**
     * A decided condition.
     *
     * @param variables the variables that decided it, as far as files of the repository set them
     */
    record Decision(Place condition, boolean holds, List<EnvVar> variables) {
        public Decision {
            variables = List.copyOf(variables);
        }
    }
}
