package dev.undebug.flask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names under which distributions install the programs of servers, one for each Python that they have. */
public final class ServerProgram {
    /** Fedora's {@code flask-3} and {@code gunicorn-3.11}, Debian's {@code gunicorn3} and {@code waitress-serve-python3}. */
    private static final Pattern VERSIONED = Pattern.compile(
            "(flask|gunicorn|waitress-serve|hypercorn|uvicorn)(?:[-.]?(?:python)?[23](?:\\.\\d{1,2})?)");

    private ServerProgram() {}

    /** Returns the program's own name, {@code flask} for {@code flask-3}; other names are unchanged. */
    public static String plain(String program) {
        Matcher versioned = VERSIONED.matcher(program);
        return versioned.matches() ? versioned.group(1) : program;
    }
}
