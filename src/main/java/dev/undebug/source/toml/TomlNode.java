package dev.undebug.source.toml;

import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** A value of a TOML document. Its span is the value as it is written, quotes and brackets included. */
public sealed interface TomlNode {
    Span span();

    /** Returns the entries of a table in the order of their first mention; none for other values. */
    default List<Entry> entries() {
        return List.of();
    }

    /** Returns the elements of an array; none for other values. */
    default List<TomlNode> elements() {
        return List.of();
    }

    /** Returns what tables within tables have under these names, however they are written. */
    default Optional<TomlNode> get(String... names) {
        Optional<TomlNode> at = Optional.of(this);
        for (String name : names) {
            at = at.flatMap(table -> table.entries().stream()
                    .filter(entry -> entry.name().equals(name))
                    .map(Entry::value)
                    .findFirst());
        }
        return at;
    }

    /** Returns the entries of the table that tables within tables have under these names; none where there is no such table. */
    default List<Entry> entriesOf(String... names) {
        return get(names).map(TomlNode::entries).orElse(List.of());
    }

    /**
     * A key and its value.
     *
     * @param name the last part of the key, without quotes
     * @param key the key as it is written: all of a dotted key, and the header with its brackets where that makes the table
     */
    record Entry(String name, Span key, TomlNode value) {
        /** Returns the span of the key and its value; that of its header for a table that has one. */
        public Span span() {
            return key.cover(value.span());
        }
    }

    /**
     * A table.
     *
     * @param span the braces of an inline table and all between them, else the key or the header that makes the table first
     */
    record Table(List<Entry> entries, Span span) implements TomlNode {
        public Table {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An array.
     *
     * @param span its brackets and all between them; of an array of tables the first header
     */
    record Array(List<TomlNode> elements, Span span) implements TomlNode {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** A string; its text has no quotes and no escapes any more. */
    record Text(String text, Span span) implements TomlNode {}

    record Bool(boolean isTrue, Span span) implements TomlNode {}

    record Whole(long number, Span span) implements TomlNode {}

    record Real(double number, Span span) implements TomlNode {}

    /** A date, a time, or both. */
    record Moment(Span span) implements TomlNode {}

    /** A template's expression in the place of a value: {@code {{ cookiecutter.debug }}}. */
    record Placeholder(Span span) implements TomlNode {}
}
