package dev.undebug.service.packages;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The installed Flask-SocketIO.
 *
 * @param guarded whether it is certainly 5.3.0 or newer, which does not start Werkzeug's server without a terminal
 * @param threads whether it chooses Werkzeug's server then, because neither eventlet nor gevent is seen to be installed
 */
public record SocketIoRelease(boolean guarded, boolean threads) {
    public static final SocketIoRelease UNKNOWN = new SocketIoRelease(false, false);

    public static final String NAME = "flask-socketio";

    private static final int MAJOR = 5;
    private static final int MINOR = 3;
    private static final List<String> GREEN = List.of("eventlet", "gevent");

    /** Packages that depend on eventlet or gevent. */
    private static final Set<String> BRING_GREEN = Set.of(
            "ajenti",
            "disco-py",
            "flask-sockets",
            "gipc",
            "grequests",
            "gsocketpool",
            "locust",
            "locustio",
            "nameko",
            "os-ken",
            "oslo-messaging",
            "oslo-service",
            "pyethapp",
            "raiden",
            "ryu",
            "steam",
            "volttron",
            "wal-e",
            "zerorpc");

    /**
     * Returns the release of what is installed together.
     *
     * @param dockerfile of the image, whose Python decides where the requirement leaves the release open
     * @param everywhere the names of all packages that the repository requires
     */
    public static SocketIoRelease of(
            RequiredTogether required, Optional<FileFacts> dockerfile, Set<String> everywhere) {
        List<Requirement> requirements = required.files().stream()
                .flatMap(file -> file.packaging().requirements().stream())
                .toList();
        RequiredPackage socketIo = RequiredPackage.of(NAME, requirements);
        boolean guarded = socketIo.isNamed()
                && (socketIo.isAtLeast(MAJOR, MINOR)
                        || dockerfile
                                .filter(file -> ChosenByPip.choosesNewestSocketIo(file, required))
                                .isPresent());
        boolean open = !guarded
                || !required.whole()
                || dockerfile.filter(file -> !ChosenByPip.knowsBase(file)).isPresent()
                || required.files().stream().anyMatch(file -> file.packaging().open())
                || everywhere.stream().anyMatch(SocketIoRelease::mayBringGreen)
                || Stream.concat(required.files().stream(), dockerfile.stream())
                        .anyMatch(file -> GREEN.stream().anyMatch(file.file().text()::contains));
        return new SocketIoRelease(guarded, !open);
    }

    private static boolean mayBringGreen(String name) {
        return BRING_GREEN.contains(name) || GREEN.stream().anyMatch(name::contains);
    }
}
