package dev.undebug.python.eval.outcome;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The decorators of Flask's applications and blueprints, each of which returns the function that it registers. */
public final class FlaskDecorators {
    /** That of functions which releases before 2.3 call once, before the first request. */
    public static final String FIRST_REQUEST = "before_first_request";

    /** Those of functions that get an error. */
    public static final Set<String> ERRORS = Set.of("errorhandler", "app_errorhandler");

    /** Those of functions that see a request and may answer it. */
    public static final Set<String> ANSWERING = Set.of(
            "route",
            "get",
            "post",
            "put",
            "delete",
            "patch",
            "errorhandler",
            "app_errorhandler",
            "before_request",
            "before_app_request",
            "after_request",
            "after_app_request");

    /** All, so that a function with one of them is called by Flask itself. */
    public static final Set<String> ALL = Stream.concat(
                    ANSWERING.stream(),
                    Stream.of(
                            FIRST_REQUEST,
                            "teardown_request",
                            "teardown_appcontext",
                            "context_processor",
                            "shell_context_processor",
                            "template_filter",
                            "template_global",
                            "template_test",
                            "url_defaults",
                            "url_value_preprocessor"))
            .collect(Collectors.toUnmodifiableSet());

    private FlaskDecorators() {}
}
