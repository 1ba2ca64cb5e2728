package dev.undebug.flask;

/** The program that starts the application. */
public enum Launcher {
    PYTHON("python"),
    FLASK_RUN("flask-run"),
    GUNICORN("gunicorn"),
    UWSGI("uwsgi"),
    WAITRESS("waitress"),
    HYPERCORN("hypercorn"),
    UVICORN("uvicorn"),
    MOD_WSGI("mod_wsgi"),
    UNKNOWN("unknown");

    private final String id;

    Launcher(String id) {
        this.id = id;
    }

    /** Returns the name for reports. */
    public String id() {
        return id;
    }
}
