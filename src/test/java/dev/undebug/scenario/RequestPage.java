package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The page {@code docs/requests.md}: a row for each scenario that has {@link Requests}. */
final class RequestPage {
    private static final Path FILE = Path.of("docs", "requests.md");
    private static final String HEAD = """
            # Requests per scenario

            What the server asks of GitHub from the webhook to its last word, as the tests in
            `src/test/java/dev/undebug/scenario` see it over HTTP. They compare this page and, with `-Dupdate`, write it. Not
            counted is what is asked once for many reviews: tokens, and what an installation grants. `query` and `mutation`
            are requests to GraphQL; the other paths are those below the repository's.

            | about | scenario | requests | which |
            | --- | --- | ---: | --- |
            """;

    private RequestPage() {}

    /** Compares the row of a scenario with the page, or updates it. */
    static synchronized void check(String about, String scenario, List<String> lines) {
        String row = "| %s | %s | %d | %s |".formatted(about, scenario, lines.size(), RequestLines.joined(lines));
        NavigableMap<String, String> rows = rows();
        if (Golden.updates()) {
            rows.put(key(row), row);
            write(rows);
        }
        assertThat(rows.get(key(row))).as("%s; write it with -Dupdate", FILE).isEqualTo(row);
    }

    /** Returns the rows by subject and scenario. */
    static NavigableMap<String, String> rows() {
        NavigableMap<String, String> rows = new TreeMap<>();
        try {
            if (Files.exists(FILE)) {
                Files.readAllLines(FILE).stream()
                        .filter(line -> line.startsWith("| ") && !HEAD.contains(line + "\n"))
                        .forEach(line -> rows.put(key(line), line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Keeps only rows with one of the keys, when the page is updated. */
    static synchronized void keep(Iterable<String> keys) {
        if (Golden.updates()) {
            NavigableMap<String, String> rows = rows();
            NavigableMap<String, String> kept = new TreeMap<>();
            keys.forEach(key -> kept.computeIfAbsent(key, rows::get));
            write(kept);
        }
    }

    static String key(String about, String scenario) {
        return about + ": " + scenario;
    }

    private static String key(String row) {
        String[] cells = row.split(" *\\| *", -1);
        return key(cells[1], cells[2]);
    }

    private static void write(NavigableMap<String, String> rows) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, HEAD + String.join("\n", rows.values()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
