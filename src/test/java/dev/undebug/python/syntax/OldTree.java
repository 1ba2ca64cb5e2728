package dev.undebug.python.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import dev.undebug.source.SourceFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares our tree with the output of {@code print_old_ast.py}. */
final class OldTree {
    private static final Pattern NODE = Pattern.compile("(\\w+) (\\d+) (\\d+) (.*)", Pattern.DOTALL);
    private static final Pattern STATEMENT_OF_PYTHON_2 = Pattern.compile("(print|exec)\\b");
    private static final Pattern PRINT_FUNCTION =
            Pattern.compile("^from __future__ import .*print_function", Pattern.MULTILINE);

    /** Text before an operand that was not counted as part of it. */
    private static final Pattern PARENTHESES = Pattern.compile("(?:[(\\s\\\\]|#[^\\r\\n]*+)*+");

    private static final Set<String> IN_EXPRESSIONS =
            Set.of("POSITIONAL", "lower", "upper", "step", "**", "for", "async for");
    private static final Set<String> WITHOUT_DETAILS = Set.of("Str", "FloatNumber");

    private final String text;
    private final boolean python2;
    private final boolean printIsAFunction;
    private final Charset charset;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A line of a tree.
     *
     * @param start in code points, -1 for none
     */
    private record Line(String kind, int start, int end, String details) {
        @Override
        public String toString() {
            return kind + " " + start + " " + details;
        }
    }

    private OldTree(SourceFile file, boolean python2) {
        this.text = file.text();
        this.python2 = python2;
        this.printIsAFunction = PRINT_FUNCTION.matcher(text).find();
        // Python 2 recodes source in any encoding but this one before it counts columns.
        this.charset = python2 && file.charset().equals(StandardCharsets.ISO_8859_1)
                ? StandardCharsets.ISO_8859_1
                : StandardCharsets.UTF_8;
        TreeLines.of(PythonModule.parse(file), false).forEach(printed -> lines.add(line(printed)));
    }

    /** Returns the first difference. */
    static Optional<String> difference(SourceFile file, JsonNode tree, boolean python2) {
        return new OldTree(file, python2).difference(tree);
    }

    private static Line line(String printed) {
        Matcher node = NODE.matcher(printed);
        if (!node.matches()) {
            return new Line(printed, -1, -1, "");
        }
        String kind = node.group(1).equals("Bytes") ? "Str" : node.group(1);
        return new Line(
                kind,
                Integer.parseInt(node.group(2)),
                Integer.parseInt(node.group(3)),
                // Python 2 allows patterns as parameters.
                WITHOUT_DETAILS.contains(kind) || node.group(4).startsWith("(") ? "" : node.group(4));
    }

    private Optional<String> difference(JsonNode tree) {
        int[] lineStarts = lineStarts();
        int ours = 0;
        for (JsonNode expected : tree) {
            Line line = ours < lines.size() ? statement(lines.get(ours)) : new Line("nothing", -1, -1, "");
            if (!matches(line, expected, lineStarts)) {
                return Optional.of("the interpreter has %s, we have %s".formatted(expected, line));
            }
            ours++;
            if (line.kind().equals("Print") || line.kind().equals("Exec")) {
                ours = after(line, ours);
            }
        }
        return ours == lines.size() ? Optional.empty() : Optional.of("we have more: " + lines.get(ours));
    }

    private boolean matches(Line line, JsonNode expected, int[] lineStarts) {
        boolean same = line.kind().equals(expected.path(0).asText())
                && line.details().equals(expected.path(2).asText());
        JsonNode start = expected.path(1);
        if (!same || start.isNull() || line.start() < 0) {
            return same;
        }
        int theirs = offset(lineStarts[start.path(0).asInt() - 1], start.path(1).asInt());
        int own = text.offsetByCodePoints(0, line.start());
        return own == theirs
                || (own < theirs
                        && PARENTHESES.matcher(text.substring(own, theirs)).matches());
    }

    /** Some statements of Python 2 are calls for us, because both readings are valid. */
    private Line statement(Line line) {
        boolean either =
                python2 && (line.kind().equals("ExprStmt") || line.kind().equals("Python2"));
        if (!either) {
            return line;
        }
        Matcher matcher =
                STATEMENT_OF_PYTHON_2.matcher(text).region(text.offsetByCodePoints(0, line.start()), text.length());
        if (!matcher.lookingAt() || (matcher.group(1).equals("print") && printIsAFunction)) {
            return line;
        }
        return new Line(matcher.group(1).equals("print") ? "Print" : "Exec", line.start(), line.end(), "");
    }

    private int after(Line statement, int from) {
        int next = from;
        while (next < lines.size()
                && (IN_EXPRESSIONS.contains(lines.get(next).kind())
                        || (lines.get(next).start() >= statement.start()
                                && lines.get(next).end() <= statement.end()))) {
            next++;
        }
        return next;
    }

    private int offset(int lineStart, int bytes) {
        int at = lineStart;
        int left = bytes;
        while (left > 0) {
            int c = text.codePointAt(at);
            left -= Character.toString(c).getBytes(charset).length;
            at += Character.charCount(c);
        }
        return at;
    }

    private int[] lineStarts() {
        List<Integer> starts = new ArrayList<>();
        starts.add(text.startsWith("\uFEFF") ? 1 : 0);
        Matcher ends = Pattern.compile("\r\n|\n|\r").matcher(text);
        while (ends.find()) {
            starts.add(ends.end());
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
