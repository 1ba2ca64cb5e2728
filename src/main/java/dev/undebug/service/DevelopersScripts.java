package dev.undebug.service;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.service.judge.JudgedPrograms;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.launch.DeveloperLaunches;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes scripts at their word that they are for development, where another launch shows how visitors meet the same
 * application. Where none does, the script may be what runs on the server, whatever it says. Beside launches of which it is not
 * known what they start, a script that says nothing is for anybody.
 */
final class DevelopersScripts {
    private DevelopersScripts() {}

    /** Returns the programs; those of such scripts are for developers. */
    static JudgedPrograms apart(JudgedPrograms programs) {
        List<ProgramVerdict> deployed = programs.launched().stream()
                .filter(DevelopersScripts::isForVisitors)
                .toList();
        List<Launch> understood = programs.launched().stream()
                .filter(DevelopersScripts::isUnderstood)
                .flatMap(verdict -> verdict.program().launch().stream())
                .toList();
        return new JudgedPrograms(
                programs.launched().stream()
                        .map(verdict ->
                                saysDevelopment(verdict) && deployed.stream().anyMatch(verdict::sharesApplication)
                                        ? verdict.byDevelopers()
                                        : verdict)
                        .map(verdict -> isBesideOthers(verdict, understood) ? verdict.forAnybody() : verdict)
                        .toList(),
                programs.alone(),
                programs.choices());
    }

    /** Returns whether it is known of a launch for visitors what it starts, or at least that this serves. */
    private static boolean isUnderstood(ProgramVerdict verdict) {
        return verdict.isShown()
                && !verdict.program().role().isPrivate()
                && (verdict.serves()
                        || (verdict.exposure() != Exposure.UNKNOWN
                                && verdict.unreadStart().isEmpty()));
    }

    /** Returns whether a script is taken for a developer's only because of launches beside it that are not understood. */
    private static boolean isBesideOthers(ProgramVerdict script, List<Launch> understood) {
        return script.program()
                .launch()
                .filter(Launch::isBesideOthers)
                .filter(launch -> !DeveloperLaunches.beside(understood).test(launch.place()))
                .isPresent();
    }

    private static boolean saysDevelopment(ProgramVerdict verdict) {
        return verdict.program()
                .launch()
                .filter(Launch::saysDevelopment)
                .filter(launch -> !launch.saysSoAlone() || listensAlone(launch, verdict))
                .isPresent();
    }

    /** Where {@code flask run} may listen for others, the launch no longer says anything. */
    private static boolean listensAlone(Launch launch, ProgramVerdict verdict) {
        List<Event.StartsServer> servers = Stream.concat(verdict.found().stream(), verdict.asides().stream())
                .flatMap(effect -> EvidenceStep.events(effect.steps(), Event.StartsServer.class))
                .toList();
        boolean flaskRun = launch.invocation().launcher() == Launcher.FLASK_RUN;
        return (flaskRun || !servers.isEmpty()) && servers.stream().allMatch(Event.StartsServer::alone);
    }

    private static boolean isForVisitors(ProgramVerdict verdict) {
        return verdict.isShown()
                && verdict.serves()
                && !saysDevelopment(verdict)
                && verdict.program()
                        .launch()
                        .filter(Launch::isDeployment)
                        .filter(launch -> launch.chance().sure() && launch.role() != Role.STAGING)
                        .isPresent();
    }
}
