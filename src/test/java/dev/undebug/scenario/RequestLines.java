package dev.undebug.scenario;

import dev.undebug.demo.github.rest.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats requests briefly, identically in every run. */
public final class RequestLines {
    private static final Pattern MUTATION = Pattern.compile("\\{\\\\n\\w+:(\\w+)\\(input");

    private RequestLines() {}

    /** Leaves out the requests for the app's tokens, which serve many reviews. */
    static List<String> of(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(Exchange::request)
                .filter(request -> !request.path().startsWith("/app"))
                .map(RequestLines::line)
                .toList();
    }

    /** Returns the method and the path, without names and numbers. */
    public static String line(Exchange.Request request) {
        if (request.path().equals("/graphql")) {
            Matcher mutation = MUTATION.matcher(request.body());
            return mutation.find() ? "mutation " + mutation.group(1) : "query";
        }
        String path = request.path()
                .replaceFirst("^/repos/[^/]+/[^/]+", "")
                .replaceAll("/compare/.+", "/compare/{basehead}")
                .replaceAll("[0-9a-f]{40}", "{sha}")
                .replaceAll("/\\d+", "/{id}");
        return request.method() + " " + (path.isEmpty() ? "/" : path);
    }

    /** Returns whether a request is a read. */
    static boolean reads(Exchange.Request request) {
        return request.method().equals("GET") || line(request).equals("query");
    }

    /** Joins equal neighbours. */
    static String joined(List<String> lines) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || !lines.get(i).equals(lines.get(from))) {
                parts.add("`" + lines.get(from) + "`" + (i - from > 1 ? " × " + (i - from) : ""));
                from = i;
            }
        }
        return String.join(", ", parts);
    }
}
