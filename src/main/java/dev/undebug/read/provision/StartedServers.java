package dev.undebug.read.provision;

import dev.undebug.fact.Command;
import dev.undebug.fact.Word;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Selects the commands that start a server among those that set up a machine. Most other commands end. */
final class StartedServers {
    private static final Set<String> SERVERS = Set.of(
            "gunicorn", "gunicorn3", "uwsgi", "waitress-serve", "uvicorn", "hypercorn", "granian", "mod_wsgi-express");
    private static final Set<String> MODULES =
            Set.of("flask", "gunicorn", "uwsgi", "waitress", "uvicorn", "hypercorn", "granian");
    private static final Pattern PYTHON = Pattern.compile("(?:python|pypy)[0-9.]*");
    private static final Set<String> RUNNING = Set.of("run", "runserver", "serve", "server", "start");

    /** Signs of a command that keeps running in the background during the tool's next step. */
    private static final Pattern LEFT_RUNNING = Pattern.compile(
            "\\b(?:nohup|setsid|pm2|screen|tmux|daemonize|start-stop-daemon)\\b|(?<![&>|])&(?![&>0-9])");

    private StartedServers() {}

    /** @param goesOn whether the tool does not wait for their end */
    static List<Command> of(List<Command> commands, String shell, boolean goesOn) {
        boolean left = goesOn || LEFT_RUNNING.matcher(shell).find();
        return commands.stream().filter(command -> isServer(command, left)).toList();
    }

    /** Returns whether a command runs part of the application and ends: {@code flask db upgrade}. */
    static boolean ends(Command command) {
        String program = ContainerPath.program(command.words().get(0).text());
        boolean python = PYTHON.matcher(program).matches() || program.equals("flask") || program.endsWith(".py");
        return python && !isServer(command, false);
    }

    private static boolean isServer(Command command, boolean left) {
        List<String> words = command.words().stream().map(Word::text).toList();
        String program = ContainerPath.program(words.get(0));
        if (program.equals("flask")) {
            return words.contains("run");
        }
        if (!PYTHON.matcher(program).matches()) {
            return SERVERS.contains(program) || (program.endsWith(".py") && left);
        }
        int module = words.indexOf("-m");
        if (module > 0 && module + 1 < words.size()) {
            return MODULES.contains(words.get(module + 1));
        }
        Optional<String> script =
                words.stream().skip(1).filter(word -> !word.startsWith("-")).findFirst();
        boolean manages = script.filter(name -> ContainerPath.program(name).equals("manage.py"))
                .isPresent();
        return script.isPresent() && (manages ? words.stream().anyMatch(RUNNING::contains) : left);
    }
}
