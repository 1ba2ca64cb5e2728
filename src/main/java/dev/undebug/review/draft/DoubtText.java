package dev.undebug.review.draft;

import dev.undebug.scan.ServiceReport;
import dev.undebug.scan.compare.Doubt;
import dev.undebug.service.verdict.Event;
import java.util.List;

/** Writes what a change hides. */
final class DoubtText {
    private DoubtText() {}

    /** Returns one line in plain text. */
    static String title(List<Doubt> doubts) {
        if (doubts.size() > 1) {
            return "It is unknown what strangers get from " + doubts.size() + " services";
        }
        Doubt doubt = doubts.get(0);
        String service = doubt.service().name() + " (" + doubt.service().place() + ")";
        return switch (doubt.kind()) {
            case UNKNOWN -> "It is unknown what strangers get from " + service;
            case RELABELLED -> "No longer a service for visitors: " + service;
            case GONE -> "No longer started: " + service;
        };
    }

    /** Returns the number of services in a few words. */
    static String count(List<Doubt> doubts) {
        return doubts.size() == 1 ? "1 service is unknown" : doubts.size() + " services are unknown";
    }

    /** Returns the first sentences of the summary. */
    static String opening(boolean blocks, String noun) {
        String verdict = blocks
                ? "**The check fails, because what strangers get is unknown since this " + noun
                        + ", and the configuration says `unknown: fail`.**"
                : "**Nothing blocks the merge, but what strangers get is unknown since this " + noun + ".**";
        return verdict + " The base branch does not have what makes it so. Please check it yourself: see *Unknown*.";
    }

    static List<String> lines(List<Doubt> doubts) {
        return doubts.stream().map(DoubtText::line).toList();
    }

    /** Returns whether a text that nothing is seen to use makes the service unknown. */
    private static boolean isByText(ServiceReport service) {
        return service.because().stream()
                .anyMatch(step -> step.event() instanceof Event.MayWrite || step.event() instanceof Event.MaySet);
    }

    private static String line(Doubt doubt) {
        ServiceReport service = doubt.service();
        String subject = Markdown.code(service.name()) + " ("
                + Markdown.code(service.place().toString()) + ")";
        return switch (doubt.kind()) {
            case UNKNOWN ->
                subject + ": it is unknown what strangers get"
                        + service.reasons(Markdown::prose, CommentText::evidence)
                        + (isByText(service)
                                ? ". Undebug does not follow where that text is used. Please check that it is not used for this"
                                        + " service."
                                : ". A value that is written in a file of the repository settles it.");
            case RELABELLED ->
                subject + " is for visitors on the base branch, and only for developers by its name or place here."
                        + " If visitors meet it, list its file below `production` in `.github/undebug.yml`.";
            case GONE -> subject + " is started on the base branch. Here nothing is seen to start it.";
        };
    }
}
