package dev.undebug.service;

import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * Takes services that mount their source code for those of developers only where the program is also started in another
 * way: by its image, as that is deployed, or by another launch. Else the service may be how it is deployed.
 */
final class MountedSources {
    private final List<Launch> unknown;
    private final List<ProgramVerdict> others;

    private MountedSources(List<Launch> launches, List<ProgramVerdict> verdicts) {
        this.unknown = launches.stream()
                .filter(launch -> launch.invocation().kind() == CommandInvocation.Kind.OPAQUE
                        && launch.main()
                        && launch.command().isPresent()
                        && !launch.isPrivate())
                .toList();
        this.others = verdicts.stream()
                .filter(verdict -> !verdict.program().role().isPrivate() && !verdict.isJob() && !fails(verdict))
                .toList();
    }

    /**
     * Returns the programs; those of services without another launch are for anybody.
     *
     * @param launches all launches, also those that start no Python program
     */
    static JudgedPrograms compared(List<Launch> launches, JudgedPrograms programs) {
        if (programs.launched().stream().noneMatch(MountedSources::isMounted)) {
            return programs;
        }
        MountedSources sources = new MountedSources(launches, programs.launched());
        return new JudgedPrograms(
                programs.launched().stream().map(sources::noted).toList(), programs.alone(), programs.choices());
    }

    private static boolean isMounted(ProgramVerdict verdict) {
        return verdict.serves()
                && verdict.exposure().shows()
                && verdict.program().launch().filter(Launch::mountsSource).isPresent();
    }

    private static boolean fails(ProgramVerdict verdict) {
        return verdict.program()
                .launch()
                .filter(launch -> launch.lacksCode() || launch.failure().isPresent())
                .isPresent();
    }

    private ProgramVerdict noted(ProgramVerdict verdict) {
        if (!isMounted(verdict) || startsUnknown(verdict) || others.stream().anyMatch(other -> mayBe(other, verdict))) {
            return verdict;
        }
        Place place = verdict.program().launch().orElseThrow().place();
        return verdict.forAnybody().noting(new EvidenceStep(place, new Event.StartsAlone()), exposure -> true);
    }

    /** Returns whether the image by itself, or another container of it, starts a program that is not known. */
    private boolean startsUnknown(ProgramVerdict verdict) {
        Optional<String> image = dockerfile(verdict);
        return unknown.stream()
                .anyMatch(launch ->
                        image.isPresent() && launch.runtime().dockerfile().equals(image));
    }

    /** Returns whether another program is the same application, or may be. */
    private static boolean mayBe(ProgramVerdict other, ProgramVerdict mounted) {
        Optional<String> image = dockerfile(mounted);
        // What a base image starts is other code, unless it finds this.
        boolean known =
                other.program().entry().isPresent() || mounted.program().entry().isEmpty();
        boolean named = mounted.program()
                .entry()
                .filter(entry -> other.program().mayStart(entry.path()))
                .isPresent();
        return other.isSameFile(mounted)
                || other.sharesApplication(mounted)
                || named
                || (known && image.isPresent() && dockerfile(other).equals(image));
    }

    private static Optional<String> dockerfile(ProgramVerdict verdict) {
        return verdict.program().launch().flatMap(launch -> launch.runtime().dockerfile());
    }
}
