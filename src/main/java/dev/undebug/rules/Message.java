package dev.undebug.rules;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.ServerProgram;
import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.rule.Explanation;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Reach;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes the message of a finding: the switch, its effect for strangers, and the launch that reaches it. */
final class Message {
    private static final String WITH_PIN = "anyone who guesses a short PIN can run code on the server";
    private static final String WITHOUT_PIN = "strangers can run code on the server, without a PIN";
    private static final String CONDITION = "a condition that Undebug cannot evaluate";
    private static final String UNEVALUATED = "code that Undebug did not evaluate";
    private static final String IN_PART = " Undebug did not evaluate all of the program; the rest may change this.";
    private static final String NO_LAUNCH =
            "Undebug found no launch that shows where this program runs, so it treats it as live.";
    private static final String WITH_ARGUMENTS =
            "The program gets there only with arguments, and nothing here shows where it runs with any.";
    private static final String EXAMPLE = "It is an example of a library: its users copy it, and nobody deploys it.";
    private static final String OWN_MODULES =
            "Undebug found no launch of it, and started by its path it does not find its own modules: it serves only where "
                    + "a server or another program imports it, or with `python -m` or `PYTHONPATH`.";
    private static final String OTHERS_IGNORE_FILE = "Servers such as gunicorn do not read this file.";
    private static final String OTHERS_HIDE =
            "Behind a server such as gunicorn, errors without a handler bypass the site's own error pages.";
    private static final String LOADED = ", and nothing here shows where, so Undebug treats it as live.";
    static final String ON_MACHINE =
            "It listens on its own machine alone, and no proxy in this repository leads to it: strangers meet it only "
                    + "through a proxy elsewhere.";
    private static final String FLAG_ALONE =
            ". That alone shows strangers nothing, but errors without a handler bypass the site's own error pages, and "
                    + "one more setting would show the source code.";
    private static final String MOUNTED =
            " This holds if the service is deployed like that: it mounts its source code, as developers do, but this "
                    + "repository starts the program in no other way.";
    private static final String NO_MIGRATIONS = "`flask db init` fails, as it does where `migrations` has files";
    private static final String MIGRATED =
            "Nothing starts if `flask db init` fails, as it does where `migrations` has files.";
    private static final String AT_TERMINAL = "At a terminal (without one, the start of Flask-SocketIO's server fails)";
    private static final String NO_TERMINAL = "Without a terminal, the start of Flask-SocketIO's server fails.";
    private static final String DEPLOYED = "This repository deploys it.";
    private static final String FOR_DEVELOPERS = "It is for developers, and no launch brings it to strangers.";

    private static final Set<String> QUIET_SERVERS =
            Set.of("gunicorn", "waitress-serve", "waitress", "hypercorn", "uvicorn", "mod_wsgi-express", "flask");

    /** {@code python -m gunicorn} has the server in the third word. */
    private static final int SERVER_WORDS = 3;

    private Message() {}

    /**
     * @param cause the switch, as the subject of a sentence
     */
    static Explanation of(String cause, Reach reach) {
        return new Explanation(text(cause, reach), Optional.of(cause), Optional.empty());
    }

    /**
     * Writes the message for an environment variable. Where no launch is seen that gets it, the server decides what it does.
     *
     * @param cause the variable with its value, as the subject of a sentence
     * @param flaskOnly whether a file sets it that only Flask's own command and {@code app.run()} read
     */
    static Explanation ofVariable(String cause, Reach reach, boolean flaskOnly) {
        return ofVariable(cause, reach, flaskOnly, "`flask run` or `app.run()`");
    }

