package dev.undebug.source;

/** Tells by their names which files are Python. */
public final class PythonPaths {
    private PythonPaths() {}

    /** Returns whether a file is Python source or a notebook. */
    public static boolean isPython(String path) {
        return isSource(path) || isNotebook(path);
    }

    /** Returns whether a file is Python source. */
    public static boolean isSource(String path) {
        return path.endsWith(".py") || path.endsWith(".pyw");
    }

    /** Returns whether a file is a Jupyter notebook, in which Python source may be. */
    public static boolean isNotebook(String path) {
        return path.endsWith(".ipynb");
    }
}
