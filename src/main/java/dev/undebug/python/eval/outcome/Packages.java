package dev.undebug.python.eval.outcome;

import java.util.Locale;
import java.util.Set;

/** Classifies modules outside the repository by their names. */
public final class Packages {
    /** Packages that are installed wherever a Flask application runs. */
    private static final Set<String> INSTALLED = Set.of(("flask werkzeug jinja2 click itsdangerous markupsafe "
                    + "undebug_model abc argparse ast asyncio atexit base64 builtins codecs collections configparser contextlib "
                    + "contextvars copy csv ctypes dataclasses datetime decimal distutils email enum errno fnmatch "
                    + "functools gc getpass glob gzip hashlib hmac html http importlib inspect io ipaddress itertools "
                    + "json locale logging math mimetypes multiprocessing operator os pathlib pickle pkgutil platform "
                    + "pprint queue random re secrets select shlex shutil signal smtplib socket sqlite3 ssl stat "
                    + "statistics string struct subprocess sys tempfile textwrap threading time tomllib traceback types "
                    + "typing unittest urllib uuid warnings weakref webbrowser xml zipfile zlib zoneinfo __future__")
            .split(" "));

    private Packages() {}

    public static boolean isInstalled(String top) {
        return INSTALLED.contains(top);
    }

    /**
     * Returns whether a top-level module is certainly not the repository's own, even if the repository has that name.
     */
    public static boolean isKnown(String top) {
        return isInstalled(top) || KnownModules.have(top);
    }

    /**
     * Returns whether a module is of the kind that people keep out of version control: if it is missing, it counts as
     * not used.
     */
    public static boolean isLocal(String dotted) {
        String name = dotted.toLowerCase(Locale.ROOT);
        return name.contains("local")
                || name.contains("settings")
                || name.contains("config")
                || name.contains("secret");
    }
}
