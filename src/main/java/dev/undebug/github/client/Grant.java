package dev.undebug.github.client;

import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.github.GHPermissionType;

/** The permissions that a token requests. */
public enum Grant {
    /** For the work on a pull request. */
    REVIEW(GHPermissionType.READ),
    /**
     * For actions of an app with write access to contents, such as resolving a thread; GitHub does not document that
     * requirement.
     */
    WRITE(GHPermissionType.WRITE),
    /** For commits, and for workflows if the app may change them. */
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

    /**
     * Returns the useful part of an installation's permissions; a request for one that it lacks would give no token at
     * all.
     */
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

    /** Returns whether an installation has all required permissions. */
    boolean isCoveredBy(Map<String, GHPermissionType> installation) {
        return of(installation).entrySet().containsAll(needed().entrySet());
    }
}
