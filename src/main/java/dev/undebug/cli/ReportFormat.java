package dev.undebug.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A way to write the report of a scan. */
interface ReportFormat {
    /** All that there are, by the name that {@code --format} takes. Only the one that is asked for is made. */
    Map<String, Supplier<ReportFormat>> ALL = Map.of("text", TextReport::new, "json", JsonReport::new);

    void write(ScanReport report, PrintWriter out);

    static Optional<ReportFormat> named(String name) {
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }

    static String names() {
        return String.join(", ", new TreeSet<>(ALL.keySet()));
    }
}
