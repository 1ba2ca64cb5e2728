package dev.undebug.python.eval.object;

import java.util.regex.Pattern;

/** The use that code outside the repository has for a function, as far as its name tells. */
enum GivenFor {
    /** It answers requests: it runs only once something serves, and that is what visitors meet. */
    ANSWER(
            "[\\w.]*\\.(?:(?:api_)?route|websocket|(?:include|mount)_router|register_blueprint"
                    + "|add_(?:url_rule|resource|(?:api_)?(?:websocket_)?route|namespace|view)"
                    + "|(?:before|after|teardown)_(?:app_)?request|teardown_appcontext|record(?:_once)?|url_(?:defaults|value_preprocessor)|(?:app_)?(?:errorhandler|context_processor)"
                    + "|exempt|limit|cached|memoize|doc|expect|response|marshal_with"
                    + "|(?:get|post|put|patch|delete|head|options)(?=\\s*+\\(\\s*+[A-Za-z]{0,2}[\"'][/\"']))\\s*+(?:\\(|$)"
                    + "|[\\w.]*(?:request_(?:started|finished|tearing_down)|got_request_exception|template_rendered"
                    + "|before_render_template|appcontext_\\w+)\\.connect(?:_via)?\\s*+(?:\\(|$)"
                    + "|[\\w.]*(?:_required|celery\\.task|shared_task|marshal_with|swag_from|use_args|use_kwargs)\\s*+(?:\\(|$)"),

    /** It is a command, which the arguments of the program choose. */
    COMMAND("[\\w.]*(?:(?i:command|cmd))\\s*+(?:\\(|$)"),

    /** Anything else: it may be called at any time. */
    UNKNOWN("");

    private final Pattern written;

    GivenFor(String written) {
        this.written = Pattern.compile(written);
    }

    /** @param call as the program writes it: a decorator without its {@code @}, a call with its arguments */
    static GivenFor of(String call) {
        for (GivenFor use : values()) {
            if (use.written.matcher(call).lookingAt()) {
                return use;
            }
        }
        return UNKNOWN;
    }
}
