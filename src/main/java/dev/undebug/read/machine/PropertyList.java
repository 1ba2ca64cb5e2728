package dev.undebug.read.machine;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a property list in XML, as far as launchd's have them: texts, lists and mappings of texts. Nothing
 * outside the file is read. A broken file gives the settings before the mistake.
 */
final class PropertyList {
    private static final int MAX_VALUES = 2_000;

    private static final Pattern TAG = Pattern.compile("(/?)([A-Za-z]{1,20})\\b[^/]*+(/?)");

    private final SourceFile file;
    private final List<Value> values = new ArrayList<>();
    private int depth;
    private int open = -1;
    private Optional<MappedText> setting = Optional.empty();
    private Optional<MappedText> inner = Optional.empty();

    /**
     * A text below a setting.
     *
     * @param key the key of a mapping in it
     * @param text a word such as {@code true} for an element without text
     */
    record Value(String setting, Optional<MappedText> key, MappedText text) {}

    private PropertyList(SourceFile file) {
        this.file = file;
    }

    static PropertyList read(SourceFile file) {
        PropertyList list = new PropertyList(file);
        list.read();
        return list;
    }

    /** Returns the texts of a setting, in order. */
    List<Value> all(String name) {
        return values.stream().filter(value -> value.setting().equals(name)).toList();
    }

    /** Returns the only text of a setting. */
    Optional<MappedText> text(String name) {
        return all(name).stream().map(Value::text).findFirst();
    }

    private void read() {
        XmlTags.read(file.text(), TAG, () -> !Most.room(values.size(), MAX_VALUES), this::tag);
    }

    private void tag(Matcher tag, int start, int end) {
        boolean closes = tag.group(1).equals("/");
        boolean empty = tag.group(3).equals("/");
        switch (tag.group(2)) {
            case "dict", "array" -> depth += empty ? 0 : closes ? -1 : 1;
            case "key", "string", "integer", "real", "date", "data" -> {
                if (!closes) {
                    open = end;
                }
                if (open >= 0 && (closes || empty)) {
                    text(tag.group(2).equals("key"), XmlText.of(file, new Span(open, empty ? open : start)));
                    open = -1;
                }
            }
            case "true", "false" -> text(false, MappedText.at(tag.group(2), new Span(start, end)));
            default -> {
                // The document itself, and what launchd's do not have.
            }
        }
    }

    private void text(boolean key, MappedText text) {
        if (key) {
            setting = depth == 1 ? Optional.of(text) : setting;
            inner = depth == 2 ? Optional.of(text) : Optional.empty();
        } else if (depth == 1 || depth == 2) {
            setting.ifPresent(name -> values.add(new Value(name.text().strip(), inner, text)));
        }
    }
}
