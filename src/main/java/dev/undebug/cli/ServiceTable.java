package dev.undebug.cli;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.scan.ServiceReport;
import dev.undebug.service.verdict.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of services and what they give a stranger, worst first. Services that start unknown programs share one
 * line.
 */
final class ServiceTable {
    /** More names are not helpful. */
    private static final int MOST_NAMED = 4;

    private ServiceTable() {}

    static List<String> lines(List<ServiceReport> services) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SERVICE", "STARTED AT", "LAUNCHER", "ENVIRONMENT", "A STRANGER GETS"));
        services.stream()
                .filter(service -> !isOther(service))
                .sorted(Comparator.comparing(ServiceTable::rank))
                .map(ServiceTable::row)
                .distinct()
                .forEach(rows::add);
        List<String> lines = new ArrayList<>(rows.size() > 1 ? TextTable.lines(rows) : List.of());
        List<String> others = services.stream()
                .filter(ServiceTable::isOther)
                .map(service -> Printable.of(service.name()) + " ("
                        + Printable.of(service.place().toString()) + ")")
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            lines.addAll(Printable.wrapped(others(others), TextReport.WIDTH));
        }
        return lines;
    }

    private static boolean isOther(ServiceReport service) {
        return service.launcher() == Launcher.UNKNOWN
                && service.exposure() == Exposure.UNKNOWN
                && service.because().stream().noneMatch(reason -> reason.event() instanceof Event.StartsQuart);
    }

    /** Unknown services come before harmless ones. */
    private static int rank(ServiceReport service) {
        return switch (service.exposure()) {
            case CONSOLE -> 0;
            case TRACEBACK -> 1;
            case SETTINGS -> 2;
            case FLAG -> 3;
            case UNKNOWN -> 4;
            case DORMANT -> 5;
            case NONE -> 6;
        };
    }

    private static List<String> row(ServiceReport service) {
        return List.of(
                service.name(),
                service.place().toString(),
                service.launcher().id(),
                service.role() == Role.UNKNOWN ? "not stated" : service.role().id(),
                service.exposure().id() + service.reasons());
    }

    private static String others(List<String> others) {
        String named = others.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = others.size() - MOST_NAMED;
        return "Not evaluated, because Undebug does not know the program: " + named
                + (more > 0 ? " and " + more + " more." : ".");
    }
}
