package dev.undebug.python.eval.library;

import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The contents of a YAML text as PyYAML reads them, which is version 1.1: {@code yes} and {@code on} are true. */
final class PyYamlText {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).setAllowDuplicateKeys(true).build();

    /** Deeper nodes are unknown. */
    private static final int DEEPEST = 100;

    private static final Pattern TRUE = Pattern.compile("yes|true|on");
    private static final Pattern FALSE = Pattern.compile("no|false|off");
    private static final Pattern NULL = Pattern.compile("~|null|");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern REAL = Pattern.compile("[-+]?[0-9]{1,15}\\.[0-9]{0,15}");

    /** Numbers in other notations, also of hours and minutes, dates, and a key of its own. Source: the resolver of PyYAML. */
    private static final Pattern NO_TEXT = Pattern.compile("[-+]?[0-9][0-9_]*+(?:\\.[0-9_]*+)?(?:[eE][-+][0-9]++)?"
            + "|[-+]?\\.[0-9][0-9_]*+(?:[eE][-+][0-9]++)?|[-+]?\\.(?i:inf|nan)|[-+]?0b[01_]++|[-+]?0x[0-9a-fA-F_]++"
            + "|[-+]?[0-9][0-9_]*+(?::[0-5]?[0-9])++(?:\\.[0-9_]*+)?|[0-9]{4}-[0-9]{1,2}-[0-9].*+|=");

    /** A text that something may fill in before the program reads it. */
    private static final Pattern FILLED = Pattern.compile("[$%{}<>]|@\\w++@|^__");

    private static final Part UNKNOWN = new Leaf(Value.UNKNOWN);

    private final SourceFile file;
    private final IdentityHashMap<Node, Part> parts = new IdentityHashMap<>();
    private int lastIndex;
    private int lastOffset;

    private PyYamlText(SourceFile file) {
        this.file = file;
    }

    /** A node. One that the text names again is the same part. */
    sealed interface Part {}

    record Leaf(Value value) implements Part {}

    /** A value that is left empty, as people leave it to each other to fill in. */
    record Blank(Value value) implements Part {}

    record Items(List<Part> parts) implements Part {}

    record Entries(List<Entry> entries) implements Part {}

    record Entry(Value key, Part value) {}

    /** Returns the root; empty if the text is broken. */
    static Optional<Part> read(SourceFile file) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(file.text());
            return Optional.of(
                    root.map(node -> new PyYamlText(file).part(node, 0)).orElse(new Leaf(Value.NONE)));
        } catch (RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
    }

    private Part part(Node node, int depth) {
        @Nullable Part known = parts.get(node);
        if (known != null) {
            return known;
        }
        // For a node within itself.
        parts.put(node, UNKNOWN);
        Part part = depth > DEEPEST ? UNKNOWN : made(node, depth);
        parts.put(node, part);
        return part;
    }

    private Part made(Node node, int depth) {
        if (node instanceof ScalarNode scalar) {
            Value value = located(scalar);
            return scalar.getValue().isEmpty() ? new Blank(value) : new Leaf(value);
        }
        if (node instanceof SequenceNode sequence) {
            return new Items(sequence.getValue().stream()
                    .map(element -> part(element, depth + 1))
                    .toList());
        }
        return node instanceof MappingNode mapping
                ? new Entries(mapping.getValue().stream()
                        .map(entry -> entry(entry, depth))
                        .toList())
                : UNKNOWN;
    }

    private Entry entry(NodeTuple tuple, int depth) {
        Value key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar(scalar) : Value.UNKNOWN;
        return new Entry(key, part(tuple.getValueNode(), depth + 1));
    }

    private Value located(ScalarNode node) {
        Value value = scalar(node);
        Optional<Mark> start = node.getStartMark();
        Optional<Mark> end = node.getEndMark();
        if (file.path().isEmpty() || start.isEmpty() || end.isEmpty()) {
            return value;
        }
        int from = offset(start.get());
        return value.from(new Place(file, new Span(from, offset(end.get()))));
    }

    /** Returns the offset of a mark, counted from the mark before it: those of a document follow one another. */
    private int offset(Mark mark) {
        lastOffset = file.text().offsetByCodePoints(lastOffset, mark.getIndex() - lastIndex);
        lastIndex = mark.getIndex();
        return lastOffset;
    }

    /** Values that this model does not decide are unknown: octal numbers, dates, tags. */
    private static Value scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return Value.of(text);
        }
        String word = text.toLowerCase(Locale.ROOT);
        boolean cased = text.equals(word) || text.equals(text.toUpperCase(Locale.ROOT)) || isCapitalized(text);
        if (cased && TRUE.matcher(word).matches()) {
            return Value.of(true);
        }
        if (cased && FALSE.matcher(word).matches()) {
            return Value.of(false);
        }
        if (cased && NULL.matcher(word).matches()) {
            return Value.NONE;
        }
        if (DECIMAL.matcher(text).matches()) {
            return Value.of(Long.parseLong(text));
        }
        if (REAL.matcher(text).matches()) {
            return Value.of(new Scalar.Real(Double.parseDouble(text)));
        }
        boolean plain = text.equals("<<")
                || (node.getTag().equals(Tag.STR)
                        && !NO_TEXT.matcher(text).matches()
                        && !FILLED.matcher(text).find());
        return plain ? Value.of(text) : Value.UNKNOWN;
    }

    private static boolean isCapitalized(String text) {
        return text.length() > 1
                && Character.isUpperCase(text.charAt(0))
                && text.substring(1).equals(text.substring(1).toLowerCase(Locale.ROOT));
    }
}
