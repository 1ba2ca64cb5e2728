package dev.undebug.github.http;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The template of a path, so that metrics have few distinct labels. */
public final class PathTemplate {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern WORD = Pattern.compile("[a-z_-]{1,30}");

    private PathTemplate() {}

    public static String of(String path) {
        StringJoiner route = new StringJoiner("/");
        String[] parts = path.split("/", -1);
        boolean repository = parts.length > 3 && parts[1].equals("repos");
        for (int i = 0; i < parts.length; i++) {
            route.add(repository && (i == 2 || i == 3) ? (i == 2 ? "{owner}" : "{repo}") : template(parts[i]));
        }
        return route.toString();
    }

    private static String template(String part) {
        if (NUMBER.matcher(part).matches()) {
            return "{id}";
        }
        if (SHA.matcher(part).matches()) {
            return "{sha}";
        }
        if (part.contains("...")) {
            return "{basehead}";
        }
        return part.isEmpty() || WORD.matcher(part).matches() ? part : "{name}";
    }
}
