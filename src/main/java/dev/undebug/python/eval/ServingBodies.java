package dev.undebug.python.eval;

import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The servers that the functions of one file name. Several threads may ask. */
final class ServingBodies {
    private final Map<Span, ServingBody> known = new ConcurrentHashMap<>();

    /** Returns what a body says, which has to be one of this file. */
    ServingBody of(List<Stmt> body) {
        Span first = body.get(0).span();
        Span whole = new Span(first.start(), body.get(body.size() - 1).span().end());
        return known.computeIfAbsent(whole, key -> ServingBody.of(body));
    }
}
