package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Set;

/**
 * What a program does, as far as debug mode is concerned.
 *
 * @param starts the development servers that it starts, in order
 * @param unseen where it starts what may be an application that is not in the repository, of which nothing is known
 * @param settings the debug settings of the application that a WSGI server would take, in force at the end, last one last;
 *     every setting of every application when the entry names none
 * @param disclosures what it asks others than Flask to show to visitors
 * @param children the commands that it runs
 * @param environment the environment in which that application was made, or at the end when the entry names none: what
 *     the program began with, and what it changed since
 * @param reads where the program reads environment variables
 * @param failed whether an exception ends it
 * @param files repository paths of the files that were run or read, the entry first
 * @param missing repository paths of files that are imported or read and were not loaded yet: load them and run again
 * @param coverage what was gone through
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
