package dev.undebug.service.command;

import dev.undebug.fact.Word;
import dev.undebug.flask.Launcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the {@code python} command. */
final class PythonCommand {
    private static final Set<String> FLASK_SERVERS = Set.of("flask", "gunicorn", "waitress", "hypercorn", "uvicorn");

    /** Modules that serve applications. */
    static final Set<String> SERVERS =
            Set.of("flask", "gunicorn", "waitress", "hypercorn", "uvicorn", "uwsgi", "granian", "cheroot");
    /**
     * Modules that serve nobody a Flask application. Those that start what they are told to, such as {@code pipenv run}, the
     * readers have removed already.
     */
    private static final Set<String> TOOLS = Set.of(
            "pip",
            "pytest",
            "unittest",
            "doctest",
            "celery",
            "http.server",
            "json.tool",
            "venv",
            "virtualenv",
            "ensurepip",
            "build",
            "compileall",
            "py_compile",
            "tox",
            "nox",
            "black",
            "ruff",
            "isort",
            "flake8",
            "pylint",
            "mypy",
            "bandit",
            "pre_commit",
            "streamlit",
            "jupyter",
            "alembic",
            "twine",
            "wheel",
            "zipfile",
            "tarfile",
            "pipenv",
            "poetry",
            "pdm",
            "uv",
            "hatch",
            "pipx",
            "piptools",
            "pip_audit",
            "gdown",
            "nuitka",
            "cython",
            "rq",
            "dramatiq",
            "huey",
            "pydoc");

    /**
     * Packages of others all of whose modules are such: {@code python -m nltk.downloader}. A module of an application may have
     * the name of one in the standard library, so none of those is here.
     */
    private static final Set<String> PACKAGES = Set.of(
            "pip",
            "nltk",
            "spacy",
            "stanza",
            "textblob",
            "playwright",
            "grpc_tools",
            "ipykernel",
            "mkdocs",
            "babel",
            "sphinx",
            "PyInstaller");

    /** Matches the option that ends Python's own options, after flags in the same word: {@code -um shop}. */
    private static final Pattern LAST_OPTION = Pattern.compile("-[bBdEhiIOPqsSuvVx]*+([mc])(.*+)", Pattern.DOTALL);

    /** Matches a word of options with the one that leaves assertions out: {@code -uO}, {@code -OO}. */
    private static final Pattern OPTIMIZING = Pattern.compile("-[bBdEhiIPqsSuvVx]*+O.*", Pattern.DOTALL);

    /** Matches a word of options with one that keeps the program's folder out of the search path: {@code -P}, {@code -uI}. */
    private static final Pattern SAFE = Pattern.compile("-[bBdEhiOqsSuvVx]*+[IP].*", Pattern.DOTALL);

    /** Matches a word of options with one that leaves the packages of the user out: {@code -s}, {@code -uI}. */
    private static final Pattern NO_USER_SITE = Pattern.compile("-[bBdEhiOPqSuvVx]*+[Is].*", Pattern.DOTALL);

    /** Matches a word of options without a value. */
    private static final Pattern FLAGS = Pattern.compile("-[bBdEiIOPqsSuvx]+");

    private static final Pattern INSTALLED =
            Pattern.compile("(?:.*/)?bin/(?:flask|gunicorn|waitress-serve|hypercorn|uvicorn|granian|uwsgi)");

    private static final Set<String> COVERAGE = Set.of(
            "--source", "--rcfile", "--omit", "--include", "--concurrency", "--context", "--data-file", "--debug");

    /** The options of debugpy with a value; after its options, debugpy takes the arguments of Python. */
    private static final Set<String> DEBUGPY = Set.of("--listen", "--connect", "--log-to");

    /** A file in a folder whose name is filled in, as a whole or in part: its own name tells which one it is. */
    private static final Pattern IN_FILLED_FOLDER =
            Pattern.compile("(?:[\\w.~-]*+/)*+[\\w.-]*+…[\\w.…-]*+/(?:[\\w.…-]+/)*+[\\w-]+\\.py");

    private PythonCommand() {}

