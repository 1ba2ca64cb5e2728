package dev.undebug.scan.compare;

import dev.undebug.flask.Exposure;
import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.ServiceReport;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the services of two scans, since what is not followed has no finding. */
public final class ServiceChanges {
    /** Lines move. */
    private static final Pattern LINE = Pattern.compile(":\\d++");

    private final Map<String, String> renames;

    /** @param renames old path to new path */
    public ServiceChanges(Map<String, String> renames) {
        this.renames = Map.copyOf(renames);
    }

    /** Returns whether a scan has services that a comparison with another one may raise doubts about. */
    public static boolean raises(ScanResult head) {
        return head.services().stream().anyMatch(service -> isUnknown(service) || isHidden(service));
    }

    /**
     * Returns the doubts that the head raises and the base does not.
     *
     * @param changed tells whether the change touches a file of the base, so that a service there may be gone
     */
    public List<Doubt> doubts(ScanResult base, ScanResult head, Predicate<String> changed) {
        List<Doubt> doubts = new ArrayList<>();
        Set<String> unknown = reasons(
                base.services().stream().filter(ServiceChanges::isUnknown).map(service -> at(service, renames)));
        head.services().stream()
                .filter(ServiceChanges::isUnknown)
                .filter(service -> !unknown.containsAll(reasons(Stream.of(at(service, Map.of())))))
                .forEach(service -> doubts.add(new Doubt(Doubt.Kind.UNKNOWN, service)));
        Set<Key> visited = keys(visited(base), renames);
        head.services().stream()
                .filter(ServiceChanges::isHidden)
                .filter(service -> visited.contains(Key.of(service, Map.of())))
                .filter(service -> !keys(visited(head), Map.of()).contains(Key.of(service, Map.of())))
                .forEach(service -> doubts.add(new Doubt(Doubt.Kind.RELABELLED, service)));
        Set<Key> there = keys(head.services().stream(), Map.of());
        Set<String> fresh = fresh(visited, head);
        // Strangers gain nothing by the end of a service that showed them something.
        visited(base)
                .filter(service -> !service.exposure().shows())
                .filter(service -> changed.test(service.place().path()))
                .filter(service -> !there.contains(Key.of(service, renames)))
                .filter(service -> !fresh.contains(moved(service, renames)) && !fresh.contains(service.name()))
                .forEach(service -> doubts.add(new Doubt(Doubt.Kind.GONE, service)));
        return doubts;
    }

    /**
     * Returns the files and names of what only the head starts for visitors: a command in a script in place of one in a
     * Dockerfile, or a service of another name in the same file.
     */
    private static Set<String> fresh(Set<Key> visited, ScanResult head) {
        return visited(head)
                .filter(service -> !visited.contains(Key.of(service, Map.of())))
                .flatMap(service -> Stream.of(service.place().path(), service.name()))
                .collect(Collectors.toSet());
    }

    private record Key(String path, String name) {
        static Key of(ServiceReport service, Map<String, String> renames) {
            return new Key(moved(service, renames), service.name());
        }
    }

    private record Located(ServiceReport service, String path) {}

    private static Located at(ServiceReport service, Map<String, String> renames) {
        return new Located(service, moved(service, renames));
    }

    /**
     * Returns what is unknown of services, each with the code that makes it so, in a form that other lines do not change:
     * one unknown that replaces another is new, whether the launch or the program has it.
     */
    private static Set<String> reasons(Stream<Located> services) {
        Set<String> reasons = new HashSet<>();
        services.forEach(located -> {
            String key = located.path() + '\n' + located.service().name() + '\n';
            reasons.add(key + code(located.service().place()));
            located.service()
                    .unknowns()
                    .forEach(step ->
                            reasons.add(key + LINE.matcher(step.text()).replaceAll("") + '\n' + code(step.place())));
        });
        return reasons;
    }

    /** Returns the text of a place, and of the conditions around it, without white space. */
    private static String code(Place place) {
        Stream<String> guards = PythonPaths.isPython(place.path())
                ? Enclosing.conditions(PythonModule.parse(place.file()), place.span()).stream()
                        .map(test -> place.file().slice(test.span()))
                : Stream.of();
        return Stream.concat(Stream.of(place.text()), guards)
                .map(text -> text.replaceAll("\\s+", ""))
                .collect(Collectors.joining("\n"));
    }

    private static Set<Key> keys(Stream<ServiceReport> services, Map<String, String> renames) {
        return services.map(service -> Key.of(service, renames)).collect(Collectors.toSet());
    }

    private static String moved(ServiceReport service, Map<String, String> renames) {
        String path = service.place().path();
        return renames.getOrDefault(path, path);
    }

    private static Stream<ServiceReport> visited(ScanResult scan) {
        return scan.services().stream().filter(service -> !service.role().isPrivate());
    }

    private static boolean isUnknown(ServiceReport service) {
        return !service.role().isPrivate() && service.exposure() == Exposure.UNKNOWN;
    }

    private static boolean isHidden(ServiceReport service) {
        return service.role().isPrivate() && (service.exposure().shows() || service.exposure() == Exposure.UNKNOWN);
    }
}
