package dev.undebug.demo.github.rest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Simulates failures on demand. */
public final class Faults {
    private static final int TREE_ENTRIES = 100_000;

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private volatile int treeLimit = TREE_ENTRIES;

    private record Rule(Predicate<Exchange.Request> requests, AtomicInteger spared, AtomicInteger left, Fault fault) {
        boolean takes(Exchange.Request request) {
            return requests.test(request) && !counted(spared) && counted(left);
        }

        private static boolean counted(AtomicInteger rest) {
            return rest.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        }
    }

    /**
     * Fails the next requests.
     *
     * @param path a regular expression to be found in the path below {@code /api}, such as {@code /check-runs$} or
     *     {@code /graphql}
     */
    public void next(int times, String method, String path, Fault fault) {
        Pattern pattern = Pattern.compile(path);
        Predicate<Exchange.Request> requests = request -> request.method().equals(method)
                && pattern.matcher(request.path()).find();
        rules.add(new Rule(requests, new AtomicInteger(), new AtomicInteger(times), fault));
    }

    /**
     * Fails one request.
     *
     * @param requests the kind of request
     * @param spared how many requests of that kind pass before
     */
    public void once(Predicate<Exchange.Request> requests, int spared, Fault fault) {
        rules.add(new Rule(requests, new AtomicInteger(spared), new AtomicInteger(1), fault));
    }

    /** Fails every request. */
    public void everything(Fault fault) {
        rules.add(new Rule(request -> true, new AtomicInteger(), new AtomicInteger(Integer.MAX_VALUE), fault));
    }

    /** Fails every request of this kind. */
    public void always(String method, String path, Fault fault) {
        next(Integer.MAX_VALUE, method, path, fault);
    }

    /** Ends all faults. */
    public void clear() {
        rules.clear();
        treeLimit = TREE_ENTRIES;
    }

    /** Truncates tree listings after this number of entries. */
    public void truncateTrees(int entries) {
        treeLimit = entries;
    }

    int treeLimit() {
        return treeLimit;
    }

    Optional<Fault> of(Exchange.Request request) {
        return rules.stream()
                .filter(rule -> rule.takes(request))
                .map(Rule::fault)
                .findFirst();
    }
}
