package dev.undebug.python.syntax;

import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A parsed Python file.
 *
 * @param body the statements at the top level, {@link Stmt.Broken} for those that cannot be parsed
 * @param comments the comments with their {@code #}, in order
 * @param mistake the first statement that no Python takes, so that it refuses the whole file; empty where only this parser
 *     gives up
 */
public record PythonModule(SourceFile file, List<Stmt> body, List<Span> comments, Optional<Span> mistake) {
    public PythonModule {
        body = List.copyOf(body);
        comments = List.copyOf(comments);
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
