package dev.undebug.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The symbolic links of a tree. */
public final class Links {
    /** Linux's limit for the links on one path; more are a loop. */
    private static final int MOST_HOPS = 40;

    /** Linux's limit for a path, in characters; a longer one leads nowhere. */
    private static final int MOST_LENGTH = 4096;

    /** The target of a link that could not be read: out of the tree. */
    public static final String NOWHERE = "/";

    private final Map<String, String> targets;
    private final Map<String, Optional<String>> ends = new HashMap<>();

    /** @param targets of each link, as written */
    public Links(Map<String, String> targets) {
        this.targets = Map.copyOf(targets);
        targets.keySet().forEach(link -> ends.put(link, follow(link)));
    }

    /** Returns the target of a link with this blob; {@link #NOWHERE} if the blob could not be read. */
    public static String target(Content blob) {
        return blob instanceof Content.Decoded decoded ? decoded.file().text() : NOWHERE;
    }

    /** Returns the paths of the links. */
    public Set<String> paths() {
        return targets.keySet();
    }

    public boolean has(String path) {
        return targets.containsKey(path);
    }

    /** Returns the target of a link as written; empty if the path is none. */
    public Optional<String> written(String path) {
        return Optional.ofNullable(targets.get(path));
    }

    /** Returns the path after following all links in it; empty if it leads out of the tree or nowhere. */
    public Optional<String> end(String path) {
        Optional<String> known = ends.get(path);
        if (known != null) {
            return known;
        }
        boolean plain = path.length() <= MOST_LENGTH
                && PathParts.areResolved(path, 0)
                && (targets.isEmpty() || !PathParts.anyAbove(path, targets::containsKey));
        return plain ? Optional.of(path) : follow(path);
    }

    private Optional<String> follow(String path) {
        Deque<String> open = new ArrayDeque<>();
        Deque<String> done = new ArrayDeque<>();
        open.addAll(PathParts.written(path));
        int hops = 0;
        int length = path.length();
        while (!open.isEmpty()) {
            if (length > MOST_LENGTH) {
                return Optional.empty();
            }
            String part = open.removeFirst();
            if (part.equals("..")) {
                if (done.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (PathParts.isName(part)) {
                done.addLast(part);
                String target = targets.get(String.join("/", done));
                if (target != null) {
                    hops++;
                    if (hops > MOST_HOPS || target.startsWith("/")) {
                        return Optional.empty();
                    }
                    done.removeLast();
                    length += target.length() - part.length();
                    List<String> parts = PathParts.written(target);
                    for (int i = parts.size() - 1; i >= 0; i--) {
                        open.addFirst(parts.get(i));
                    }
                }
            }
        }
        return Optional.of(String.join("/", done));
    }
}
