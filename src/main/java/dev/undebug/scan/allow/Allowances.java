package dev.undebug.scan.allow;

import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The comments that allow findings, by file. */
public final class Allowances {
    private final AllowanceParser parser;
    private final Map<SourceFile, List<Allowance>> known = new HashMap<>();

    /**
     * @param rules the ids of all rules
     */
    public Allowances(List<String> rules) {
        this.parser = new AllowanceParser(rules);
    }

    /** Returns the comments of a file, in order. */
    public List<Allowance> of(SourceFile file) {
        return known.computeIfAbsent(file, this::read);
    }

    private List<Allowance> read(SourceFile file) {
        List<Allowance> allowances = new ArrayList<>();
        if (!AllowanceParser.mayHave(file)) {
            return allowances;
        }
        List<Span> comments = Comments.of(file);
        List<Integer> alone = comments.stream()
                .filter(comment -> isAlone(file, comment))
                .map(comment -> line(file, comment))
                .toList();
        for (Span comment : comments) {
            parser.parse(file.slice(comment)).ifPresent(parsed -> {
                int line = line(file, comment);
                int target = line;
                while (alone.contains(target)) {
                    target++;
                }
                Span span = new Span(comment.start() + parsed.start(), comment.start() + parsed.end());
                allowances.add(new Allowance(
                        file.place(span),
                        target > line,
                        target,
                        parsed.everything(),
                        parsed.rules(),
                        parsed.reason(),
                        parsed.problems()));
            });
        }
        return allowances;
    }

    private static boolean isAlone(SourceFile file, Span comment) {
        Span line = file.line(line(file, comment));
        String before = file.text().substring(line.start(), comment.start());
        return before.isBlank() || before.equals(String.valueOf(SourceFile.BYTE_ORDER_MARK));
    }

    private static int line(SourceFile file, Span span) {
        return file.position(span.start()).line();
    }

    /** Returns the comments that allow a rule at a place. */
    public List<Allowance> allowing(String rule, Place place) {
        List<Allowance> candidates = of(place.file()).stream()
                .filter(allowance -> allowance.allows(rule))
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Lines> lines = Stream.concat(Stream.of(Lines.of(place)), statement(place).stream())
                .toList();
        return candidates.stream()
                .filter(allowance -> lines.stream().anyMatch(range -> range.have(allowance)))
                .toList();
    }

    /** A comment on any line of a multi-line statement applies to the whole statement. */
    private static Optional<Lines> statement(Place place) {
        if (!PythonPaths.isPython(place.path())) {
            return Optional.empty();
        }
        return Enclosing.statement(PythonModule.parse(place.file()), place.span())
                .filter(Allowances::isSimple)
                .map(statement -> Lines.of(place.file().place(statement.span())));
    }

    private static boolean isSimple(Stmt statement) {
        return statement instanceof Stmt.ExprStmt
                || statement instanceof Stmt.Assign
                || statement instanceof Stmt.AugAssign
                || statement instanceof Stmt.AnnAssign
                || statement instanceof Stmt.Return;
    }

    /** Lines of a file, from 1, both included. */
    private record Lines(int first, int last) {
        static Lines of(Place place) {
            return new Lines(
                    place.line(), place.file().position(place.span().end()).line());
        }

        /** Returns whether a comment is on one of the lines, or alone on the line above. */
        boolean have(Allowance allowance) {
            int own = allowance.place().line();
            boolean above = allowance.alone() && !allowance.everything() && allowance.target() == first;
            return above || (own >= first && own <= last);
        }
    }
}
