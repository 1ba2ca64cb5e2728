package dev.undebug.service;

import dev.undebug.flask.Exposure;
import dev.undebug.service.command.CommandInvocation;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.judge.Reasons;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.RunArgument;
import java.util.ArrayList;
import java.util.List;

/** Selects the launches that are services, and their results. */
final class Services {
    private final JudgedPrograms programs;

    Services(JudgedPrograms programs) {
        this.programs = programs;
    }

    List<Service> of(List<Launch> launches) {
        List<Service> services = new ArrayList<>();
        for (ProgramVerdict verdict : programs.launched()) {
            Launch launch = verdict.program().launch().orElseThrow();
            boolean stays = launch.main() && !programs.choices().isErrand(verdict);
            if (stays || verdict.serves() || verdict.exposure().compareTo(Exposure.FLAG) <= 0) {
                services.add(service(launch, verdict.exposure(), because(verdict)));
            }
        }
        for (Launch launch : launches) {
            boolean opaque = launch.invocation().kind() == CommandInvocation.Kind.OPAQUE;
            if (opaque && launch.main() && launch.command().isPresent()) {
                services.add(service(launch, Exposure.UNKNOWN, Reasons.notUnderstood(launch)));
            }
        }
        return services;
    }

    private static Service service(Launch launch, Exposure exposure, List<EvidenceStep> because) {
        return new Service(
                launch.name(), launch.place(), launch.invocation().launcher(), launch.role(), exposure, because);
    }

    /**
     * Prefers a switch that acts when the file starts itself over the mere fact that nothing is on in a server that
     * imports it.
     */
    private List<EvidenceStep> because(ProgramVerdict verdict) {
        boolean imported =
                verdict.program().entry().filter(entry -> !entry.main()).isPresent();
        return programs.alone().stream()
                .filter(other -> imported && verdict.exposure() == Exposure.NONE && other.isSameFile(verdict))
                .flatMap(other -> other.all(RunArgument.class).stream())
                .findFirst()
                .map(verdict.run().reasons()::notReached)
                .orElseGet(verdict::because);
    }
}
