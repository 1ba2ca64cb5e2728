package dev.undebug.read.shell.syntax;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The branches that one run of a script takes because they decide which command a variable holds: after each of them,
 * {@code $server} starts another program. A run that joins all branches loses the value, and tells here where it did.
 */
public final class TakenBranches {
    private static final Pattern COMMAND = Pattern.compile("[\"\\s]*+\\$\\{?([A-Za-z_]\\w{0,99}+)");

    private final Map<Fork, Integer> taken;
    private final Map<Fork, Integer> met = new LinkedHashMap<>();
    private final Map<String, Set<Fork>> lost = new HashMap<>();
    private final Set<Fork> deciding = new HashSet<>();
    private boolean presumed = true;

    /**
     * Where a script goes on in several ways.
     *
     * @param written its condition, or the first word that it assigns
     */
    public record Fork(String path, Span written, Class<? extends ShellNode> kind) {
        /** Returns the fork at a command of a file. */
        public static Fork of(SourceFile file, Span written, ShellNode node) {
            return new Fork(file.path(), written, node.getClass());
        }
    }

    /** Creates a run that takes all branches and joins them. */
    public TakenBranches() {
        this(Map.of());
    }

    private TakenBranches(Map<Fork, Integer> taken) {
        this.taken = taken;
    }

    /**
     * Returns the index of the branch that the run takes alone; empty if it takes all.
     *
     * @param branches the number of branches
     */
    public OptionalInt at(Fork fork, int branches) {
        met.putIfAbsent(fork, branches);
        Integer index = taken.get(fork);
        return index == null ? OptionalInt.empty() : OptionalInt.of(Math.min(index, branches - 1));
    }

    /** Records that a branch that the run takes alone is not the one that is presumably taken. */
    public void doubt() {
        presumed = false;
    }

    /** Returns whether all branches that the run takes alone are those that are presumably taken. */
    public boolean isPresumed() {
        return presumed;
    }

    /** Records that the values of some variables are lost where branches are joined. */
    public void loses(Fork fork, Set<String> names) {
        names.forEach(name -> lost.computeIfAbsent(name, any -> new HashSet<>()).add(fork));
    }

    /** Records that a command is run whose program is not known, as written. */
    public void runs(String program) {
        Matcher name = COMMAND.matcher(program);
        if (name.lookingAt()) {
            deciding.addAll(lost.getOrDefault(name.group(1), Set.of()));
        }
    }

    /** Returns runs that each take one branch more, all those of one fork; none if no fork is left that decides a command. */
    public List<TakenBranches> next() {
        List<TakenBranches> next = new ArrayList<>();
        for (Map.Entry<Fork, Integer> fork : met.entrySet()) {
            if (deciding.contains(fork.getKey()) && !taken.containsKey(fork.getKey())) {
                for (int i = 0; i < fork.getValue(); i++) {
                    Map<Fork, Integer> more = new HashMap<>(taken);
                    more.put(fork.getKey(), i);
                    next.add(new TakenBranches(more));
                }
                return next;
            }
        }
        return next;
    }
}
