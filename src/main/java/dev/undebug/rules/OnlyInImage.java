package dev.undebug.rules;

import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Reach;

/** Words a switch that only an image by itself has on, which the repository deploys in another way. */
final class OnlyInImage {
    private OnlyInImage() {}

    /** Returns the end of a clause: where the switch acts. */
    static String where(Reach reach) {
        return EvidenceStep.launch(reach.steps())
                .map(place -> " where the image starts by itself, with `" + place + "`")
                .orElse(" where the image starts by itself");
    }

    private static String deployed(Reach reach) {
        return EvidenceStep.events(reach.steps(), Event.StartsServer.class)
                        .findAny()
                        .isPresent()
                ? "It listens for its own container alone, and this repository"
                : "This repository";
    }

    /** Returns the sentence about the deployment. */
    static String sentence(Reach reach) {
        return EvidenceStep.events(reach.steps(), Event.DeployedSafely.class)
                .map(event -> "This repository deploys the image by `" + event.place()
                        + "`, where strangers get no debugger.")
                .findFirst()
                .or(() -> EvidenceStep.events(reach.steps(), Event.DeployedWithFiles.class)
                        .map(event -> "This repository deploys the image by `" + event.place()
                                + "`, which mounts other files over its settings; what they set is not known.")
                        .findFirst())
                .or(() -> EvidenceStep.events(reach.steps(), Event.DeployedOtherwise.class)
                        .map(event -> deployed(reach) + " deploys the image by `" + event.place()
                                + "`, which is a launch of its own.")
                        .findFirst())
                .orElseThrow();
    }
}
