package dev.undebug.service.launch;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.Loopback;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.StartScripts;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.proxy.Tunnels;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which files that no launch runs are launches of their own: people start them on a server. A script's name may
 * say so, a tunnel that it opens for strangers, its reader where the script does what only a server needs, and a file of
 * uWSGI's options is for nothing else.
 */
final class HandStarted {
    private static final Pattern EVERYONE =
            Pattern.compile("(?:-h|--host=|--bind=|-b)?(?:0\\.0\\.0\\.0|\\[?::]?)(?::\\d+)?");

    private HandStarted() {}

    static boolean onServer(Unit unit) {
        return switch (unit.role()) {
            case PRODUCTION, STAGING -> true;
            case UNKNOWN ->
                hasOptions(unit)
                        || StartScripts.is(unit.place().path())
                        || Tunnels.opened(unit).isPresent();
            case DEVELOPMENT, TEST -> false;
        };
    }

    /** Returns whether a task is named for starting a server, and for nobody in particular. */
    static boolean startsServer(Unit task) {
        boolean named = StartScripts.is(task.name()) || RoleInference.starts(task.name());
        return named && RoleInference.of(task.name()) == Role.UNKNOWN;
    }

    /** Returns whether a task is named for developers: {@code dev}, {@code start:dev}. */
    static boolean isForDevelopers(Unit task) {
        return RoleInference.of(task.name()) == Role.DEVELOPMENT;
    }

    /** Returns whether nothing about a script says where people start it. */
    static boolean isOpen(Unit unit) {
        return unit.role() == Role.UNKNOWN && !onServer(unit);
    }

    /** Returns whether a script on a server starts a program as a deployment does, so that other scripts are for developers. */
    static boolean isDeployment(Launch launch) {
        boolean development = launch.invocation().launcher() == Launcher.PYTHON
                || launch.invocation().launcher() == Launcher.FLASK_RUN;
        return launch.runsPython()
                && !launch.runsOnce()
                && !launch.isPrivate()
                && (launch.role() != Role.UNKNOWN || !development);
    }

    /** Returns whether a program is started to serve others than the one who starts it. */
    static boolean servesEveryone(Launch launch) {
        return switch (launch.invocation().launcher()) {
            case GUNICORN, UWSGI, WAITRESS, HYPERCORN, UVICORN, MOD_WSGI -> true;
            case PYTHON, UNKNOWN -> names(launch);
            case FLASK_RUN -> names(launch) || isSet(launch) || givesAddress(launch);
        };
    }

    /** Returns a launch that people start by a task named for it, where nothing else starts a program. */
    static Optional<Launch> byTask(Launch launch) {
        return isServer(launch) ? Optional.of(launch) : byHand(launch, false);
    }

    /** Returns whether a program is started by a server for production, which shows how visitors meet it. */
    private static boolean isServer(Launch launch) {
        return switch (launch.invocation().launcher()) {
            case GUNICORN, UWSGI, WAITRESS, HYPERCORN, UVICORN, MOD_WSGI -> true;
            case PYTHON, FLASK_RUN, UNKNOWN -> false;
        };
    }

    /**
     * Returns a launch as one that people start, nobody knows where. Beside deployments it is a developer's, and so is
     * {@code flask run} that serves its own machine alone, not an address that it looks up. Alone, other servers are no such
     * launches: they show how visitors meet the program.
     */
    static Optional<Launch> byHand(Launch launch, boolean deployed) {
        Launcher launcher = launch.invocation().launcher();
        boolean known =
                switch (launcher) {
                    case PYTHON, FLASK_RUN -> true;
                    case GUNICORN, UWSGI, WAITRESS, HYPERCORN, UVICORN -> deployed;
                    case MOD_WSGI, UNKNOWN -> false;
                };
        boolean developers = deployed
                || launch.isPrivate()
                || (launcher == Launcher.FLASK_RUN && host(launch).isEmpty());
        return known
                ? Optional.of(launch.onMachine().startedByHand(developers ? Role.DEVELOPMENT : Role.UNKNOWN))
                : Optional.empty();
    }

    /** Returns whether a launch says itself that it is production's, and serves everyone. */
    static boolean isForProduction(Launch launch) {
        return launch.runtime().environment().stream()
                        .map(Layered::variable)
                        .filter(variable -> variable.name().equals(DebugVariable.FLASK_ENV))
                        .reduce((first, last) -> last)
                        .flatMap(EnvVar::value)
                        .filter("production"::equals)
                        .isPresent()
                && servesEveryone(launch);
    }

    private static boolean names(Launch launch) {
        return launch.command().stream()
                .flatMap(command -> command.words().stream())
                .anyMatch(word -> EVERYONE.matcher(word.text()).matches());
    }

    /** Returns the address that a command gives, if it is not certainly that of the machine itself. */
    static Optional<Word> host(Launch launch) {
        List<Word> words = launch.command().map(Command::words).orElse(List.of());
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            boolean apart = text.equals("-h") || text.equals("--host");
            if (apart && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1)).filter(word -> !Loopback.is(word.text()));
            }
            if (text.startsWith("--host=")) {
                return Optional.of(words.get(i)).filter(word -> !Loopback.is(text.substring("--host=".length())));
            }
        }
        return Optional.empty();
    }

    /** An address of a private network leads beyond the machine, too. */
    private static boolean givesAddress(Launch launch) {
        return host(launch).filter(Word::literal).isPresent();
    }

    private static boolean isSet(Launch launch) {
        return launch.runtime().environment().stream()
                .map(Layered::variable)
                .filter(variable -> variable.name().equals("FLASK_RUN_HOST"))
                .anyMatch(variable ->
                        EVERYONE.matcher(variable.value().orElse("")).matches());
    }

    /** Returns whether a file holds the options of a server: it is no shell text. */
    private static boolean hasOptions(Unit unit) {
        return !unit.commands().isEmpty() && unit.commands().get(0).script().isEmpty();
    }
}
