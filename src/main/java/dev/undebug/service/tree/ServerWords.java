package dev.undebug.service.tree;

import dev.undebug.source.WordSearch;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names by which code serves: libraries that do, and calls that start a server or run code that is not written there. */
final class ServerWords {
    private static final List<String> LIBRARIES =
            List.of(("waitress gunicorn gevent eventlet cheroot cherrypy uvicorn hypercorn granian daphne tornado "
                            + "wsgiref bjoern twisted aiohttp meinheld paste sanic bottle fastapi starlette litestar robyn "
                            + "blacksheep connexion django django_settings_module falcon pyramid streamlit gradio nicegui flet "
                            + "grpc websocket websockets socketserver http.server xmlrpc importlib runpy exec eval")
                    .split(" "));

    static final Pattern NAMES = Pattern.compile("(?i)\\b(?:"
            + LIBRARIES.stream().map(Pattern::quote).collect(Collectors.joining("|"))
            + ")\\b|\\bserve\\w*\\(|(?:make|start|run)_?(?:simple|server)|\\.(?:serve|listen)\\(|server\\("
            // A socket gets one address; a window binds an event to a function.
            + "|\\.bind\\((?![^(),\\n]{0,60}+,)");

    /** Words of these names: most texts have none, and are not searched for the names. */
    private static final WordSearch PARTS =
            WordSearch.ignoringCase("serve", "simple", ".listen(", ".bind(").orWhole(LIBRARIES.toArray(String[]::new));

    private ServerWords() {}

    /** Returns whether some code has any of the names. */
    static boolean areIn(String code) {
        return PARTS.isIn(code) && NAMES.matcher(code).find();
    }
}
