package dev.undebug.demo.github.rest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Faults on demand. */
public final class Faults {
    private static final int TREE_ENTRIES = 100_000;

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private volatile int treeLimit = TREE_ENTRIES;

    private record Rule(String method, Pattern path, AtomicInteger left, Fault fault) {
        boolean takes(String requestMethod, String requestPath) {
            return method.equals(requestMethod)
                    && path.matcher(requestPath).find()
                    && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        }
    }

    /**
     * Lets the next requests fail.
     *
     * @param path a regular expression to be found in the path below {@code /api}, such as {@code /check-runs$} or {@code /graphql}
     */
    public void next(int times, String method, String path, Fault fault) {
        rules.add(new Rule(method, Pattern.compile(path), new AtomicInteger(times), fault));
    }

    /** Lets every such request fail. */
    public void always(String method, String path, Fault fault) {
        next(Integer.MAX_VALUE, method, path, fault);
    }

    /** Ends all faults. */
    public void clear() {
        rules.clear();
        treeLimit = TREE_ENTRIES;
    }

    /** Says that trees are cut after so many entries. */
    public void truncateTrees(int entries) {
        treeLimit = entries;
    }

    int treeLimit() {
        return treeLimit;
    }

    Optional<Fault> of(String method, String path) {
        return rules.stream()
                .filter(rule -> rule.takes(method, path))
                .map(Rule::fault)
                .findFirst();
    }
}
