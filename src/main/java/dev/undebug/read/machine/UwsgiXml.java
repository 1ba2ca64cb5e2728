package dev.undebug.read.machine;

import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads uWSGI's XML: elements with text in {@code <uwsgi>}, whose {@code id} is an optional name. A broken file gives
 * the options before the mistake; entities that the document declares are unknown.
 */
final class UwsgiXml {
    private static final int MAX_OPTIONS = 2_000;

    private static final Pattern TAG = Pattern.compile("(/?)([\\w.-]{1,80})([^/]*)(/?)");

    private static final Pattern ID = Pattern.compile("\\bid\\s{0,9}=\\s{0,9}[\"']([^\"'<>]{0,80})[\"']");

    private final SourceFile file;
    private final List<UwsgiReader.Section> sections = new ArrayList<>();
    private List<UwsgiReader.Option> options = new ArrayList<>();
    private boolean inside;
    private int count;

    private int open = -1;
    private String name = "";
    private Span key = new Span(0, 0);

    private UwsgiXml(SourceFile file) {
        this.file = file;
    }

    static List<UwsgiReader.Section> read(SourceFile file) {
        UwsgiXml xml = new UwsgiXml(file);
        xml.read();
        return xml.sections;
    }

    private void read() {
        XmlTags.read(file.text(), TAG, () -> count >= MAX_OPTIONS, this::tag);
    }

    private void tag(Matcher matcher, int start, int end) {
        boolean closes = matcher.group(1).equals("/");
        Span named = new Span(matcher.start(2), matcher.end(2));
        if (matcher.group(2).equals("uwsgi")) {
            section(matcher, closes);
        } else if (inside && matcher.group(4).equals("/")) {
            add(matcher.group(2), named, new Span(end, end));
        } else if (inside && closes && matcher.group(2).equals(name) && open >= 0) {
            add(name, key, new Span(open, start));
            open = -1;
        } else if (!closes) {
            open = end;
            name = matcher.group(2);
            key = named;
        }
    }

    /** The first section is the default, even if it has an {@code id}. */
    private void section(Matcher matcher, boolean closes) {
        inside = !closes;
        if (closes) {
            return;
        }
        Matcher id = ID.matcher(matcher.group(3));
        options = new ArrayList<>();
        String name = sections.isEmpty() || !id.find() ? "uwsgi" : id.group(1);
        sections.add(new UwsgiReader.Section(name, new Span(matcher.start(2), matcher.end(2)), options));
    }

    private void add(String name, Span key, Span written) {
        count++;
        options.add(new UwsgiReader.Option(name, key, XmlText.of(file, written)));
    }
}
