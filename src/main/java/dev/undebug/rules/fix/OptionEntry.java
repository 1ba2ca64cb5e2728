package dev.undebug.rules.fix;

import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The span to delete with an option that is an entry of an XML, JSON or YAML file. */
final class OptionEntry {
    private static final Pattern BEFORE = Pattern.compile("(?:^|[\\r\\n])[ \\t]*$");
    private static final Pattern AFTER = Pattern.compile("[ \\t]*(?:\\r\\n|\\r|\\n|$)");

    private OptionEntry() {}

    /** Returns whether an option in this file is an entry, rather than part of a command. */
    static boolean isIn(SourceFile file) {
        String path = file.path();
        boolean uwsgi = RepositoryPath.of(path).name().contains("wsgi");
        return path.endsWith(".xml")
                || (uwsgi && (path.endsWith(".json") || path.endsWith(".yaml") || path.endsWith(".yml")));
    }

    /** @param words the name and, if it has one, the value */
    static Span of(SourceFile file, List<Span> words) {
        Span written = words.get(0).cover(words.get(words.size() - 1));
        if (file.path().endsWith(".xml")) {
            return line(file.text(), element(file.text(), words, written));
        }
        return file.path().endsWith(".json") ? member(file.text(), written) : line(file.text(), written);
    }

    private static Span element(String text, List<Span> words, Span written) {
        String name = text.substring(words.get(0).start(), words.get(0).end());
        int start = text.lastIndexOf('<', written.start());
        int end = text.indexOf('>', written.end());
        if (end > 0 && text.charAt(end - 1) != '/') {
            String close = "</" + name + ">";
            int closing = text.indexOf(close, written.end());
            end = closing < 0 ? end : closing + close.length() - 1;
        }
        return start < 0 || end < 0 ? written : new Span(start, end + 1);
    }

    /** An entry of an object goes with the comma after it; the last entry, with the comma before it. */
    private static Span member(String text, Span written) {
        int end = written.end();
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ',') {
            Span whole = line(text, new Span(written.start(), end + 1));
            boolean space = whole.end() == end + 1 && end + 1 < text.length() && text.charAt(end + 1) == ' ';
            return space ? new Span(whole.start(), end + 2) : whole;
        }
        int start = written.start() - 1;
        while (start >= 0 && Character.isWhitespace(text.charAt(start))) {
            start--;
        }
        return start >= 0 && text.charAt(start) == ',' ? new Span(start, written.end()) : written;
    }

    /** An entry alone on its line goes with the line. */
    private static Span line(String text, Span span) {
        Matcher before = BEFORE.matcher(text).region(lineStart(text, span.start()), span.start());
        Matcher after = AFTER.matcher(text).region(span.end(), text.length());
        if (!before.find() || !after.lookingAt()) {
            return span;
        }
        return new Span(lineStart(text, span.start()), after.end());
    }

    private static int lineStart(String text, int index) {
        int start = index;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }
}
