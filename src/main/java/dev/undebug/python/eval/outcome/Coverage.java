package dev.undebug.python.eval.outcome;

import dev.undebug.python.syntax.tree.Stmt;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What a run went through: the blocks that it entered, and the files that it read other than by importing them. */
public final class Coverage {
    private final Set<List<Stmt>> entered;
    private final Set<String> texts;
    private long work;

    private Coverage(Set<List<Stmt>> entered, Set<String> texts) {
        this.entered = entered;
        this.texts = texts;
    }

    /** Returns the coverage of a run that has not begun. */
    public static Coverage none() {
        // Equal blocks stand in many files: it is this one that is meant.
        return new Coverage(Collections.newSetFromMap(new IdentityHashMap<>()), new HashSet<>());
    }

    public void enter(List<Stmt> block) {
        entered.add(block);
    }

    /** Notes how much work the run was. */
    public void work(long done) {
        work = done;
    }

    /** Returns how much work the run was: the expressions and statements that it evaluated, and the states that it joined. */
    public long work() {
        return work;
    }

    public void read(String path) {
        texts.add(path);
    }

    /** Returns the same of which nothing more is known about one file than that it matters. */
    public Coverage blurred(String path) {
        Set<String> more = new HashSet<>(texts);
        more.add(path);
        return new Coverage(entered, more);
    }

    public boolean entered(List<Stmt> block) {
        return entered.contains(block);
    }

    public boolean hasRead(String path) {
        return texts.contains(path);
    }
}
