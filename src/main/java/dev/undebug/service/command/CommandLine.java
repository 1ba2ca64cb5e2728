package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import dev.undebug.flask.ServerProgram;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises the program that a command line starts. The readers have already removed wrappers such as {@code exec}.
 */
public final class CommandLine {
    private static final Pattern PYTHON = Pattern.compile("(python|pypy)[0-9.]*w?|py");

    /** A program that is filled in: by a template, or by a variable with the name of an interpreter, not of {@code PYLINT}. */
    private static final Pattern FILLED_IN =
            Pattern.compile("…|\\$\\{?(?i:(?:[a-z0-9]+_)*PY(?:THON)?[0-9]*(?:_?(?:BIN|CMD|COMMAND|EXE|EXEC|EXECUTABLE"
                    + "|INTERPRETER|PATH))?)\\}?");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=(?s:.*)");

    /** Programs that never run a Flask application. */
    private static final Set<String> FOREIGN = Set.of(
            "npm",
            "npx",
            "yarn",
            "pnpm",
            "node",
            "bun",
            "deno",
            "nginx",
            "httpd",
            "caddy",
            "traefik",
            "haproxy",
            "redis-server",
            "postgres",
            "mysqld",
            "mariadbd",
            "mongod",
            "rabbitmq-server",
            "memcached",
            "java",
            "celery",
            "rq",
            "dramatiq",
            "huey_consumer",
            "alembic",
            "pytest",
            "sleep",
            "tail",
            "cat",
            "echo",
            "true",
            "php",
            "ruby",
            "bundle",
            "rails",
            "go",
            "dotnet",
            "cargo",
            "daphne",
            "django-admin",
            "streamlit",
            "jupyter",
            "mlflow",
            "airflow",
            "mkdir",
            "cp",
            "mv",
            "rm",
            "chmod",
            "chown",
            "pip",
            "pip3",
            "set",
            "export",
            "cd",
            "curl",
            "wget",
            "psql",
            "mkdocs",
            "sphinx-build",
            "tox",
            "nox",
            "black",
            "ruff",
            "mypy");

    /** The application of Apache Superset, whose program takes the commands of Flask: {@code superset run --debugger}. */
    private static final Target.Application SUPERSET =
            new Target.Application("superset.app", Optional.of("create_app()"));

    private CommandLine() {}

    /** Returns the assignment that is taken for the program, since no shell reads it: nothing starts. */
    public static Optional<Word> misplaced(List<Word> words) {
        return Optional.of(words.get(0))
                .filter(word -> ASSIGNMENT.matcher(word.text()).matches());
    }

    /** Returns the options of Python that do what variables do, by the names of these. */
    public static Map<String, Word> asVariables(List<Word> words) {
        return isPython(words.get(0)) ? PythonCommand.asVariables(words.subList(1, words.size())) : Map.of();
    }

    /** Returns whether a command is {@code quart run}. */
    public static boolean isQuart(List<Word> words) {
        return words.stream()
                        .filter(word -> !ASSIGNMENT.matcher(word.text()).matches())
                        .findFirst()
                        .filter(word -> program(word).equals("quart"))
                        .isPresent()
                && words.stream().anyMatch(word -> word.text().equals("run"));
    }

    public static CommandInvocation recognise(List<Word> all) {
        List<Word> words = all.stream()
                .dropWhile(word -> ASSIGNMENT.matcher(word.text()).matches())
                .toList();
        CommandInvocation meant = words.isEmpty() ? CommandInvocation.foreign() : started(words);
        boolean starts = misplaced(all).isEmpty() || meant.kind() == CommandInvocation.Kind.PYTHON;
        return starts ? meant : CommandInvocation.foreign();
    }

    private static CommandInvocation started(List<Word> words) {
        String program = program(words.get(0));
        List<Word> rest = words.subList(1, words.size());
        if (isPython(words.get(0))) {
            return PythonCommand.recognise(rest);
        }
        if (OnlyTells.is(program, rest)) {
            return CommandInvocation.foreign();
        }
        if (isFilledIn(words.get(0)) && (PythonCommand.isFileFirst(rest) || PythonCommand.isServerFirst(rest))) {
            return PythonCommand.recognise(rest);
        }
        return switch (program) {
            case "flask" -> FlaskCommand.recognise(rest);
            case "superset" -> FlaskCommand.recognise(SUPERSET, rest);
            case "gunicorn" -> GunicornCommand.recognise(rest);
            case "waitress-serve" -> ServerCommand.recognise(Launcher.WAITRESS, rest);
            case "hypercorn" -> ServerCommand.recognise(Launcher.HYPERCORN, rest);
            case "uvicorn" -> ServerCommand.recognise(Launcher.UVICORN, rest);
            case "granian", "cheroot" -> ServerCommand.recognise(Launcher.UNKNOWN, rest);
            case "mod_wsgi-express", "mod_wsgi-docker-start" -> ServerCommand.express(rest);
            case "coverage" -> PythonCommand.coverage(rest);
            case "invoke", "inv" -> InvokeCommand.recognise(rest);
            case "unitd" -> ServerCommand.unit(rest);
            case "zappa", "wsgi_handler", "wfastcgi" -> ServerCommand.lambda(rest);
            case "aws-lambda" -> ServerCommand.handler(rest);
            case "vercel", "functions-framework" -> ServerCommand.function(rest);
            case "passenger" -> ServerCommand.passenger(rest);
            case "wsgiscriptalias" -> ServerCommand.alias(rest);
            default -> UwsgiCommand.isProgram(program) ? UwsgiCommand.recognise(rest) : other(program, words);
        };
    }

    private static CommandInvocation other(String program, List<Word> words) {
        if (program.endsWith(".py")) {
            List<String> arguments = PythonCommand.texts(words.subList(1, words.size()));
            return CommandInvocation.python(
                    Launcher.PYTHON, new Target.File(words.get(0).text()), arguments);
        }
        return FOREIGN.contains(program) ? CommandInvocation.foreign() : CommandInvocation.opaque();
    }

    /** Returns whether a template fills in a program, or a variable that is called so gives a Python. */
    private static boolean isFilledIn(Word word) {
        return !word.literal() && FILLED_IN.matcher(word.text()).matches();
    }

    static boolean isPython(Word word) {
        return PYTHON.matcher(program(word)).matches();
    }

    private static String program(Word word) {
        String name = ContainerPath.program(word.text()).toLowerCase(Locale.ROOT);
        return ServerProgram.plain(name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name);
    }
}
