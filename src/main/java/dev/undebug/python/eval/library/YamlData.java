package dev.undebug.python.eval.library;

import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyList;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a program's values of a YAML text. */
final class YamlData {
    private static final int DEEPEST = 20;

    private final Run run;

    private YamlData(Run run) {
        this.run = run;
    }

    /** Returns the values of a file, which is read once for all programs. */
    static Value load(Run run, SourceFile file) {
        return value(run, run.files().made(file, Document.class, Document::of).root());
    }

    /** Returns the values of a text that the program made. */
    static Value load(Run run, String text) {
        return value(run, PyYamlText.read(new SourceFile("", text)));
    }

    private record Document(Optional<PyYamlText.Part> root) {
        static Document of(SourceFile file) {
            return new Document(PyYamlText.read(file));
        }
    }

    private static Value value(Run run, Optional<PyYamlText.Part> root) {
        return root.isPresent() ? new YamlData(run).value(root.get(), 0) : run.cannotTell(Trace.NONE);
    }

    private Value value(PyYamlText.Part part, int depth) {
        if (depth > DEEPEST || !run.budget().enter()) {
            return Value.UNKNOWN;
        }
        try {
            if (part instanceof PyYamlText.Leaf leaf) {
                return leaf.value();
            }
            if (part instanceof PyYamlText.Blank blank) {
                return run.mayWork() ? Value.unknown(blank.value().trace()) : blank.value();
            }
            if (part instanceof PyYamlText.Items items) {
                List<Value> elements = new ArrayList<>();
                items.parts().forEach(element -> elements.add(value(element, depth + 1)));
                return Value.of(PyList.of(run, false, elements));
            }
            return part instanceof PyYamlText.Entries entries ? mapping(entries, depth) : Value.UNKNOWN;
        } finally {
            run.budget().leave();
        }
    }

    private Value mapping(PyYamlText.Entries entries, int depth) {
        PyDict dict = new PyDict(run.table());
        for (PyYamlText.Entry entry : entries.entries()) {
            boolean merges = entry.key().data() instanceof Scalar.Text text
                    && text.text().equals("<<");
            if (merges || !(entry.key().data() instanceof Scalar known)) {
                dict.open();
            } else {
                dict.state().put(known.key(), value(entry.value(), depth + 1));
            }
        }
        return Value.of(dict);
    }
}