    /** @param servers those that read its value as on, for people */
    static Explanation ofVariable(String cause, Reach reach, boolean flaskOnly, String servers) {
        boolean open = reach.certain()
                && !isForDevelopers(reach)
                && reach.exposure() == Exposure.FLAG
                && (EvidenceStep.launch(reach.steps()).isEmpty()
                        || reach.startsUnknown().isPresent())
                && EvidenceStep.events(reach.steps(), Event.ServedByPlatform.class)
                        .findAny()
                        .isEmpty()
                && unfollowed(reach).isEmpty();
        // What its code does with the variable is not in the image either.
        boolean uncopied = reach.exposure() == Exposure.FLAG && reach.uncopied().isPresent();
        return open || uncopied
                ? new Explanation(
                        conditional(cause, reach) + " turns debug mode on: with " + servers + ", " + WITH_PIN
                                + ". " + (flaskOnly ? OTHERS_IGNORE_FILE : OTHERS_HIDE) + end(reach)
                                + presumption(reach),
                        Optional.of(cause),
                        Optional.empty())
                : of(cause, reach);
    }

    private static String text(String cause, Reach reach) {
        return effects(cause, reach) + presumption(reach);
    }

    /** Returns the sentence about an image, a stage or a container that may be another's, about a clone, or about a service that may be for developers. */
    private static String presumption(Reach reach) {
        if (reach.startsAlone()) {
            return MOUNTED;
        }
        return EvidenceStep.events(reach.steps(), Event.PresumesImage.class)
                .findFirst()
                .map(event -> " This holds if " + EvidenceStep.code(event.image()) + " is the image of `"
                        + event.dockerfile() + "`, which Undebug presumes: nothing here builds or names it.")
                .or(() -> EvidenceStep.events(reach.steps(), Event.PresumesStage.class)
                        .findFirst()
                        .map(event -> " This holds if " + EvidenceStep.code(event.target())
                                + " is this stage, which Undebug cannot tell."))
                .or(() -> EvidenceStep.events(reach.steps(), Event.InUnseenContainer.class)
                        .findFirst()
                        .map(event -> " This holds if the container " + EvidenceStep.code(event.container())
                                + ", which nothing here shows, has the code of this repository."))
                .or(() -> EvidenceStep.events(reach.steps(), Event.ClonesAnother.class)
                        .findFirst()
                        .map(event -> " This holds if " + EvidenceStep.code(event.repository())
                                + ", which is cloned there, is this repository under another name."))
                .orElse("");
    }

    private static String effects(String cause, Reach reach) {
        return unfollowed(reach)
                .map(may -> cause + " would turn debug mode on. " + may)
                .orElseGet(() -> known(cause, reach));
    }

    /** Returns the sentence about a launch that cannot be followed and may start the program. */
    static Optional<String> unfollowed(Reach reach) {
        return reach.unfollowed()
                .map(place -> "Undebug cannot follow `" + place + "`, which may start it for strangers.")
                .or(() -> reach.startedByBase()
                        .map(place -> "`" + place + "` starts the command of its base image, which is not in this "
                                + "repository and may start it for strangers."));
    }

    private static String known(String cause, Reach reach) {
        return switch (reach.exposure()) {
            case CONSOLE ->
                conditional(cause, reach) + " turns on the interactive debugger"
                        + likewise(reach)
                        + effect(reach, reach.pinOff() ? WITHOUT_PIN : WITH_PIN);
            case TRACEBACK ->
                reach.answeredBy().isPresent()
                        ? conditional(cause, reach) + " turns debug mode on" + likewise(reach) + ", and `"
                                + reach.answeredBy().get()
                                + "` then answers with a traceback: strangers who make it fail see source code and "
                                + "file paths." + end(reach)
                        : conditional(cause, reach) + " puts source code and server details on error pages"
                                + likewise(reach)
                                + effect(reach, "strangers can read them");
            case SETTINGS ->
                conditional(cause, reach) + " shows the site's settings" + effect(reach, "strangers can read them");
            case DORMANT -> cause + " would turn debug mode on. " + NotReached.why(reach);
            case FLAG, UNKNOWN, NONE ->
                // What a developer's own server shows is not seen: it may be the console.
                isForDevelopers(reach)
                        ? cause + " turns debug mode on. " + FOR_DEVELOPERS
                        : conditional(cause, reach)
                                + " turns debug mode on" + likewise(reach)
                                + reach.takenForDebugger()
                                        .map(place -> ", and by `" + place + "` the interactive debugger, too: "
                                                + (reach.pinOff() ? WITHOUT_PIN : WITH_PIN) + ".")
                                        .orElse(FLAG_ALONE)
                                + end(reach);
        };
    }

