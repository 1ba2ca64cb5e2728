package dev.undebug.pull;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A permission of the app: GitHub's name, the level and the purpose. */
public enum AppPermission {
    CHECKS("checks", "write", "the check run that blocks the merge"),
    CONTENTS("contents", "read", "the files that decide how the program is launched"),
    MERGE_QUEUES("merge_queues", "read", "the events of merge queues"),
    METADATA("metadata", "read", "the repository itself, as every app needs it"),
    PULL_REQUESTS("pull_requests", "write", "review comments with suggestions"),
    COMMITS("contents", "write", "Fix all, and resolving the threads of findings that are fixed"),
    WORKFLOW_COMMITS("workflows", "write", "Fix all in workflows");

    /** The permissions in {@code app.yml}. The owner of the app decides whether it may also commit. */
    public static final Set<AppPermission> REQUIRED = Collections.unmodifiableSet(EnumSet.range(CHECKS, PULL_REQUESTS));

    private final String id;
    private final String level;
    private final String purpose;

    AppPermission(String id, String level, String purpose) {
        this.id = id;
        this.level = level;
        this.purpose = purpose;
    }

    /** Returns GitHub's name, such as {@code pull_requests}. */
    public String id() {
        return id;
    }

    /** Returns {@code read} or {@code write}. */
    public String level() {
        return level;
    }

    public String purpose() {
        return purpose;
    }

    /** Returns the level of each permission by name, as in a manifest; a later level of the same name wins. */
    public static Map<String, String> levels(Collection<AppPermission> permissions) {
        Map<String, String> levels = new TreeMap<>();
        permissions.forEach(permission -> levels.put(permission.id, permission.level));
        return levels;
    }

    /** Returns name and level, as in a manifest: {@code contents: write}. */
    @Override
    public String toString() {
        return id + ": " + level;
    }
}
