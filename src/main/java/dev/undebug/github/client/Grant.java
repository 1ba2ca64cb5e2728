package dev.undebug.github.client;

import dev.undebug.pull.AppPermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kohsuke.github.GHPermissionType;

/** The permissions that a token requests. */
public enum Grant {
    /** For the work on a pull request. */
    REVIEW(AppPermission.CONTENTS),
    /**
     * For actions of an app with write access to contents, such as resolving a thread; GitHub does not document that
     * requirement.
     */
    WRITE(AppPermission.COMMITS),
    /** For commits, and for workflows if the app may change them. */
    COMMIT(AppPermission.COMMITS);

    private final AppPermission contents;

    Grant(AppPermission contents) {
        this.contents = contents;
    }

    private Set<AppPermission> needed() {
        Set<AppPermission> needed = EnumSet.copyOf(AppPermission.REQUIRED);
        // It brings events; no request needs it.
        needed.remove(AppPermission.MERGE_QUEUES);
        needed.add(contents);
        return needed;
    }

    private Set<AppPermission> useful() {
        Set<AppPermission> useful = needed();
        if (this == COMMIT) {
            useful.add(AppPermission.WORKFLOW_COMMITS);
        }
        return useful;
    }

    private static Map<String, GHPermissionType> levels(Set<AppPermission> permissions) {
        Map<String, GHPermissionType> levels = new TreeMap<>();
        AppPermission.levels(permissions)
                .forEach((name, level) -> levels.put(name, GHPermissionType.valueOf(level.toUpperCase(Locale.ROOT))));
        return levels;
    }

    /**
     * Returns the useful part of an installation's permissions; a request for one that it lacks would give no token at
     * all.
     */
    public Map<String, GHPermissionType> of(Map<String, GHPermissionType> installation) {
        Map<String, GHPermissionType> grant = new TreeMap<>();
        levels(useful()).forEach((name, wanted) -> {
            GHPermissionType given = installation.get(name);
            if (given == GHPermissionType.READ || given == GHPermissionType.WRITE || given == GHPermissionType.ADMIN) {
                grant.put(name, given == GHPermissionType.READ ? given : wanted);
            }
        });
        return grant;
    }

    /** Returns whether an installation has all required permissions. */
    boolean isCoveredBy(Map<String, GHPermissionType> installation) {
        return of(installation).entrySet().containsAll(levels(needed()).entrySet());
    }
}
