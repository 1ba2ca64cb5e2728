package dev.undebug.read.text;

import dev.undebug.source.RepositoryPath;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by the names of scripts which start a server: {@code run-server.sh}, {@code runServer.sh}. */
public final class StartScripts {
    private static final Pattern STARTS_A_SERVER = Pattern.compile(
            "(?:.*[_-])?(?:start|startup|serve|server|boot|entrypoint|launch|gunicorn|uwsgi|wsgi|user[_-]?data|cloud[_-]?init)(?:[_-].*)?(?:\\.\\w+)?");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private StartScripts() {}

    public static boolean is(String path) {
        String name = RepositoryPath.of(path).name();
        String words = HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        return STARTS_A_SERVER.matcher(words).matches();
    }
}
