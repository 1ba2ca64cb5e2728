package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.LibraryTraits;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Models packages outside the repository in Python: each contains only what decides how a program is configured,
 * anything else is unknown. Tests compare models with the real packages, where these can be installed.
 */
final class Models {
    private static final String CONNEXION = "connexion";

    private static final Set<String> NAMES = Set.of(
            "absl.app",
            "absl.flags",
            "apscheduler.schedulers.blocking",
            "argparse",
            "asyncio.events",
            "cProfile",
            "click",
            "click.testing",
            "code",
            "concurrent.futures",
            "configparser",
            CONNEXION,
            "decouple",
            "doctest",
            "dynaconf",
            "dynaconf.contrib",
            "environ",
            "environs",
            "fire",
            "flask.cli",
            "flask_debugtoolbar",
            "flask_graphql",
            "flask_graphql.graphqlview",
            "flask_profiler",
            "flask_script",
            "flup.server.fcgi",
            "flup.server.fcgi_fork",
            "foca",
            "gevent.pywsgi",
            "graphene_django.views",
            "graphql_server.flask",
            "gunicorn.app.base",
            "importlib.metadata",
            "invoke",
            "logging.config",
            "multiprocessing",
            "multiprocessing.pool",
            "plac",
            "profile",
            "pydantic",
            "pydantic_settings",
            "servicemanager",
            "strawberry.aiohttp.views",
            "strawberry.asgi",
            "strawberry.django.views",
            "strawberry.fastapi",
            "strawberry.flask.views",
            "strawberry.http.base",
            "strawberry.quart.views",
            "strawberry.sanic.views",
            "threading",
            "timeit",
            "typer",
            "win32serviceutil",
            "wsgiref.handlers",
            "wsgiref.simple_server");

    private static final Map<String, PythonModule> PARSED = new HashMap<>();

    private Models() {}

    /** Returns whether a module is modelled. */
    static boolean have(String dotted) {
        return NAMES.contains(dotted);
    }

    /** Returns the model of a module. */
    static synchronized Optional<PythonModule> find(String dotted) {
        return have(dotted) ? Optional.of(PARSED.computeIfAbsent(dotted, Models::parse)) : Optional.empty();
    }

    /** Returns the model of a module in the installed releases, where these differ. */
    static synchronized Optional<PythonModule> find(String dotted, LibraryTraits installed) {
        return dotted.equals(CONNEXION)
                ? Optional.of(PARSED.computeIfAbsent(connexion(installed.connexion()), Models::parse))
                : find(dotted);
    }

    private static String connexion(LibraryTraits.Connexion release) {
        return switch (release) {
            case PASSES_DEBUG -> CONNEXION + "_1";
            case UNKNOWN -> CONNEXION;
            case ASGI -> CONNEXION + "_3";
        };
    }

    private static PythonModule parse(String name) {
        String resource = "models/" + name + ".py";
        try (InputStream in = Models.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PythonModule.parse(new SourceFile(resource, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
