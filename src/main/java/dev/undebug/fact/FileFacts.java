package dev.undebug.fact;

import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All facts of one file. Python files have none: they stay syntax trees.
 *
 * @param builds the Dockerfiles of images that it builds
 * @param composeUses the compose files that it loads
 * @param composeBuilds its commands that build the images of compose files
 * @param placements the env files that its commands put in place
 * @param calls the programs that its commands run after other work, of which one may build an image
 * @param baking what it says of targets of {@code docker buildx bake}
 * @param partlyRead what keeps the file from being read completely, if it may start or configure something
 */
public record FileFacts(
        SourceFile file,
        List<Unit> units,
        Packaging packaging,
        List<ImageBuild> builds,
        List<ComposeUse> composeUses,
        List<ComposeBuild> composeBuilds,
        List<EnvFilePlacement> placements,
        List<EarlierWork.Call> calls,
        Baking baking,
        Optional<PartlyRead> partlyRead) {
    public FileFacts {
        units = List.copyOf(units);
        builds = List.copyOf(builds);
        composeUses = List.copyOf(composeUses);
        composeBuilds = List.copyOf(composeBuilds);
        placements = List.copyOf(placements);
        calls = List.copyOf(calls);
    }

    public static FileFacts ofUnits(SourceFile file, List<Unit> units) {
        return new FileFacts(
                file,
                units,
                Packaging.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Baking.NONE,
                Optional.empty());
    }

    /** Returns whether a reader found nothing in the file. */
    public boolean isEmpty() {
        return units.isEmpty()
                && builds.isEmpty()
                && composeUses.isEmpty()
                && composeBuilds.isEmpty()
                && placements.isEmpty()
                && calls.isEmpty()
                && baking.equals(Baking.NONE)
                && packaging.equals(Packaging.NONE);
    }

    /** Returns the same facts with another role. */
    public FileFacts with(Role role) {
        return new FileFacts(
                file,
                units.stream().map(unit -> unit.with(role)).toList(),
                packaging,
                builds.stream().map(build -> build.with(role)).toList(),
                composeUses.stream().map(use -> use.with(role)).toList(),
                composeBuilds.stream().map(build -> build.with(role)).toList(),
                placements.stream().map(placement -> placement.with(role)).toList(),
                calls,
                baking.with(role),
                partlyRead);
    }

    /** Returns the same facts with this role for units without one. */
    public FileFacts orElse(Role role) {
        return withUnits(units.stream()
                .map(unit -> unit.role() == Role.UNKNOWN ? unit.with(role) : unit)
                .toList());
    }

    /** Returns the same facts with other units. */
    public FileFacts withUnits(List<Unit> others) {
        return new FileFacts(
                file, others, packaging, builds, composeUses, composeBuilds, placements, calls, baking, partlyRead);
    }

    /** Returns the same that says this of packages. */
    public FileFacts with(Packaging other) {
        return new FileFacts(
                file, units, other, builds, composeUses, composeBuilds, placements, calls, baking, partlyRead);
    }

    /** Returns the same of a file of which only a part was read. */
    public FileFacts with(PartlyRead found) {
        return new FileFacts(
                file,
                units,
                packaging,
                builds,
                composeUses,
                composeBuilds,
                placements,
                calls,
                baking,
                Optional.of(found));
    }

    /** Returns the same facts with these builds instead of its own. */
    public FileFacts withBuilds(List<ImageBuild> others) {
        return withBuilds(others, composeBuilds);
    }

    /** Returns the same facts with other builds, also of compose files. */
    public FileFacts withBuilds(List<ImageBuild> others, List<ComposeBuild> composed) {
        return new FileFacts(
                file, units, packaging, others, composeUses, composed, placements, calls, baking, partlyRead);
    }

    /** Returns the same facts with further builds and compose files. */
    public FileFacts and(List<ImageBuild> moreBuilds, List<ComposeUse> moreUses) {
        return new FileFacts(
                file,
                units,
                packaging,
                both(builds, moreBuilds),
                both(composeUses, moreUses),
                composeBuilds,
                placements,
                calls,
                baking,
                partlyRead);
    }

    /** Returns the same facts with further builds of compose files. */
    public FileFacts building(List<ComposeBuild> more) {
        return more.isEmpty()
                ? this
                : new FileFacts(
                        file,
                        units,
                        packaging,
                        builds,
                        composeUses,
                        both(composeBuilds, more),
                        placements,
                        calls,
                        baking,
                        partlyRead);
    }

    /** Returns the same facts with further env files that are put in place. */
    public FileFacts placing(List<EnvFilePlacement> more) {
        return more.isEmpty()
                ? this
                : new FileFacts(
                        file,
                        units,
                        packaging,
                        builds,
                        composeUses,
                        composeBuilds,
                        both(placements, more),
                        calls,
                        baking,
                        partlyRead);
    }

    /** Returns the same facts with calls of programs that may build images. */
    public FileFacts calling(List<EarlierWork.Call> programs) {
        return new FileFacts(
                file, units, packaging, builds, composeUses, composeBuilds, placements, programs, baking, partlyRead);
    }

    /** Returns the same facts with further targets of bake and commands that build them. */
    public FileFacts baking(Baking more) {
        return more.equals(Baking.NONE)
                ? this
                : new FileFacts(
                        file,
                        units,
                        packaging,
                        builds,
                        composeUses,
                        composeBuilds,
                        placements,
                        calls,
                        baking.and(more),
                        partlyRead);
    }

    /** Returns these facts and those of the same file read in another format. */
    public FileFacts and(FileFacts other) {
        return new FileFacts(
                file,
                both(units, other.units),
                packaging.and(other.packaging),
                both(builds, other.builds),
                both(composeUses, other.composeUses),
                both(composeBuilds, other.composeBuilds),
                both(placements, other.placements),
                both(calls, other.calls),
                baking.and(other.baking),
                partlyRead.or(other::partlyRead));
    }

    static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
