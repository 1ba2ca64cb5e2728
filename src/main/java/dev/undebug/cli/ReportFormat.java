package dev.undebug.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Writes the report of a scan in one format. */
interface ReportFormat {
    /** All formats, by their {@code --format} name. Only the requested one is created. */
    Map<String, Supplier<ReportFormat>> ALL = Map.of("text", TextReport::new, "json", JsonReport::new);

    void write(ScanReport report, PrintWriter out);

    static Optional<ReportFormat> named(String name) {
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }

    static String names() {
        return String.join(", ", new TreeSet<>(ALL.keySet()));
    }
}
