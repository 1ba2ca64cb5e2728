package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The sections of an ini file, {@code key = value} lines as in systemd, supervisor and uWSGI. */
public final class IniFile {
    private static final int MAX_ENTRIES = 5_000;

    private IniFile() {}

    /**
     * A section.
     *
     * @param name the text in brackets; empty for lines before the first section
     */
    public record Section(String name, Span place, List<Entry> entries) {
        /** Returns the entries of a key in order, ignoring upper and lower case. */
        public List<Entry> all(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equalsIgnoreCase(key))
                    .toList();
        }
    }

    /**
     * A key and its value, with continued lines joined.
     *
     * @param place from the key to the end of the value
     */
    public record Entry(String key, Span keySpan, MappedText value, Span place) {}

    /** The styles of line continuation. */
    public enum Continued {
        /** A backslash at the end of the line: systemd. */
        BY_BACKSLASH,
        /** White space at the start of the next line: Python's configparser, which supervisor uses. */
        BY_INDENT,
        /** No continuation, and a key may have no value: uWSGI. */
        NEVER_AND_BARE
    }

    public static List<Section> read(SourceFile file, Continued continued) {
        Reading reading = new Reading(file, continued);
        for (int line = 1; line <= file.lineCount(); line++) {
            Span whole = Lines.line(file, line);
            if (continued == Continued.BY_BACKSLASH) {
                reading.lines(whole);
            } else {
                reading.line(whole);
            }
        }
        reading.endEntry();
        return reading.sections;
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final Continued continued;
        private final List<Section> sections = new ArrayList<>();
        private final List<Span> lines = new ArrayList<>();
        private int entries;

        private Reading(SourceFile file, Continued continued) {
            this.file = file;
            this.continued = continued;
            sections.add(new Section("", new Span(0, 0), new ArrayList<>()));
        }

        /** Reads a line, which for systemd ends at a zero byte, too. Observed with systemd 257. */
        private void lines(Span whole) {
            int start = whole.start();
            for (int at = start; at < whole.end(); at++) {
                if (file.text().charAt(at) == '\0') {
                    line(new Span(start, at));
                    start = at + 1;
                }
            }
            line(new Span(start, whole.end()));
        }

        private void line(Span line) {
            String text = file.slice(line);
            String stripped = text.strip();
            boolean comment = stripped.startsWith("#") || stripped.startsWith(";");
            if (!lines.isEmpty() && continues(text, comment)) {
                if (!comment) {
                    lines.add(line);
                }
                return;
            }
            endEntry();
            if (stripped.isEmpty() || comment) {
                return;
            }
            if (stripped.startsWith("[") && stripped.endsWith("]")) {
                String name = stripped.substring(1, stripped.length() - 1).strip();
                sections.add(new Section(name, line, new ArrayList<>()));
            } else {
                lines.add(line);
            }
        }

        private boolean continues(String text, boolean comment) {
            return switch (continued) {
                case BY_BACKSLASH -> comment || endsWithBackslash(lines.get(lines.size() - 1));
                case BY_INDENT -> !text.isBlank() && (text.charAt(0) == ' ' || text.charAt(0) == '\t' || comment);
                case NEVER_AND_BARE -> false;
            };
        }

        private boolean endsWithBackslash(Span line) {
            return line.end() > line.start() && file.text().charAt(line.end() - 1) == '\\';
        }

        private void endEntry() {
            if (!lines.isEmpty() && Most.room(entries++, MAX_ENTRIES)) {
                entry();
            }
            lines.clear();
        }

        private void bare(String text, Span line) {
            if (continued == Continued.NEVER_AND_BARE) {
                String key = text.strip();
                int start = line.start() + text.indexOf(key);
                Span span = new Span(start, start + key.length());
                Entry entry = new Entry(key, span, MappedText.at("", new Span(span.end(), span.end())), span);
                sections.get(sections.size() - 1).entries().add(entry);
            }
        }

        private void entry() {
            Span first = lines.get(0);
            String text = file.slice(first);
            int equals = text.indexOf('=');
            if (equals < 0) {
                bare(text, first);
                return;
            }
            String key = text.substring(0, equals).strip();
            int keyStart = first.start() + text.indexOf(key);
            MappedText.Builder value = new MappedText.Builder(first.start() + equals + 1);
            for (int i = 0; i < lines.size(); i++) {
                Span line = lines.get(i);
                int from = i == 0 ? first.start() + equals + 1 : line.start();
                boolean cut = continued == Continued.BY_BACKSLASH && endsWithBackslash(line);
                value.appendRaw(file.text(), new Span(Math.min(from, line.end()), cut ? line.end() - 1 : line.end()));
                if (i + 1 < lines.size()) {
                    value.append(" ", new Span(line.end(), line.end()));
                }
            }
            MappedText built = value.build().strip();
            Span keySpan = new Span(keyStart, keyStart + key.length());
            Span whole = built.isEmpty() ? keySpan : keySpan.cover(built.span());
            sections.get(sections.size() - 1).entries().add(new Entry(key, keySpan, built, whole));
        }
    }
}
