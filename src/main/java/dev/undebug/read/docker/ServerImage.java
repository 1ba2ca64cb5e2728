package dev.undebug.read.docker;

import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Images for applications of others, which come with a server: what their own Dockerfiles say about the folder, the files
 * and the process of an image that is made from them.
 */
enum ServerImage {
    /** The images that copy the folder of the build; the others of this name leave all to the Dockerfile. */
    MOD_WSGI(
            "grahamdumpleton/mod-wsgi-docker:.*onbuild",
            new Line("WORKDIR", "/app"),
            new Line("COPY", ". /app"),
            new Line("ENTRYPOINT", "[\"mod_wsgi-docker-start\"]")),
    /** Its own configuration names the module, which one that is copied over it replaces. */
    UWSGI(
            "tiangolo/uwsgi-nginx-flask(?:[:@].*)?",
            new Line("WORKDIR", "/app"),
            new Line("CMD", "exec uwsgi --wsgi-file main.py --callable app --ini \"${UWSGI_INI:-/app/uwsgi.ini}\"")),
    /**
     * Variables name the module. Without them, it is {@code app/main.py} or else {@code main.py}: from the root, Python
     * finds the latter by the name of the former.
     */
    GUNICORN(
            "tiangolo/meinheld-gunicorn-flask(?:[:@].*)?",
            new Line("WORKDIR", "/app"),
            new Line(
                    "CMD",
                    "exec gunicorn --pythonpath /app,/"
                            + " \"${APP_MODULE:-${MODULE_NAME:-app.main}:${VARIABLE_NAME:-app}}\""));

    private final Pattern name;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot change.
    private final List<Line> lines;

    /** An instruction of a Dockerfile. */
    private record Line(String keyword, String arguments) {}

    ServerImage(String name, Line... lines) {
        this.name = Pattern.compile("(?:docker\\.io/)?" + name);
        this.lines = List.of(lines);
    }

    /** Returns the image of a name, if it is known. */
    static Optional<ServerImage> named(String reference) {
        return List.of(values()).stream()
                .filter(image -> image.name.matcher(reference).matches())
                .findFirst();
    }

    /**
     * Returns the instructions that it hands on.
     *
     * @param from the instruction that names it
     */
    List<DockerInstruction> instructions(Span from) {
        return lines.stream()
                .map(line ->
                        new DockerInstruction(line.keyword(), MappedText.at(line.arguments(), from), from, List.of()))
                .toList();
    }
}