    /**
     * Writes the message for a switch that adds the debugger without debug mode.
     *
     * @param cause the switch, as the subject of a sentence
     */
    static Explanation ofDebugger(String cause, Reach reach) {
        Optional<String> may = unfollowed(reach);
        if (may.isPresent()) {
            return Explanation.of(cause + " would add the debugger. " + may.get());
        }
        return switch (reach.exposure()) {
            case DORMANT -> Explanation.of(cause + " would add the debugger. " + NotReached.why(reach));
            case FLAG, UNKNOWN, NONE ->
                Explanation.of(conditional(cause, reach)
                        + " adds the debugger. Its console is off, so strangers get nothing yet; with debug mode on, it shows "
                        + "them the source code of every error." + end(reach) + presumption(reach));
            case CONSOLE, TRACEBACK, SETTINGS -> of(cause, reach);
        };
    }

    /**
     * Appends the launch.
     *
     * @param cause whole sentences: what is shown, and to whom
     */
    static Explanation shown(String cause, Reach reach) {
        return Explanation.of(cause + " " + reached(reach) + presumption(reach));
    }

    /** Returns the end of a sentence: the launch, and the effect. */
    private static String effect(Reach reach, String effect) {
        if (reach.certain() && reach.isOnlyInImage()) {
            return OnlyInImage.where(reach) + ": " + effect + "." + end(reach);
        }
        return launch(reach)
                .map(launch -> ", and " + launch + ", so " + effect + "." + inPart(reach))
                .orElseGet(() -> ": " + effect + "." + end(reach));
    }

    /** Returns a clause about other switches: without this one, they still do the same. */
    private static String likewise(Reach reach) {
        List<String> others = reach.steps().stream()
                .filter(step -> step.event() instanceof Event.SwitchesToo)
                .map(step -> "`" + step.place() + "`")
                .distinct()
                .toList();
        return others.isEmpty() ? "" : ", as " + (others.size() == 1 ? "does " : "do ") + Shown.list(others);
    }

    private static String conditional(String cause, Reach reach) {
        return reach.certain()
                        && reach.leftOut().isEmpty()
                        && reach.scaledDown().isEmpty()
                ? cause
                : condition(reach) + ", " + cause.substring(0, 1).toLowerCase(Locale.ROOT) + cause.substring(1);
    }

    private static String condition(Reach reach) {
        return missing(reach)
                .map(lacks -> "If " + lacks.file() + " exists, which is not in " + lacks.where())
                .or(() -> reach.uncopied()
                        .map(file -> "If " + EvidenceStep.code(file)
                                + " exists, which the build of the image does not copy"))
                .or(() -> reach.leftOut()
                        .map(tasks ->
                                "If something includes " + EvidenceStep.code(tasks) + ", which nothing here does"))
                .or(() -> reach.scaledDown()
                        .map(service ->
                                "If somebody scales " + EvidenceStep.code(service) + " up, which is scaled to 0"))
                .or(() -> reach.asked().map(setting -> "Where something else sets " + EvidenceStep.code(setting)))
                .or(() -> reach.endsWithout()
                        .map(file -> "If " + EvidenceStep.code(file) + " exists, which is not in this repository"))
                .or(() -> reach.followsFailure() ? Optional.of("Unless " + NO_MIGRATIONS) : Optional.empty())
                .or(() -> reach.needsTerminal() ? Optional.of(AT_TERMINAL) : Optional.empty())
                .or(() -> broken(reach)
                        .map(step -> "Once `" + step.place() + "` parses (until then, Python refuses the file)"))
                .or(() -> presumes(reach) && reach.evaluated()
                        ? Optional.of("If the app, which Undebug cannot identify, is one of Flask or its relatives")
                        : Optional.empty())
                .or(() -> lacked(reach)
                        .map(file -> "If the image has " + EvidenceStep.code(file)
                                + ", which its build is not seen to bring"))
                .or(() -> changing(reach).map(step -> "Unless `" + step.place() + "` changes that"))
                .orElse(reach.evaluated() ? "Under " + CONDITION : "Unless " + UNEVALUATED + " changes that");
    }

