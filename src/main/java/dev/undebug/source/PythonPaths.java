package dev.undebug.source;

/** Recognises Python files by their names. */
public final class PythonPaths {
    private PythonPaths() {}

    /** Returns whether a file is Python source or a notebook. */
    public static boolean isPython(String path) {
        return isSource(path) || isNotebook(path);
    }

    /** Returns whether a file is Python source. */
    public static boolean isSource(String path) {
        return path.endsWith(".py") || path.endsWith(".pyw") || isEntry(path) || isScript(path);
    }

    /** Returns whether a file is the entry point of a web application, which a server imports: {@code shop.wsgi}. */
    public static boolean isEntry(String path) {
        return path.endsWith(".wsgi");
    }

    /** Returns whether a web server starts a file by CGI or FastCGI, as its name says: {@code shop.fcgi}, {@code cgi-bin/shop.py}. */
    public static boolean isGateway(String path) {
        return isScript(path) || (path.endsWith(".py") && ("/" + path).contains("/cgi-bin/"));
    }

    /** Such a file may be in another language, too: then it has nothing that Undebug looks for. */
    private static boolean isScript(String path) {
        return path.endsWith(".cgi") || path.endsWith(".fcgi");
    }

    /** Returns whether the lines of a file among the installed packages name further folders, or run when Python starts. */
    public static boolean isPathFile(String path) {
        return path.endsWith(".pth");
    }

    /** Returns whether a file is a Jupyter notebook, which may contain Python source. */
    public static boolean isNotebook(String path) {
        return path.endsWith(".ipynb");
    }
}
