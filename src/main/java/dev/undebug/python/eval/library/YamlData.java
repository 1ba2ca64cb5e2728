package dev.undebug.python.eval.library;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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

/** Reads YAML as PyYAML does, which is version 1.1: {@code yes} and {@code on} are true. */
final class YamlData {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).setAllowDuplicateKeys(true).build();

    private static final int DEEPEST = 20;
    private static final Pattern TRUE = Pattern.compile("yes|true|on");
    private static final Pattern FALSE = Pattern.compile("no|false|off");
    private static final Pattern NULL = Pattern.compile("~|null|");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z./][\\w ./:-]*");

    private final Run run;
    private final SourceFile file;
    private int lastIndex;
    private int lastOffset;

    private YamlData(Run run, SourceFile file) {
        this.run = run;
        this.file = file;
    }

    static Value load(Run run, SourceFile file) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(file.text());
            return root.map(node -> new YamlData(run, file).value(node, 0)).orElse(Value.NONE);
        } catch (RuntimeException | StackOverflowError broken) {
            return run.cannotTell(Trace.NONE);
        }
    }

    private Value value(Node node, int depth) {
        if (depth > DEEPEST || !run.budget().enter()) {
            return Value.UNKNOWN;
        }
        try {
            if (node instanceof ScalarNode scalar) {
                return located(scalar);
            }
            if (node instanceof SequenceNode sequence) {
                List<Value> elements = new ArrayList<>();
                sequence.getValue().forEach(element -> elements.add(value(element, depth + 1)));
                return Value.of(PyList.of(run, false, elements));
            }
            return node instanceof MappingNode mapping ? mapping(mapping, depth) : Value.UNKNOWN;
        } finally {
            run.budget().leave();
        }
    }

    private Value mapping(MappingNode node, int depth) {
        PyDict dict = new PyDict(run.table());
        for (NodeTuple entry : node.getValue()) {
            Value key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar(scalar) : Value.UNKNOWN;
            boolean merges =
                    key.data() instanceof Scalar.Text text && text.text().equals("<<");
            if (merges || !(key.data() instanceof Scalar known)) {
                dict.open();
            } else {
                dict.state().put(known.key(), value(entry.getValueNode(), depth + 1));
            }
        }
        return Value.of(dict);
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
        boolean plain = text.equals("<<")
                || (WORD.matcher(text).matches() && !node.getTag().equals(Tag.FLOAT));
        return plain ? Value.of(text) : Value.UNKNOWN;
    }

    private static boolean isCapitalized(String text) {
        return text.length() > 1
                && Character.isUpperCase(text.charAt(0))
                && text.substring(1).equals(text.substring(1).toLowerCase(Locale.ROOT));
    }
}