    /** Returns the file that a launch starts and that is not there. */
    private static Optional<Event.NamesNoFile> missing(Reach reach) {
        return EvidenceStep.events(reach.steps(), Event.NamesNoFile.class).findFirst();
    }

    /** Returns the step to what keeps Python from starting the program. */
    private static Optional<EvidenceStep> broken(Reach reach) {
        return reach.steps().stream()
                .filter(step -> step.event() instanceof Event.DoesNotParse)
                .findFirst();
    }

    /** Returns whether nothing but its name tells that the application is one of Flask. */
    private static boolean presumes(Reach reach) {
        return EvidenceStep.events(reach.steps(), Event.PresumesFlask.class)
                .findAny()
                .isPresent();
    }

    /** Returns the file that an image seems to lack, and on which the switch depends. */
    private static Optional<String> lacked(Reach reach) {
        return EvidenceStep.events(reach.steps(), Event.SeemsToLack.class)
                .map(Event.SeemsToLack::file)
                .findFirst();
    }

    /** Returns the step that may change the switch in a way that the repository does not show. */
    private static Optional<EvidenceStep> changing(Reach reach) {
        return reach.steps().stream()
                .filter(step -> step.event() instanceof Event.Rewrites || step.event() instanceof Event.SetsUnknown)
                .findFirst();
    }

    /** Returns the sentence about the launch, unless a condition is the point. */
    private static String end(Reach reach) {
        return reach.certain() ? " " + reached(reach) + inPart(reach) : "";
    }

    /** Returns the sentence about code that was not evaluated, if the program runs such code. */
    private static String inPart(Reach reach) {
        return reach.evaluated() || reach.exposure() == Exposure.DORMANT ? "" : IN_PART;
    }

    /** Returns a clause: the launch that starts the application; empty if none certainly does. */
    private static Optional<String> launch(Reach reach) {
        if (!reach.certain() || !reach.shown() || reach.staysOnMachine()) {
            return Optional.empty();
        }
        String server = server(reach).map(name -> " with " + name).orElse("");
        return EvidenceStep.launch(reach.steps())
                .map(place -> "`" + place + "` starts the app" + server + audience(reach.role()));
    }

    private static Optional<String> server(Reach reach) {
        return EvidenceStep.events(reach.steps(), Event.StartsServer.class)
                .filter(start -> start.kind() != AppStart.Kind.RUN_SIMPLE)
                .map(Event.StartsServer::server)
                .findFirst()
                .or(() -> EvidenceStep.events(reach.steps(), Event.StartsCommand.class)
                        .filter(Message::isFlaskRun)
                        .map(start -> "Flask's development server")
                        .findFirst());
    }

    private static boolean isFlaskRun(Event.StartsCommand start) {
        String program = ServerProgram.plain(ContainerPath.program(start.words().get(0)));
        return program.equals("flask") && start.words().contains("run");
    }

    /**
     * Returns whether the program starts a server whose error pages show no tracebacks, or the launch is that of one.
     * Werkzeug's server without its debugger is such a server.
     */
    static boolean isBehindQuietServer(Reach reach) {
        return EvidenceStep.events(reach.steps(), Event.StartsServer.class)
                        .findAny()
                        .isPresent()
                || EvidenceStep.events(reach.steps(), Event.StartsCommand.class)
                        .map(Event.StartsCommand::words)
                        .anyMatch(words -> words.stream()
                                        .limit(SERVER_WORDS)
                                        .map(ContainerPath::program)
                                        .map(ServerProgram::plain)
                                        .anyMatch(QUIET_SERVERS::contains)
                                && words.stream().noneMatch(word -> word.startsWith("--expose-tracebacks")));
    }

