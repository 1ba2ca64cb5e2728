package dev.undebug.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A way to write the report of a scan. */
interface ReportFormat {
    /** All that there are, by the name that {@code --format} takes. */
    Map<String, ReportFormat> ALL = Map.of("text", new TextReport(), "json", new JsonReport());

    void write(ScanReport report, PrintWriter out);

    static Optional<ReportFormat> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static String names() {
        return String.join(", ", new TreeSet<>(ALL.keySet()));
    }
}
