package dev.undebug.github.client;

import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.github.GHPermissionType;

/** Which permissions a token is asked for. */
public enum Grant {
    /** What the work on a pull request needs. */
    REVIEW(GHPermissionType.READ),
    /** What only an app that may write code can do, as to resolve a thread; GitHub does not say so of the latter. */
    WRITE(GHPermissionType.WRITE),
    /** What a commit needs, and workflows where the app may change them. */
    COMMIT(GHPermissionType.WRITE);

    private final GHPermissionType contents;

    Grant(GHPermissionType contents) {
        this.contents = contents;
    }

    private Map<String, GHPermissionType> needed() {
        return Map.of(
                "metadata", GHPermissionType.READ,
                "contents", contents,
                "pull_requests", GHPermissionType.WRITE,
                "checks", GHPermissionType.WRITE);
    }

    private Map<String, GHPermissionType> useful() {
        Map<String, GHPermissionType> useful = new TreeMap<>(needed());
        if (this == COMMIT) {
            useful.put("workflows", GHPermissionType.WRITE);
        }
        return useful;
    }

    /** Narrows what an installation has to what is useful; asking for one that it lacks would give no token at all. */
    public Map<String, GHPermissionType> of(Map<String, GHPermissionType> installation) {
        Map<String, GHPermissionType> grant = new TreeMap<>();
        useful().forEach((name, wanted) -> {
            GHPermissionType given = installation.get(name);
            if (given == GHPermissionType.READ || given == GHPermissionType.WRITE || given == GHPermissionType.ADMIN) {
                grant.put(name, given == GHPermissionType.READ ? given : wanted);
            }
        });
        return grant;
    }

    /** Returns whether an installation has all that is needed. */
    boolean isCoveredBy(Map<String, GHPermissionType> installation) {
        return of(installation).entrySet().containsAll(needed().entrySet());
    }
}
