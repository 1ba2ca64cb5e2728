package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A parsed Python file.
 *
 * @param body the statements at the top level, {@link Stmt.Broken} for those that cannot be parsed
 * @param comments the comments with their {@code #}, in order
 * @param mistake the first statement that no Python takes, so that it refuses the whole file; empty where only this parser
 *     gives up
 * @param refusals other places for which Python refuses the file, perhaps only a newer one
 */
public record PythonModule(
        SourceFile file, List<Stmt> body, List<Span> comments, Optional<Span> mistake, Refusals refusals) {
    public PythonModule {
        body = List.copyOf(body);
        comments = List.copyOf(comments);
    }

    /**
     * The first places, besides mistakes in statements, for which Python refuses a file.
     *
     * @param always a line that every Python refuses: deeper than its block for no reason, or like none of the blocks around
     *     it; or the end of a header without a block
     * @param byThree what Python 3 refuses and Python 2 takes: tabs and spaces in a line, a {@code print} or {@code exec} that
     *     is no call
     */
    public record Refusals(Optional<Span> always, Optional<Span> byThree) {
        public static final Refusals NONE = new Refusals(Optional.empty(), Optional.empty());
    }

    /**
     * Returns the first place for which Python refuses the whole file.
     *
     * @param three whether it is certainly Python 3
     */
    public Optional<Span> refused(boolean three) {
        Optional<Span> old = three ? refusals.byThree : Optional.empty();
        return Stream.of(mistake, refusals.always, old)
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Span::start));
    }

    /** Parses a file. Never throws: a syntax error costs only its own statement. */
    public static PythonModule parse(SourceFile file) {
        return Parser.parse(file);
    }

    /** Parses the template of a file, at its own places. What is not known of the file is no mistake. */
    public static PythonModule parse(SourceFile file, Template template) {
        return Parser.parse(file, template);
    }
}