    private static String reached(Reach reach) {
        Optional<String> may = unfollowed(reach);
        if (may.isPresent()) {
            return may.get();
        }
        if (!reach.certain()) {
            return missing(reach)
                    .map(lacks -> "Without " + lacks.file() + ", the start fails.")
                    .or(() -> broken(reach)
                            .map(step -> "Python refuses the file as long as `" + step.place() + "` does not parse."))
                    .or(() -> reach.asked()
                            .map(setting ->
                                    "This depends on whether something else sets " + EvidenceStep.code(setting) + "."))
                    .or(() -> reach.leftOut().map(tasks -> "Nothing here includes " + EvidenceStep.code(tasks) + "."))
                    .or(() -> reach.scaledDown()
                            .map(service -> "This holds once somebody scales " + EvidenceStep.code(service) + " up."))
                    .or(() -> reach.endsWithout()
                            .map(file -> "Without " + EvidenceStep.code(file) + ", the script does not start it."))
                    .or(() -> reach.followsFailure() ? Optional.of(MIGRATED) : Optional.empty())
                    .or(() -> reach.needsTerminal() ? Optional.of(NO_TERMINAL) : Optional.empty())
                    .or(() -> lacked(reach)
                            .map(file -> "This depends on whether the image has " + EvidenceStep.code(file) + "."))
                    .or(() -> changing(reach).map(step -> "This depends on what `" + step.place() + "` does."))
                    .orElse("This depends on " + (reach.evaluated() ? CONDITION : UNEVALUATED) + ".");
        }
        return switch (reach.exposure()) {
            case DORMANT -> NotReached.why(reach);
            case CONSOLE, TRACEBACK, SETTINGS, FLAG, UNKNOWN, NONE ->
                reach.staysOnMachine()
                        ? ON_MACHINE
                        : reach.isOnlyInImage()
                                ? OnlyInImage.sentence(reach)
                                : reach.shown()
                                        ? EvidenceStep.launch(reach.steps())
                                                .map(place ->
                                                        "Reached by `" + place + "`" + audience(reach.role()) + ".")
                                                .orElse(isForDevelopers(reach) ? FOR_DEVELOPERS : DEPLOYED)
                                        : unlaunched(reach);
        };
    }

    /** Says why a program matters that no launch is seen to start. */
    private static String unlaunched(Reach reach) {
        if (reach.isExample()) {
            return EXAMPLE;
        }
        return reach.isPartOfPackage()
                ? OWN_MODULES
                : reach.byHand()
                        .map(script -> byHand(script, reach))
                        .orElseGet(() -> reach.loading().map(Message::loaded).orElseGet(() -> alone(reach)));
    }

    private static String alone(Reach reach) {
        return reach.needsArguments()
                ? WITH_ARGUMENTS
                : reach.startsUnknown()
                        .map(place -> unknown(place, reach))
                        .or(() -> reach.startsSometimes()
                                .map(place -> "Undebug cannot tell whether `" + place
                                        + "` starts it, so it treats it as live."))
                        .orElse(NO_LAUNCH);
    }

    /** A program that is not known is taken for the one of the repository where no launch of that is known. */
    private static String unknown(Place place, Reach reach) {
        return "Undebug cannot tell what `" + place + "` starts"
                + (reach.exposure().shows() ? ", so it treats the program as live." : ".");
    }

    private static String loaded(Event.Loading loading) {
        return switch (loading) {
            case MODULE -> "Servers such as mod_wsgi load it" + LOADED;
            case GATEWAY -> "A web server starts it by CGI or FastCGI" + LOADED;
        };
    }

    /** Returns whether a setting has a role of developers, and no launch is seen to get it. */
    private static boolean isForDevelopers(Reach reach) {
        return reach.certain()
                && reach.shown()
                && reach.role().isPrivate()
                && EvidenceStep.launch(reach.steps()).isEmpty();
    }

    private static String byHand(String script, Reach reach) {
        return "People start it with " + EvidenceStep.code(script) + ", and nothing here shows where"
                + (reach.listensForOthers()
                        ? ", so Undebug treats it as live."
                        : ": strangers meet it only if it listens beyond that machine.");
    }

    private static String audience(Role role) {
        return switch (role) {
            case PRODUCTION, UNKNOWN -> "";
            case STAGING -> " on staging";
            case DEVELOPMENT, TEST -> " for developers";
        };
    }
}
