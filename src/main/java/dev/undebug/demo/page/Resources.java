package dev.undebug.demo.page;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The stylesheet and the script.
 *
 * @param guard checks every request
 */
record Resources(PageGuard guard) {
    void addTo(RoutesConfig routes) {
        add(routes, "page.css", "text/css");
        add(routes, "page.js", "text/javascript");
    }

    private void add(RoutesConfig routes, String name, String type) {
        byte[] content = read(name);
        routes.get("/" + name, guard.letIn(request -> request.contentType(type).result(content)));
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
