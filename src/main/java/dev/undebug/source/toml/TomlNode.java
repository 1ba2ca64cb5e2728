package dev.undebug.source.toml;

import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/** A value of a TOML document. Its span is the value as written, quotes and brackets included. */
public sealed interface TomlNode {
    Span span();

    /** Returns the entries of a table in the order of their first mention; empty for other values. */
    default List<Entry> entries() {
        return List.of();
    }

    /** Returns the elements of an array; empty for other values. */
    default List<TomlNode> elements() {
        return List.of();
    }

    /** Returns the value under a path of nested keys, in any notation. */
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

    /** Returns the entries of the table under a path of nested keys; empty if there is no such table. */
    default List<Entry> entriesOf(String... names) {
        return get(names).map(TomlNode::entries).orElse(List.of());
    }

    /**
     * A key and its value.
     *
     * @param name the last part of the key, without quotes
     * @param key the key as written: all of a dotted key, and the header with its brackets if that creates the
     *     table
     */
    record Entry(String name, Span key, TomlNode value) {
        /** Returns the span of the key and its value; for a table with a header, that of the header. */
        public Span span() {
            return key.cover(value.span());
        }
    }

    /**
     * A table.
     *
     * @param span the braces of an inline table with everything between them, else the key or the header that
     *     creates the table first
     */
    record Table(List<Entry> entries, Span span) implements TomlNode {
        public Table {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An array.
     *
     * @param span its brackets with everything between them; for an array of tables the first header
     */
    record Array(List<TomlNode> elements, Span span) implements TomlNode {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** A string, without quotes and with escapes decoded. */
    record Text(String text, Span span) implements TomlNode {}

    record Bool(boolean isTrue, Span span) implements TomlNode {}

    record Whole(long number, Span span) implements TomlNode {}

    record Real(double number, Span span) implements TomlNode {}

    /** A date, a time, or both. */
    record Moment(Span span) implements TomlNode {}

    /** A template's expression instead of a value: {@code {{ cookiecutter.debug }}}. */
    record Placeholder(Span span) implements TomlNode {}
}
