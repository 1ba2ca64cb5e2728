package dev.undebug.demo.github.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Paginates lists by cursor. */
final class Connections {
    private static final String CURSOR = "cursor:v2:";
    private static final int MOST = 100;

    private Connections() {}

    /** Returns the part of the list for the arguments {@code first}, {@code last}, {@code after} and {@code before}. */
    static Map<String, Object> page(DataFetchingEnvironment environment, List<?> items) {
        Optional<Integer> first = limit(environment, "first");
        Optional<Integer> last = limit(environment, "last");
        if (first.isEmpty() && last.isEmpty()) {
            throw new GitHubError(
                    "MISSING_PAGINATION_BOUNDARIES",
                    "You must provide a `first` or `last` value to properly paginate the `"
                            + environment.getField().getName() + "` connection.");
        }
        int from = place(environment, "after").map(index -> index + 1).orElse(0);
        int to = Math.max(
                from, Math.min(items.size(), place(environment, "before").orElse(items.size())));
        if (first.isPresent()) {
            to = Math.min(to, from + first.get());
        } else {
            from = Math.max(from, to - last.orElseThrow());
        }
        return page(items, Math.min(from, to), to);
    }

    private static Map<String, Object> page(List<?> items, int from, int to) {
        List<?> nodes = items.subList(from, to);
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", to < items.size());
        info.put("hasPreviousPage", from > 0);
        if (!nodes.isEmpty()) {
            info.put("startCursor", cursor(from));
            info.put("endCursor", cursor(to - 1));
        }
        return Map.of(
                "nodes",
                nodes,
                "edges",
                IntStream.range(from, to)
                        .mapToObj(index -> Map.of("cursor", cursor(index), "node", items.get(index)))
                        .toList(),
                "pageInfo",
                info,
                "totalCount",
                items.size());
    }

    private static Optional<Integer> limit(DataFetchingEnvironment environment, String argument) {
        Optional<Integer> limit = Optional.ofNullable(environment.getArgument(argument));
        if (limit.filter(value -> value < 1 || value > MOST).isPresent()) {
            throw new GitHubError(
                    "EXCESSIVE_PAGINATION",
                    "Requesting " + limit.get() + " records on the `"
                            + environment.getField().getName() + "` connection exceeds the `" + argument + "` limit of "
                            + MOST + " records.");
        }
        return limit;
    }

    private static String cursor(int index) {
        return Base64.getEncoder().encodeToString((CURSOR + index).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Integer> place(DataFetchingEnvironment environment, String argument) {
        Optional<String> cursor = Optional.ofNullable(environment.getArgument(argument));
        try {
            return cursor.map(Base64.getDecoder()::decode)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .map(text -> Integer.valueOf(text.substring(CURSOR.length())));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new GitHubError(
                    "INVALID_CURSOR_ARGUMENTS", "`" + cursor.orElse("") + "` does not appear to be a valid cursor.");
        }
    }
}
