package dev.undebug.rules;

import dev.undebug.service.Reach;
import dev.undebug.service.Step;

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
                        " puts an interactive debugger in front of the site: whoever meets an error page gets a "
                                + "Python console on the server, guarded only by a PIN.";
                    case TRACEBACK -> " shows source code and details of the server to whoever meets an error page.";
                    case DORMANT -> " turns debug mode on for whoever starts this by hand.";
                    case FLAG, UNKNOWN, NONE ->
                        " turns debug mode on: the site's own error pages are bypassed, and with "
                                + "one more setting a visitor would see source code.";
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
                    case DORMANT -> " puts Werkzeug's debugger in front of the site for whoever starts this by hand.";
                    case FLAG, UNKNOWN, NONE ->
                        " puts Werkzeug's debugger in front of the site. It has no console, and shows source code as soon "
                                + "as debug mode lets errors through to it.";
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
            return "A condition that cannot be told from the code decides whether this happens.";
        }
        return switch (reach.exposure()) {
            case DORMANT -> "None of the launches in this repository reaches it, so visitors are not affected today.";
            case CONSOLE, TRACEBACK, FLAG, UNKNOWN, NONE ->
                reach.shown()
                        ? launch(reach)
                        : "The repository shows no " + "launch that avoids it, so it is judged as it starts by itself.";
        };
    }

    private static String launch(Reach reach) {
        return reach.steps().stream()
                .filter(step -> step.text().startsWith("starts `"))
                .findFirst()
                .map(Message::launch)
                .orElse("It is part of what this repository deploys.");
    }

    private static String launch(Step step) {
        String command = step.text().substring("starts ".length());
        return command + " in `" + step.place().path() + "` makes this what visitors get.";
    }
}
