package dev.undebug.rules;

import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Reach;
import dev.undebug.source.Place;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says why a dormant switch shows strangers nothing. */
final class NotReached {
    private static final String BY_NO_LAUNCH =
            "No launch for visitors puts it into effect, so strangers get nothing from it today.";

    private NotReached() {}

    static String why(Reach reach) {
        return Message.unfollowed(reach)
                .or(() -> selected(reach))
                .or(() -> loaded(reach))
                .or(() -> certain(reach).map(why -> why + ", so strangers get nothing from it today."))
                .or(() -> arguments(reach))
                .or(() -> developers(reach))
                .or(() -> unseen(reach))
                .or(() -> notFollowed(reach))
                .or(() -> byNothing(reach))
                .orElse(BY_NO_LAUNCH);
    }

    private static Optional<String> selected(Reach reach) {
        return of(
                        reach,
                        Event.SelectsConfiguration.class,
                        event -> "Nothing in this repository sets " + EvidenceStep.code(event.variable())
                                + ", which selects the configuration. If the deployment sets it to "
                                + EvidenceStep.code(event.value()) + ", debug mode is on for strangers.")
                .or(() -> of(
                        reach,
                        Event.TakesConfiguration.class,
                        event -> "Nothing in this repository shows the arguments of the program, which select the"
                                + " configuration. With " + EvidenceStep.code(event.value())
                                + ", debug mode is on for strangers."));
    }

    private static Optional<String> loaded(Reach reach) {
        return at(
                reach,
                Event.LoadsEntryPoint.class,
                place -> "No program in this repository is seen to call it, but `" + place
                        + "` loads an entry point of an installed package, which may: what strangers get is not known.");
    }

    private static Optional<String> certain(Reach reach) {
        return Stream.of(
                        of(
                                reach,
                                Event.NotCalled.class,
                                event -> "No program in this repository is seen to call "
                                        + EvidenceStep.code(event.function())),
                        at(
                                reach,
                                Event.DoesNotParse.class,
                                place -> "As long as `" + place + "` does not parse, Python does not run the program"),
                        of(
                                reach,
                                Event.EndsBlock.class,
                                event ->
                                        "Nothing after " + EvidenceStep.code(event.statement()) + " in its block runs"),
                        of(
                                reach,
                                Event.Blocks.class,
                                event -> "The program gets there only after the server of "
                                        + EvidenceStep.code(event.server()) + " stops"),
                        of(
                                reach,
                                Event.Precedes.class,
                                event -> "The script starts the program only after the server of "
                                        + EvidenceStep.code(event.server()) + " stops"),
                        of(
                                reach,
                                Event.NamesAssignment.class,
                                event -> "The command takes " + EvidenceStep.code(event.word())
                                        + " for its program, since no shell reads it there, and does not start"),
                        of(
                                reach,
                                Event.NamesNoInterpreter.class,
                                event -> "The shell cannot start " + EvidenceStep.code(event.file())
                                        + ", whose first line names no interpreter"),
                        of(
                                reach,
                                Event.RefusedByCompose.class,
                                event -> "`docker compose` refuses the file, whose service "
                                        + EvidenceStep.code(event.service()) + " in "
                                        + EvidenceStep.code(event.line())
                                        + " has neither an image nor a build, and starts nothing of it"),
                        of(
                                reach,
                                Event.NamesFileAsModule.class,
                                event -> "The server imports no module " + EvidenceStep.code(event.file())
                                        + ", which is the name of a file, and does not start"),
                        of(
                                reach,
                                Event.LacksFile.class,
                                event -> "The image by itself has no " + EvidenceStep.code(event.file()) + ", "
                                        + event.brought() + ", and does not start"),
                        of(
                                reach,
                                Event.FindsNoApplication.class,
                                event -> "`flask run` finds no Flask application in the program, which is of another"
                                        + " framework, and ends"),
                        of(
                                reach,
                                Event.CannotReload.class,
                                event -> "The reloader starts gunicorn again, whose port is taken"),
                        of(
                                reach,
                                Event.RunsInThread.class,
                                event ->
                                        "Debug mode's reloader fails in the thread of this server, which does not start"),
                        of(
                                reach,
                                Event.CallsRemoved.class,
                                event ->
                                        "The required release of Dash no longer has `run_server`, and the call raises an exception"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static <E extends Event> Optional<String> of(Reach reach, Class<E> kind, Function<E, String> words) {
        return EvidenceStep.events(reach.steps(), kind).map(words).findFirst();
    }

    private static Optional<String> arguments(Reach reach) {
        return at(
                reach,
                Event.PassesNoArguments.class,
                place -> "The program gets there only with arguments, and `" + place
                        + "` passes none, so strangers get nothing from it today.");
    }

    private static Optional<String> developers(Reach reach) {
        return at(
                reach,
                Event.ForDevelopersAlone.class,
                place -> "This repository shows only launches for development, such as `" + place
                        + "`: what strangers get is not known.");
    }

    private static Optional<String> unseen(Reach reach) {
        return at(
                        reach,
                        Event.StartsUnseen.class,
                        place -> "No launch for visitors is seen to put it into effect, but `" + place
                                + "` starts code that Undebug does not find in this repository: what strangers get is not known.")
                .or(() -> at(
                        reach,
                        Event.StartsUnknown.class,
                        place -> "No launch for visitors is seen to put it into effect, but Undebug cannot tell what `"
                                + place + "` starts: what strangers get is not known."))
                .or(() -> at(
                        reach,
                        Event.RunsUnread.class,
                        place -> "No launch for visitors is seen to put it into effect, but `" + place
                                + "` runs a command that Undebug cannot read: what strangers get is not known."));
    }

    private static Optional<String> notFollowed(Reach reach) {
        return of(
                reach,
                Event.NotFollowed.class,
                event -> "Undebug does not follow what runs or reads this text: what strangers get is not known.");
    }

    private static Optional<String> byNothing(Reach reach) {
        return of(
                reach,
                Event.StartedByNothing.class,
                event -> "No launch for visitors in this repository is seen to start "
                        + EvidenceStep.code(event.program()) + ": what strangers get is not known.");
    }

    private static Optional<String> at(Reach reach, Class<? extends Event> kind, Function<Place, String> words) {
        return reach.steps().stream()
                .filter(step -> kind.isInstance(step.event()))
                .map(EvidenceStep::place)
                .map(words)
                .findFirst();
    }
}
