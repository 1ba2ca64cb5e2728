package dev.undebug.python.eval.outcome;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The outcome of a program, as far as debug mode is concerned.
 *
 * @param starts the development servers that it starts, in order
 * @param unseen the calls that may start an application from outside the repository, of which nothing is known
 * @param settings the debug settings in force at the end of the application that a WSGI server would serve, last
 *     one last; every setting of every application when the entry names none
 * @param disclosures the switches of other packages that show errors to visitors
 * @param children the commands that it runs
 * @param environment the environment in which that application was made, including the program's own changes; that at the
 *     end when the entry names none, and for {@code flask run}, which reads it then
 * @param use the part of the environment that all this depends on
 * @param reads the places where the program reads environment variables
 * @param failed whether an exception ends it with the variables that it was started with
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
        EnvironmentUse use,
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

    /** Returns whether it starts a server, or makes an application for one. */
    public boolean serves() {
        return startsAny() || !settings.isEmpty();
    }

    /** Returns whether it starts a server, or something that may. */
    public boolean startsAny() {
        return !starts.isEmpty() || !unseen.isEmpty() || startsKnown();
    }

    /** Returns whether it runs commands of which it is known what they run. */
    public boolean startsKnown() {
        return children.stream().anyMatch(ChildProcess::isKnown);
    }

    /**
     * Returns whether it does nothing that matters to debug mode, and all of it was looked at. One in {@link Environment#ANY}
     * tells so for every environment.
     */
    public boolean isSilent() {
        return !serves()
                && children.isEmpty()
                && disclosures.isEmpty()
                && !failed
                && missing.isEmpty()
                && coverage.isComplete();
    }

    /** Returns whether the program itself certainly switches something on. */
    public boolean isOn() {
        Stream<DebugSetting> set =
                Stream.concat(settings.stream(), starts.stream().flatMap(start -> start.settings().stream()));
        boolean passed = starts.stream()
                .filter(AppStart::certain)
                .flatMap(start -> Stream.concat(start.debug().stream(), start.useDebugger().stream()))
                .anyMatch(value -> value.truth() == Truth.TRUE);
        return passed || set.anyMatch(Execution::isCertain);
    }

    /** Returns whether a server that it certainly starts is certainly in debug mode, or, if it starts none, its application is. */
    public boolean certainlyServesOn() {
        return starts.isEmpty()
                ? settings.stream().anyMatch(Execution::isCertain)
                : starts.stream()
                        .filter(AppStart::certain)
                        .anyMatch(start -> Stream.concat(start.debug().stream(), start.useDebugger().stream())
                                        .anyMatch(value -> value.truth() == Truth.TRUE)
                                || start.settings().stream().anyMatch(Execution::isCertain));
    }

    private static boolean isCertain(DebugSetting setting) {
        return setting.certain() && setting.value().truth() == Truth.TRUE;
    }

    /** Returns this execution as it would be in another environment that agrees on the part that counts. */
    public Execution in(Environment start) {
        return with(
                starts.stream().map(one -> one.in(start, use)).toList(),
                use.over(environment, start),
                new Basis(use, files, coverage));
    }

    /** Returns this execution, in which nothing matters, in an environment: neither do its changes of that. */
    public Execution silentIn(Environment start) {
        return with(starts, start, new Basis(use, files, coverage));
    }

    /** Returns this execution, which others of the same program decided, too: it depends on all that they depend on. */
    public Execution after(List<Execution> others) {
        Basis all = new Basis(use, files, coverage);
        for (Execution other : others) {
            all = new Basis(
                    all.use.and(other.use),
                    Stream.concat(all.files.stream(), other.files.stream())
                            .distinct()
                            .toList(),
                    all.coverage.and(other.coverage));
        }
        return with(starts, environment, all);
    }

    /** Returns this execution with these starts. */
    public Execution starting(List<AppStart> others) {
        return with(others, environment, new Basis(use, files, coverage));
    }

    /** Returns this execution for other trees of the same texts: which of their blocks it entered is not known. */
    public Execution elsewhere() {
        return with(starts, environment, new Basis(use, files, coverage.blurred(files)));
    }

    /** Returns this execution for a program that goes on so only with variables that nobody set. */
    public Execution failing() {
        return new Execution(
                starts,
                unseen,
                settings,
                disclosures,
                children,
                environment,
                use,
                reads,
                true,
                files,
                missing,
                coverage);
    }

    /** The environment, files and blocks that an execution depends on. */
    private record Basis(EnvironmentUse use, List<String> files, Coverage coverage) {}

    private Execution with(List<AppStart> otherStarts, Environment otherEnvironment, Basis basis) {
        return new Execution(
                otherStarts,
                unseen,
                settings,
                disclosures,
                children,
                otherEnvironment,
                basis.use,
                reads,
                failed,
                basis.files,
                missing,
                basis.coverage);
    }
}
