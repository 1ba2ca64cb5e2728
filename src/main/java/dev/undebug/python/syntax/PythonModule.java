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
 * @param indentation the mistakes of its indentation
 */
public record PythonModule(
        SourceFile file, List<Stmt> body, List<Span> comments, Optional<Span> mistake, Indentation indentation) {
    public PythonModule {
        body = List.copyOf(body);
        comments = List.copyOf(comments);
    }

    /**
     * The first lines with indentation that Python refuses.
     *
     * @param wrong one that every Python refuses: deeper than its block for no reason, or like none of the blocks around it; or
     *     the end of a header without a block
     * @param tabs one whose tabs and spaces Python 3 refuses, and Python 2 takes
     */
    public record Indentation(Optional<Span> wrong, Optional<Span> tabs) {
        public static final Indentation NONE = new Indentation(Optional.empty(), Optional.empty());
    }

    /**
     * Returns the first place for which Python refuses the whole file.
     *
     * @param three whether it is certainly Python 3
     */
    public Optional<Span> refused(boolean three) {
        Optional<Span> tabs = three ? indentation.tabs : Optional.empty();
        return Stream.of(mistake, indentation.wrong, tabs)
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
