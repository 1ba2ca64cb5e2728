package dev.undebug.source.toml;

import dev.undebug.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlEntry;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Converts tomlj's tree into one with spans. */
final class TomlTree {
    private static final String ENDS_VALUE = " \t\r\n,]}#";

    private final String text;
    private final TomlScan scan;
    private final TomlPlaces places;

    TomlTree(String text, TomlScan scan, TomlPlaces places) {
        this.text = text;
        this.scan = scan;
        this.places = places;
    }

    TomlNode.Table root(TomlTable root) {
        return table(root, new Span(0, text.length()));
    }

    private TomlNode.Table table(TomlTable table, Span span) {
        List<TomlNode.Entry> entries = table.elements().stream()
                .filter(TomlKeyValue.class::isInstance)
                .map(element -> entry((TomlKeyValue) element))
                .toList();
        return new TomlNode.Table(entries, span);
    }

    private TomlNode.Entry entry(TomlKeyValue entry) {
        return new TomlNode.Entry(entry.key(), key(places.offset(entry.position())), value(entry));
    }

    /** A key ends before its equals sign, a header with its bracket. */
    private Span key(int start) {
        if (start < text.length() && text.charAt(start) == '[') {
            return bracketed(start);
        }
        int at = start;
        int end = start;
        while (at < text.length() && "=\r\n".indexOf(text.charAt(at)) < 0) {
            boolean space = text.charAt(at) == ' ' || text.charAt(at) == '\t';
            at = Math.max(at + 1, scan.end(at));
            end = space ? end : at;
        }
        return new Span(start, end);
    }

    private Span bracketed(int start) {
        int end = scan.end(start);
        return new Span(start, end > start ? end : text.length());
    }

    /** A table that is named only within a longer key or header has no place of its own. */
    private TomlNode value(TomlEntry entry) {
        @Nullable TomlPosition own = entry.value().position();
        int start = places.offset(own == null ? entry.position() : own);
        Object data = entry.value().get();
        if (scan.isPlaceholder(start)) {
            return new TomlNode.Placeholder(bracketed(start));
        }
        if (data instanceof TomlTable table) {
            boolean inline = start < text.length() && text.charAt(start) == '{';
            return table(table, inline ? bracketed(start) : key(start));
        }
        if (data instanceof TomlArray array) {
            return array(array, bracketed(start));
        }
        if (data instanceof String written) {
            return new TomlNode.Text(written, bracketed(start));
        }
        return scalar(data, plain(start));
    }

    private TomlNode.Array array(TomlArray array, Span span) {
        List<TomlNode> elements = array.elements().stream()
                .filter(TomlEntry.class::isInstance)
                .map(element -> value((TomlEntry) element))
                .toList();
        return new TomlNode.Array(elements, span);
    }

    private static TomlNode scalar(Object data, Span span) {
        if (data instanceof Boolean truth) {
            return new TomlNode.Bool(truth, span);
        }
        if (data instanceof Long number) {
            return new TomlNode.Whole(number, span);
        }
        return data instanceof Double number ? new TomlNode.Real(number, span) : new TomlNode.Moment(span);
    }

    /** A space may separate a date from its time. */
    private Span plain(int start) {
        int end = word(start);
        boolean date = end - start == 10 && text.charAt(start + 4) == '-';
        boolean time = date && text.startsWith(" ", end) && end + 1 < text.length() && isDigit(text.charAt(end + 1));
        return new Span(start, time ? word(end + 1) : end);
    }

    private int word(int start) {
        int end = start;
        while (end < text.length() && ENDS_VALUE.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
