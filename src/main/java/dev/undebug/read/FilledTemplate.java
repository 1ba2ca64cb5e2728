package dev.undebug.read;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.BitSet;
import java.util.List;

/**
 * A file in which the marks of a template engine are filled in with words of the same length, so that a mistake in what
 * is left is one of the file's own. GitHub's expressions are no such marks: they are part of YAML's texts.
 */
final class FilledTemplate {
    private record Mark(String start, String end, boolean value) {}

    private static final List<Mark> MARKS =
            List.of(new Mark("{{", "}}", true), new Mark("{%", "%}", false), new Mark("<%", "%>", false));

    /** Digits are a value in YAML and in JSON, in quotes and without. */
    private static final char FILLER = '1';

    private final SourceFile file;
    private final StringBuilder text;
    private final BitSet marked = new BitSet();
    private boolean structured;

    private FilledTemplate(SourceFile file) {
        this.file = file;
        this.text = new StringBuilder(file.text());
    }

    static FilledTemplate of(SourceFile file) {
        FilledTemplate template = new FilledTemplate(file);
        MARKS.forEach(template::fill);
        template.clearLines();
        return template;
    }

    /** Returns whether marks choose or repeat parts of the text, so that it need not be correct as it is. */
    boolean isStructured() {
        return structured;
    }

    SourceFile filled() {
        return marked.isEmpty() ? file : file.withText(text.toString());
    }

    /** Returns whether a mark is in the line of an offset, or ends the last one before it that is not blank. */
    boolean isNear(int offset) {
        int number = file.position(offset).line();
        int above = number - 1;
        while (above >= 1 && file.slice(file.line(above)).isBlank()) {
            above--;
        }
        return isMarked(number) || (above >= 1 && endsMarked(file.line(above)));
    }

    private boolean endsMarked(Span line) {
        return marked.get(line.start() + file.slice(line).stripTrailing().length() - 1);
    }

    private boolean isMarked(int number) {
        int next = marked.nextSetBit(file.line(number).start());
        return next >= 0 && next < file.line(number).end();
    }

    private void fill(Mark mark) {
        String original = file.text();
        int start = original.indexOf(mark.start());
        while (start >= 0) {
            int end = original.indexOf(mark.end(), start + mark.start().length());
            if (end < 0) {
                structured |= !isExpression(start) && !isComment(start);
                return;
            }
            end += mark.end().length();
            if (!isExpression(start) && !isComment(start)) {
                structured |= !mark.value();
                fill(start, end);
            }
            start = original.indexOf(mark.start(), end);
        }
    }

    private boolean isExpression(int start) {
        return start > 0 && file.text().charAt(start - 1) == '$';
    }

    private boolean isComment(int start) {
        int first = file.line(file.position(start).line()).start();
        while (Character.isWhitespace(file.text().charAt(first))) {
            first++;
        }
        return file.text().charAt(first) == '#';
    }

    private void fill(int start, int end) {
        marked.set(start, end);
        for (int i = start; i < end; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, FILLER);
            }
        }
    }

    /** A line with nothing but marks stands for any number of lines. */
    private void clearLines() {
        for (int number = 1; number <= file.lineCount(); number++) {
            Span line = file.line(number);
            boolean marks = isMarked(number);
            boolean other = false;
            for (int i = line.start(); i < line.end() && marks && !other; i++) {
                other = !marked.get(i) && !Character.isWhitespace(text.charAt(i));
            }
            if (marks && !other) {
                structured = true;
                text.replace(line.start(), line.end(), " ".repeat(line.end() - line.start()));
            }
        }
    }
}
