package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Set;

/**
 * The outcome of a program, as far as debug mode is concerned.
 *
 * @param starts the development servers that it starts, in order
 * @param unseen the calls that may start an application from outside the repository, of which nothing is known
 * @param settings the debug settings in force at the end of the application that a WSGI server would serve, last
 *     one last; every setting of every application when the entry names none
 * @param disclosures the switches of other packages that show errors to visitors
 * @param children the commands that it runs
 * @param environment the environment in which that application was made, or at the end when the entry names none,
 *     including the program's own changes
 * @param reads the places where the program reads environment variables
 * @param failed whether an exception ends it
 * @param files repository paths of the files that were run or read, the entry first
 * @param missing repository paths of files that are imported or read and were not loaded yet: load them and run
 *     again
 * @param coverage the blocks and files that it used
 */
public record Execution(
        List<AppStart> starts,
        List<Place> unseen,
        List<DebugSetting> settings,
        List<Disclosure> disclosures,
        List<ChildProcess> children,
        Environment environment,
        List<VariableRead> reads,
        boolean failed,
        List<String> files,
        Set<String> missing,
        Coverage coverage) {
    public Execution {
        starts = List.copyOf(starts);
        unseen = List.copyOf(unseen);
        settings = List.copyOf(settings);
        disclosures = List.copyOf(disclosures);
        children = List.copyOf(children);
        reads = List.copyOf(reads);
        files = List.copyOf(files);
        missing = Set.copyOf(missing);
    }
}
