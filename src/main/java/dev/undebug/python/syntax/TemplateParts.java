package dev.undebug.python.syntax;

import dev.undebug.python.syntax.Template.Part;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns the conditional parts of a template into conditions of the program that nobody knows. */
final class TemplateParts {
    private final List<Part> parts;

    /** Where parts start. */
    private final NavigableSet<Integer> starts = new TreeSet<>();

    /** Where parts start for which none of the conditions before them is met. */
    private final Set<Integer> last = new HashSet<>();

    /** The conditions that were made, by where the parts start. */
    private final Map<Integer, Stmt.If> made = new HashMap<>();

    TemplateParts(List<Part> parts) {
        this.parts = parts;
        for (Part part : parts) {
            starts.add(part.span().start());
            if (part.otherwise()) {
                last.add(part.span().start());
            }
        }
    }

    /**
     * Returns the statements of a block.
     *
     * @param header an offset before the block; a part around it is about the whole statement
     */
    List<Stmt> block(int header, List<Stmt> statements) {
        List<Stmt> block = new ArrayList<>(statements.size());
        statements.forEach(statement -> block.add(known(statement)));
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (header < part.span().start() || header >= part.span().end()) {
                apply(part, block);
            }
        }
        return List.copyOf(block);
    }

    /** A line that is filled in may be any code; a statement with a conditional part may be any of several. */
    private Stmt known(Stmt statement) {
        boolean filledIn = statement instanceof Stmt.ExprStmt expression && expression.value() instanceof Expr.Broken;
        return filledIn || (statement.bodies().isEmpty() && isDividedWithin(statement.span()))
                ? new Stmt.Broken(statement.span())
                : statement;
    }

    private boolean isDividedWithin(Span span) {
        @Nullable Integer next = starts.higher(span.start());
        return next != null && next < span.end();
    }

    private void apply(Part part, List<Stmt> block) {
        int from = firstFrom(part.span().start(), block);
        int to = firstFrom(part.span().end(), block);
        if (from == to) {
            return;
        }
        List<Stmt> inside = block.subList(from, to);
        Span whole = new Span(
                inside.get(0).span().start(), inside.get(to - from - 1).span().end());
        List<Stmt> then = List.copyOf(inside);
        inside.clear();
        block.add(from, condition(part, whole, then, alternative(part, from, block)));
    }

    /** Takes what the block has for where the condition of a part is not met. */
    private List<Stmt> alternative(Part part, int at, List<Stmt> block) {
        Stmt.If next = made.get(part.span().end());
        if (next == null || at >= block.size() || block.get(at) != next) {
            return List.of();
        }
        block.remove(at);
        return last.contains(part.span().end()) ? next.body() : List.of(next);
    }

    /** Returns the index of the first statement that starts at an offset or behind it. */
    private static int firstFrom(int offset, List<Stmt> block) {
        int from = 0;
        int to = block.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (block.get(middle).span().start() < offset) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private Stmt.If condition(Part part, Span whole, List<Stmt> then, List<Stmt> otherwise) {
        Span test = new Span(whole.start(), whole.start());
        Stmt.If condition = new Stmt.If(whole, new Expr.Broken(test), then, otherwise);
        made.put(part.span().start(), condition);
        return condition;
    }
}
