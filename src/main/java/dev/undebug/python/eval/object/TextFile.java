package dev.undebug.python.eval.object;

import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.SourceFile;
import java.util.List;

/** A file of the repository, open for reading. */
public record TextFile(SourceFile file) implements Data {
    @Override
    public String shown() {
        return "<open file>";
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return Value.of(new Method(self, name, TextFile::call));
    }

    private static Value call(Interpretation run, Method method, Invocation call) {
        TextFile file = (TextFile) method.self().data();
        return switch (method.name()) {
            case "read" ->
                call.arguments().positional().isEmpty() ? Value.of(file.file.text()) : run.cannotTell(Trace.NONE);
            case "close" -> Value.NONE;
            case "__enter__" -> method.self();
            default -> run.cannotTell(Trace.NONE);
        };
    }

    @Override
    public List<Value> elements(Interpretation run) {
        return file.text().lines().map(line -> Value.of(line + "\n")).toList();
    }
}
