package dev.undebug.python.eval.run;

import dev.undebug.python.eval.object.TextFile;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Tuple;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@code pathlib.Path}. */
public record FilePath(String text) implements Data {
    private static final int MOST_PARENTS = 20;
    private static final Pattern WRITING = Pattern.compile("[wax+]");

    public static void register(Map<String, NativeFunction> all) {
        for (String name : new String[] {"Path", "PosixPath", "PurePath", "PurePosixPath"}) {
            all.put("pathlib." + name, FilePath::create);
        }
        all.put("pathlib.Path.cwd", (run, call) -> Value.of(new FilePath(".")));
    }

    private static Value create(Run run, Invocation call) {
        return new FilePath(".").joined(run, call.arguments().values());
    }

    /** Returns the text of a path or of a string; null for other values. */
    public static @Nullable String text(Value value) {
        if (value.data() instanceof FilePath path) {
            return path.text;
        }
        return value.data() instanceof Scalar.Text text ? text.text() : null;
    }

    /** Returns this path with others below it, of which an absolute one replaces it. */
    Value joined(Run run, List<Value> others) {
        String joined = text;
        for (Value other : others) {
            @Nullable String next = text(other);
            if (next == null) {
                return run.cannotTell(other.trace());
            }
            joined = next.startsWith("/") || joined.equals(".") ? next : joined + "/" + next;
        }
        return Value.of(new FilePath(joined));
    }

    /** Returns this path with a text behind it: that of the working directory is a string. */
    @Nullable
    FilePath followed(Value text) {
        return text.data() instanceof Scalar.Text more ? new FilePath(this.text + more.text()) : null;
    }

    @Override
    public String shown() {
        return "<path>";
    }

    @Override
    public Truth truth() {
        return Truth.TRUE;
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        String last = ContainerPath.program(text);
        int dot = last.lastIndexOf('.');
        Value known =
                switch (name) {
                    case "parent" -> Files.isWorkingDirectory(text) ? run.cannotTell(self.trace()) : Value.of(parent());
                    case "parents" -> Value.of(new Tuple(parents()));
                    case "name" -> Value.of(last);
                    case "stem" -> Value.of(dot <= 0 ? last : last.substring(0, dot));
                    case "suffix" -> Value.of(dot <= 0 ? "" : last.substring(dot));
                    default -> Value.of(new Method(self, name, FilePath::call));
                };
        return known.with(self.trace());
    }

    private FilePath parent() {
        String folder = ContainerPath.dirname(text);
        return new FilePath(folder.isEmpty() ? "." : folder);
    }

    private List<Value> parents() {
        List<Value> parents = new ArrayList<>();
        FilePath next = this;
        while (parents.size() < MOST_PARENTS && !next.parent().equals(next)) {
            next = next.parent();
            parents.add(Value.of(next));
        }
        return parents;
    }

    private static Value call(Interpretation interpretation, Method method, Invocation call) {
        FilePath path = (FilePath) method.self().data();
        return interpretation instanceof Run run
                ? path.call(run, method, call).with(method.self().trace())
                : interpretation.cannotTell(method.self().trace());
    }

    private Value call(Run run, Method method, Invocation call) {
        return switch (method.name()) {
            case "resolve", "absolute" -> method.self();
            case "joinpath" -> joined(run, call.arguments().values());
            case "with_name" -> parent().joined(run, call.arguments().values());
            case "as_posix", "__str__", "__fspath__" -> Value.of(text);
            case "read_text", "read_bytes" ->
                file(run, call)
                        .map(file -> run.files().opened(file, run.branches()))
                        .map(file -> Value.of(file.text()))
                        .orElseGet(() -> run.cannotTell(method.self().trace()));
            case "open" ->
                isOpened(run, call)
                        ? file(run, call)
                                .<Value>map(file ->
                                        Value.of(new TextFile(run.files().opened(file, run.branches()))))
                                .orElseGet(() -> run.cannotTell(method.self().trace()))
                        : run.cannotTell(method.self().trace());
            case "write_text", "write_bytes" -> {
                rewrite(run, call);
                yield Value.UNKNOWN;
            }
            // A file that the repository lacks may be there all the same.
            case "exists", "is_file" ->
                Value.of(
                        IrrelevantFiles.is(text)
                                ? Truth.UNKNOWN
                                : run.files().isThere(call.site().scope().module(), text));
            default -> run.cannotTell(method.self().trace());
        };
    }

    private boolean isOpened(Run run, Invocation call) {
        Value mode = call.arguments().value(0, "mode", Value.of("r"));
        if (writes(mode)) {
            rewrite(run, call);
        }
        return reads(mode);
    }

    private void rewrite(Run run, Invocation call) {
        run.files().rewrite(call.site().scope().module(), text, run.branches());
    }

    /** Returns whether a file is certainly opened for reading alone. */
    public static boolean reads(Value mode) {
        return mode.data() instanceof Scalar.Text text
                && !WRITING.matcher(text.text()).find();
    }

    /** Returns whether a file is certainly opened for writing. */
    public static boolean writes(Value mode) {
        return mode.data() instanceof Scalar.Text text
                && WRITING.matcher(text.text()).find();
    }

    private Optional<SourceFile> file(Run run, Invocation call) {
        return IrrelevantFiles.is(text)
                ? Optional.empty()
                : run.files().near(call.site().scope().module(), text);
    }
}
