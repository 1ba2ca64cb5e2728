package dev.undebug.python.eval.library;

import dev.undebug.python.eval.outcome.Coverage.UnseenFile;
import dev.undebug.python.eval.outcome.ExecutionContext.Written;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.FilePath;
import dev.undebug.python.eval.run.Files;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyDict;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Models the package {@code python-dotenv}. */
public final class DotenvNatives {
    private static final String FILE = ".env";

    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t]*(?:export[ \\t]+)?([A-Za-z_]\\w*)[ \\t]*=[ \\t]*('[^'\\n]*'|\"[^\"\\n]*\"|[^\\r\\n]*)");

    private DotenvNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("dotenv.load_dotenv", DotenvNatives::load);
        all.put("dotenv.dotenv_values", DotenvNatives::values);
        for (String name : new String[] {"dotenv.set_key", "dotenv.unset_key"}) {
            all.put(name, (run, call) -> {
                run.files().rewrite(call, call.arguments().value(0, "dotenv_path", Value.UNKNOWN), run.branches());
                return run.cannotTell(Trace.NONE);
            });
        }
        all.put("dotenv.find_dotenv", (run, call) -> Value.of(Files.absolute(FILE)));
    }

    private static Value load(Run run, Invocation call) {
        Map<String, Value> variables = found(run, call);
        if (isRewritten(run, call)) {
            run.environ().open();
        } else if (variables.isEmpty() && file(run, call).isEmpty()) {
            unseen(run, call);
        }
        boolean override =
                call.arguments().value(4, "override", Value.of(false)).truth() != Truth.FALSE;
        variables.forEach((name, value) -> {
            Value key = Value.of(name);
            if (override || run.environ().find(key) == null) {
                run.environ().setItem(run, key, value, call.site());
            }
        });
        return Value.of(!variables.isEmpty());
    }

    /** Records a file that people keep out of version control: it may set any variable that nothing else sets. */
    private static void unseen(Run run, Invocation call) {
        PyModule module = call.site().scope().module();
        @Nullable Value path = call.arguments().value(0, "dotenv_path");
        @Nullable String text = path == null || path.isNone() ? FILE : FilePath.text(path);
        boolean searched = path == null || path.isNone() || Files.absolute(FILE).equals(text);
        boolean absent = searched
                ? run.files().lacksAbove(module, FILE)
                : text != null && run.files().lacks(module, text);
        // What a model loads, it loads at no place of the repository.
        if (!absent && !module.isModel()) {
            Optional<String> shown = Optional.ofNullable(text).map(Files::relative);
            run.coverage().noteUnseenFile(new UnseenFile(call.site().place(), shown));
        }
    }

    private static Value values(Run run, Invocation call) {
        PyDict dict = new PyDict(run.table());
        found(run, call).forEach((name, value) -> dict.state().put(new Scalar.Text(name), value));
        return Value.of(dict);
    }

    /** Adds written variables to the file of the repository, or replaces the file with them. */
    private static Map<String, Value> found(Run run, Invocation call) {
        Map<String, Value> variables =
                file(run, call).map(DotenvNatives::variables).orElseGet(LinkedHashMap::new);
        if (mayBeWritten(call)) {
            for (Written one : run.files().written()) {
                Value value = one.value().map(Value::of).orElse(Value.UNKNOWN).from(one.place());
                variables.put(one.name(), value);
            }
        }
        return variables;
    }

    /** Returns whether the program itself has written to the file: then it may set any variable. */
    private static boolean isRewritten(Run run, Invocation call) {
        @Nullable Value path = call.arguments().value(0, "dotenv_path");
        @Nullable String text = path == null || path.isNone() ? FILE : FilePath.text(path);
        return text != null && run.files().isRewritten(text);
    }

    private static boolean mayBeWritten(Invocation call) {
        @Nullable Value path = call.arguments().value(0, "dotenv_path");
        @Nullable String text = path == null || path.isNone() ? FILE : FilePath.text(path);
        return text != null && RepositoryPath.of(text).name().equals(FILE);
    }

    /** Without a path, it searches from the calling module's folder upwards. */
    private static Optional<SourceFile> file(Run run, Invocation call) {
        PyModule module = call.site().scope().module();
        @Nullable Value path = call.arguments().value(0, "dotenv_path");
        if (path != null && !path.isNone()) {
            @Nullable String text = FilePath.text(path);
            return text == null ? Optional.empty() : run.files().near(module, text);
        }
        return RepositoryPath.of(module.source().file().path())
                .folder()
                .upward()
                .flatMap(folder -> run.files().text(folder.at(FILE).text()).stream())
                .findFirst();
    }

    private static Map<String, Value> variables(SourceFile file) {
        Map<String, Value> variables = new LinkedHashMap<>();
        Matcher matcher = LINE.matcher(file.text());
        while (matcher.find()) {
            String written = withoutRemark(matcher.group(2));
            Place place = file.place(new Span(matcher.start(2), matcher.start(2) + written.length()));
            variables.put(matcher.group(1), Value.of(unquoted(written)).from(place));
        }
        return variables;
    }

    /** Returns a value as it is written, without the remark behind one that has no quotes. */
    private static String withoutRemark(String written) {
        int end = isQuoted(written) ? -1 : written.indexOf('#');
        while (end > 0 && !Character.isWhitespace(written.charAt(end - 1))) {
            end = written.indexOf('#', end + 1);
        }
        return (end > 0 ? written.substring(0, end) : written).strip();
    }

    private static boolean isQuoted(String written) {
        return written.length() > 1 && (written.startsWith("'") || written.startsWith("\""));
    }

    private static String unquoted(String written) {
        return isQuoted(written) ? written.substring(1, written.length() - 1) : written;
    }
}
