package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A Python file that commands write before others start it.
 *
 * @param unit of kind {@link Unit.Kind#CODE}
 * @param path where a program finds it
 * @param alone whether it is the only one that is written to its folder
 * @param changed whether other commands may change it before it is started
 */
public record WrittenCode(Unit unit, ContainerPath path, boolean alone, boolean changed) {
    /**
     * Returns what is written to a path on the way to a program, in the file that starts it or one that leads there.
     *
     * @param facts the facts of a file, by repository path
     * @param namesOwn whether a script names the folder in which it lies
     * @param way the places on the way, the start of the program last
     */
    public static Optional<WrittenCode> at(
            ContainerPath path,
            RuntimeContext runtime,
            List<Place> way,
            Function<String, Optional<FileFacts>> facts,
            Predicate<SourceFile> namesOwn) {
        Optional<Unit> put = runtime.files().content(path);
        if (put.isPresent()) {
            return put.map(unit -> new WrittenCode(
                    unit,
                    path,
                    runtime.files().contents().size() == 1,
                    runtime.files().edits(path, origin(unit).text().orElse(""))));
        }
        for (int i = way.size() - 1; i >= 0; i--) {
            Place place = way.get(i);
            ContainerPath from = start(runtime, place, path, namesOwn);
            List<Unit> written = facts.apply(place.path()).map(FileFacts::units).orElse(List.of()).stream()
                    .filter(unit -> unit.kind() == Unit.Kind.CODE && PythonPaths.isSource(unit.name()))
                    .toList();
            Optional<Unit> found = written.stream()
                    .filter(unit -> from.resolve(unit.name()).equals(path))
                    .max(nearest(place));
            if (found.isPresent()) {
                boolean alone = written.stream()
                        .map(unit -> from.resolve(unit.name()))
                        .noneMatch(other -> !other.equals(path) && other.isIn(path.parent()));
                return found.map(unit -> new WrittenCode(
                        unit,
                        path,
                        alone,
                        runtime.files().edits(path, origin(unit).text().orElse(""))));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns what the build of an image certainly and only writes to a file, with nothing filled in.
     *
     * @param change the change of the file by the build
     * @param facts the facts of a file, by repository path
     */
    public static Optional<WrittenCode> only(
            Unit.Change change, RuntimeContext runtime, Function<String, Optional<FileFacts>> facts) {
        ContainerPath path = ContainerPath.of(change.path());
        boolean once = runtime.files().changes().stream()
                        .filter(other -> ContainerPath.of(other.path()).equals(path)
                                || (other.path().endsWith("/") && path.isIn(ContainerPath.of(other.path()))))
                        .limit(2)
                        .count()
                == 1;
        List<Unit> units = runtime.dockerfile().stream()
                .filter(dockerfile -> once && change.place().path().equals(dockerfile))
                .flatMap(dockerfile -> facts.apply(dockerfile).stream())
                .flatMap(file -> file.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.CODE
                        && runtime.workingDirectory().resolve(unit.name()).equals(path))
                .toList();
        return Optional.of(units)
                .filter(found -> found.size() == 1)
                .map(found -> new WrittenCode(found.get(0), path, false, false))
                .filter(code -> code.isSure() && code.literal());
    }

    /** A script starts in the first folder of its program, which is its own folder if it goes there. */
    private static ContainerPath start(
            RuntimeContext runtime, Place place, ContainerPath path, Predicate<SourceFile> namesOwn) {
        if (runtime.dockerfile().isPresent()) {
            return runtime.workingDirectory();
        }
        ContainerPath own = ContainerPath.ROOT.resolve(
                RepositoryPath.of(place.path()).folder().text());
        return path.isIn(own) && namesOwn.test(place.file()) ? own : ContainerPath.ROOT;
    }

    /** A file may describe several machines: what is written just before a place is meant. */
    private static Comparator<Unit> nearest(Place place) {
        int at = place.span().start();
        return Comparator.comparing((Unit unit) -> unit.place().span().start() <= at)
                .thenComparing(unit -> -Math.abs(at - unit.place().span().start()));
    }

    private static Origin.Code origin(Unit unit) {
        return (Origin.Code) unit.origin();
    }

    /** Returns whether it is there in every case. */
    public boolean isSure() {
        return origin(unit).sure();
    }

    /** Returns its text, where it is known; white space stands for all else in the unit's place. */
    public Optional<String> text() {
        return origin(unit).text().filter(text -> !changed);
    }

    /** Returns whether nothing is filled in when it is written. */
    public boolean literal() {
        return origin(unit).literal();
    }
}