    /** @param words the words after {@code python} */
    static CommandInvocation recognise(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            List<Word> rest = words.subList(Math.min(i + 1, words.size()), words.size());
            Matcher last = LAST_OPTION.matcher(word);
            if (last.matches() && last.group(1).equals("m")) {
                String name = last.group(2);
                return name.isEmpty() ? module(rest) : named(name, rest);
            }
            if (OnlyTells.isOfPython(word)) {
                return CommandInvocation.foreign();
            }
            if (last.matches()) {
                return last.group(2).isEmpty() ? code(rest) : CommandInvocation.opaque();
            }
            if (word.equals("-")) {
                return CommandInvocation.opaque();
            }
            if (word.equals("-X") || word.equals("-W")) {
                i++;
            } else if (isInstalled(word)) {
                return CommandLine.recognise(words.subList(i, words.size()));
            } else if (!word.startsWith("-") && !(FilledOptions.are(words.get(i)) && isFileFirst(rest))) {
                return words.get(i).literal() || IN_FILLED_FOLDER.matcher(word).matches()
                        ? CommandInvocation.python(Launcher.PYTHON, new Target.File(word), texts(rest))
                        : CommandInvocation.opaque();
            }
        }
        return CommandInvocation.opaque();
    }

    /** Returns whether the first argument is a Python file: what takes one is an interpreter, whatever gives its path. */
    static boolean isFileFirst(List<Word> words) {
        return words.stream()
                .filter(word -> !FLAGS.matcher(word.text()).matches())
                .findFirst()
                .filter(word -> word.literal() && word.text().endsWith(".py"))
                .isPresent();
    }

    /** Returns whether the first argument runs a server as a module: {@code -m flask}. */
    static boolean isServerFirst(List<Word> words) {
        return words.size() > 1
                && words.get(0).text().equals("-m")
                && FLASK_SERVERS.contains(words.get(1).text());
    }

    /**
     * Returns the options that do what variables do, {@code python -O shop.py}, by the names of these.
     *
     * @param words the words after {@code python}
     */
    static Map<String, Word> asVariables(List<Word> words) {
        Map<String, Word> options = new LinkedHashMap<>();
        option(words, OPTIMIZING).ifPresent(option -> options.put("PYTHONOPTIMIZE", option));
        option(words, SAFE).ifPresent(option -> options.put("PYTHONSAFEPATH", option));
        option(words, NO_USER_SITE).ifPresent(option -> options.put("PYTHONNOUSERSITE", option));
        return options;
    }

    private static Optional<Word> option(List<Word> words, Pattern wanted) {
        for (int i = 0; i < words.size() && words.get(i).text().startsWith("-"); i++) {
            String word = words.get(i).text();
            if (wanted.matcher(word).matches()) {
                return Optional.of(words.get(i));
            }
            if (LAST_OPTION.matcher(word).matches()) {
                return Optional.empty();
            }
            i += word.equals("-X") || word.equals("-W") ? 1 : 0;
        }
        return Optional.empty();
    }

    /**
     * Recognises {@code coverage run}, which runs a program as Python does.
     *
     * @param words the words after {@code coverage}
     */
    static CommandInvocation coverage(List<Word> words) {
        if (words.isEmpty() || !words.get(0).text().equals("run")) {
            return CommandInvocation.foreign();
        }
        int at = 1;
        while (at < words.size()
                && words.get(at).text().startsWith("-")
                && !words.get(at).text().equals("-m")) {
            at += COVERAGE.contains(words.get(at).text()) ? 2 : 1;
        }
        return recognise(words.subList(Math.min(at, words.size()), words.size()));
    }

    /** Returns whether a file is the program of a server, where packages have theirs. */
    private static boolean isInstalled(String path) {
        return INSTALLED.matcher(path).matches();
    }

    /** @param words the words after {@code -c} */
    private static CommandInvocation code(List<Word> words) {
        if (!words.isEmpty() && CodeCheck.is(words.get(0).text())) {
            return CommandInvocation.foreign();
        }
        return words.stream()
                .limit(1)
                .map(word -> InlineCode.target(word.text()).orElseGet(() -> new Target.Code(word)))
                .map(target -> CommandInvocation.python(Launcher.PYTHON, target, texts(words.subList(1, words.size()))))
                .findFirst()
                .orElseGet(CommandInvocation::opaque);
    }

    private static CommandInvocation module(List<Word> words) {
        return words.isEmpty()
                ? CommandInvocation.opaque()
                : named(words.get(0).text(), words.subList(1, words.size()));
    }

    /** Recognises {@code python -m NAME}. */
    static CommandInvocation named(String name, List<Word> arguments) {
        if (TOOLS.contains(name) || PACKAGES.contains(name.split("\\.", 2)[0]) || OnlyTells.is(name, arguments)) {
            return CommandInvocation.foreign();
        }
        if (name.equals("coverage")) {
            return coverage(arguments);
        }
        if (name.equals("debugpy")) {
            int at = 0;
            while (at < arguments.size() && arguments.get(at).text().startsWith("--")) {
                at += DEBUGPY.contains(arguments.get(at).text()) ? 2 : 1;
            }
            return recognise(arguments.subList(Math.min(at, arguments.size()), arguments.size()));
        }
        Optional<CommandInvocation> watched = WatchedProgram.of(name, arguments);
        if (watched.isPresent()) {
            return watched.get();
        }
        if (!SERVERS.contains(name)) {
            return CommandInvocation.python(Launcher.PYTHON, new Target.Module(name), texts(arguments));
        }
        return switch (name) {
            case "flask" -> FlaskCommand.recognise(arguments);
            case "gunicorn" -> GunicornCommand.recognise(arguments);
            case "waitress" -> ServerCommand.recognise(Launcher.WAITRESS, arguments);
            case "hypercorn" -> ServerCommand.recognise(Launcher.HYPERCORN, arguments);
            case "uvicorn" -> ServerCommand.recognise(Launcher.UVICORN, arguments);
            case "granian", "cheroot" -> ServerCommand.recognise(Launcher.UNKNOWN, arguments);
            default -> UwsgiCommand.recognise(arguments);
        };
    }

    static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }
}
