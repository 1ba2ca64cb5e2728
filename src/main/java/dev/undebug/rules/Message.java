package dev.undebug.rules;

import dev.undebug.fact.Role;
import dev.undebug.service.verdict.Reach;

/** Says what a switch gives to a stranger, and why the launch makes it real. */
final class Message {
    private Message() {}

    /**
     * @param cause what switches debug mode on, as the beginning of a sentence
     */
    static String of(String cause, Reach reach) {
        String effect =
                switch (reach.exposure()) {
                    case CONSOLE ->
                        " puts an interactive debugger in front of the site: strangers get a Python console on the server, "
                                + "and the only thing that can be in their way is a short PIN.";
                    case TRACEBACK ->
                        " makes the site answer its errors with source code and details of the server, which tells "
                                + "strangers where to look for a way in.";
                    case DORMANT -> " turns debug mode on only for people who start this by hand.";
                    case FLAG, UNKNOWN, NONE ->
                        " turns debug mode on. That alone shows strangers nothing, but errors bypass the site's own error "
                                + "page, and one more setting would show them the source code.";
                };
        return cause + effect + " " + reason(reach);
    }

    /**
     * Says the same of something that brings the debugger along without debug mode.
     *
     * @param cause what brings it, as the beginning of a sentence
     */
    static String ofDebugger(String cause, Reach reach) {
        String effect =
                switch (reach.exposure()) {
                    case DORMANT -> " puts a debugger in front of the site only for people who start this by hand.";
                    case FLAG, UNKNOWN, NONE ->
                        " puts a debugger in front of the site. Its console is off, so that strangers get nothing yet; once "
                                + "debug mode is on as well, it shows them the source code of every error.";
                    case CONSOLE, TRACEBACK -> "";
                };
        return effect.isEmpty() ? of(cause, reach) : cause + effect + " " + reason(reach);
    }

    /**
     * Says of something that shows errors by itself why it matters.
     *
     * @param cause whole sentences: what it shows, and to whom
     */
    static String shown(String cause, Reach reach) {
        return cause + " " + reason(reach);
    }

    private static String reason(Reach reach) {
        if (!reach.certain()) {
            return "Whether it happens depends on a condition that the repository does not settle.";
        }
        return switch (reach.exposure()) {
            case DORMANT ->
                "Nothing that this repository starts gets here, so strangers get nothing today; a later change may reach it.";
            case CONSOLE, TRACEBACK, FLAG, UNKNOWN, NONE ->
                reach.shown()
                        ? launch(reach)
                        : "The repository does not show how the site is started, so this is judged as if it were live.";
        };
    }

    private static String launch(Reach reach) {
        return reach.steps().stream()
                .filter(step -> step.text().startsWith("starts `"))
                .findFirst()
                .map(step -> live(reach.role()) + ": `" + step.place().path() + "` " + step.text() + ".")
                .orElse(live(reach.role()) + ": it is part of what this repository deploys.");
    }

    private static String live(Role role) {
        return switch (role) {
            case PRODUCTION, UNKNOWN -> "This is live";
            case STAGING -> "This is live on staging";
            case DEVELOPMENT, TEST -> "This is so for developers";
        };
    }
}
