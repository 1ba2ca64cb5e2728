package dev.undebug.read.yaml;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Translates the parser's marks, which count code points after the byte order mark, into offsets of the file. */
final class YamlPlaces implements NodePlaces {
    private final SourceFile file;
    private final int start;
    private final int[] offsets;

    YamlPlaces(SourceFile file, int start) {
        this.file = file;
        this.start = start;
        this.offsets = offsets(file.text(), start);
    }

    /** Returns the offset of each code point; empty if each is one character. */
    private static int[] offsets(String text, int start) {
        int points = text.codePointCount(start, text.length());
        if (points == text.length() - start) {
            return new int[0];
        }
        int[] offsets = new int[points + 1];
        int at = start;
        for (int i = 0; i < points; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[points] = at;
        return offsets;
    }

    @Override
    public SourceFile file(Node node) {
        return file;
    }

    @Override
    public Span span(Node node) {
        String text = file.text();
        int from = node.getStartMark().map(this::offset).orElse(start);
        int to = Math.max(from, node.getEndMark().map(this::offset).orElse(from));
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (node instanceof ScalarNode) {
            from = afterProperties(from, to);
        }
        return new Span(from, to);
    }

    private int afterProperties(int from, int to) {
        String text = file.text();
        int at = from;
        while (at < to && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < to && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < to && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private int offset(Mark mark) {
        int index = mark.getIndex();
        if (offsets.length == 0) {
            return Math.min(start + index, file.text().length());
        }
        return offsets[Math.min(index, offsets.length - 1)];
    }
}
