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

    private static final String CALLS =
            "\\bserve\\w*\\(|(?:make|start|run)_?(?:simple|server)|\\.(?:serve|listen)\\(|server\\("
                    // A socket gets one address; a window binds an event to a function.
                    + "|\\.bind\\((?![^(),\\n]{0,60}+,)";

    static final Pattern NAMES = Pattern.compile(
            "(?i)\\b(?:" + LIBRARIES.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")\\b|" + CALLS);

    private static final Pattern CALLED = Pattern.compile("(?i)" + CALLS);

    // The pattern of all names takes many times as long, and most texts have no library that serves.
    private static final WordSearch NAMED = WordSearch.ignoringCase().orWhole(LIBRARIES.toArray(String[]::new));
    private static final WordSearch CALL_PARTS = WordSearch.ignoringCase("serve", "simple", ".listen(", ".bind(");

    private ServerWords() {}

    /** Returns whether some code has any of the names. */
    static boolean areIn(String code) {
        return NAMED.isIn(code)
                || (CALL_PARTS.isIn(code) && CALLED.matcher(code).find());
    }
}
