package dev.undebug.github;

import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.github.GHPermissionType;

/** Which permissions a token is asked for. */
final class Grant {
    /** What the work on a pull request needs. */
    private static final Map<String, GHPermissionType> NEEDED = Map.of(
            "metadata", GHPermissionType.READ,
            "contents", GHPermissionType.READ,
            "pull_requests", GHPermissionType.WRITE,
            "checks", GHPermissionType.WRITE);

    private Grant() {}

    /** Narrows what an installation has to what is needed; asking for one that it lacks would give no token at all. */
    static Map<String, GHPermissionType> of(Map<String, GHPermissionType> installation) {
        Map<String, GHPermissionType> grant = new TreeMap<>();
        NEEDED.forEach((name, needed) -> {
            GHPermissionType given = installation.get(name);
            if (given == GHPermissionType.READ || given == GHPermissionType.WRITE || given == GHPermissionType.ADMIN) {
                grant.put(name, given == GHPermissionType.READ ? given : needed);
            }
        });
        return grant;
    }
}
