package dev.undebug.python.eval.library;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.toml.TomlDocument;
import dev.undebug.source.toml.TomlNode;
import java.util.function.Function;

/**
 * Reads TOML as Python's tomllib does, with the places of its values. Dates are unknown, and so are the values of a
 * template.
 */
public final class Toml {
    private final Run run;
    private final Function<TomlNode, Trace> origin;
    private final boolean complete;

    private Toml(Run run, Function<TomlNode, Trace> origin, TomlDocument document) {
        this.run = run;
        this.origin = origin;
        // tomllib rejects a file with a mistake, and the mistake may belong to any table.
        this.complete = document.mistakes().isEmpty() && !document.isTemplate();
    }

    /** Returns the file's root table. */
    public static PyDict load(Run run, SourceFile file) {
        TomlDocument document = TomlDocument.parse(file);
        return new Toml(run, node -> Trace.NONE.from(new Place(file, node.span())), document).table(document.root());
    }

    /** Returns the root table of a text that is in a program. */
    static Value loads(Run run, Value source) {
        if (!(source.data() instanceof Scalar.Text text)) {
            return run.cannotTell(source.trace());
        }
        TomlDocument document = TomlDocument.parse(new SourceFile("", text.text()));
        return Value.of(new Toml(run, node -> source.trace(), document).table(document.root()));
    }

    private PyDict table(TomlNode.Table table) {
        PyDict dict = new PyDict(run.table());
        for (TomlNode.Entry entry : table.entries()) {
            dict.state().put(new Scalar.Text(entry.name()), value(entry.value()));
        }
        if (!complete) {
            dict.open();
        }
        return dict;
    }

    private Value value(TomlNode node) {
        if (node instanceof TomlNode.Table table) {
            return Value.of(table(table));
        }
        if (node instanceof TomlNode.Array array) {
            return Value.of(PyList.of(
                    run, false, array.elements().stream().map(this::value).toList()));
        }
        return scalar(node).with(origin.apply(node));
    }

    private static Value scalar(TomlNode node) {
        if (node instanceof TomlNode.Text text) {
            return Value.of(text.text());
        }
        if (node instanceof TomlNode.Bool truth) {
            return Value.of(truth.isTrue());
        }
        if (node instanceof TomlNode.Whole whole) {
            return Value.of(whole.number());
        }
        return node instanceof TomlNode.Real real ? Value.of(new Scalar.Real(real.number())) : Value.UNKNOWN;
    }
}
