package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Arguments;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.Interpretation;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.Method;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Sequences;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Models {@code sys.path}: the folders of the repository that a program searches for modules. A folder added in one
 * branch only is included: if only that folder has the module, the program took that branch.
 *
 * @param start the initial folders
 * @param state the folders that the program adds, as {@link Added}
 */
public record SearchPath(List<String> start, Table state) implements Data {
    /** The most folders that are searched. */
    private static final int MOST = 50;

    private static final Pattern ARCHIVE = Pattern.compile("\\.(?:zip|egg|whl|pyz)$");

    private static final Data FIRST = Value.of(0).data();

    /**
     * A folder that a program adds.
     *
     * @param first whether it comes before all others
     */
    private record Added(String root, boolean first) {}

    public SearchPath {
        start = List.copyOf(start);
    }

    public static void register(Map<String, NativeFunction> all) {
        all.put("site.addsitedir", (run, call) -> {
            run.searchPath().add(run, call.arguments().value(0, "sitedir", Value.UNKNOWN), false, call.site());
            return Value.NONE;
        });
    }

    /** Returns repository folders, in search order. */
    List<String> roots() {
        List<Object> keys = state.keys();
        if (keys.isEmpty()) {
            return start;
        }
        Set<String> before = new LinkedHashSet<>();
        Set<String> after = new LinkedHashSet<>(start);
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (keys.get(i) instanceof Added added && added.first()) {
                before.add(added.root());
            }
        }
        for (Object key : keys) {
            if (key instanceof Added added && !added.first()) {
                after.add(added.root());
            }
        }
        before.addAll(after);
        return List.copyOf(before);
    }

    /** Adds a path. A relative one counts both from the working directory and from the folder of the file. */
    private void add(Interpretation run, Value path, boolean first, Site site) {
        if (!(path.data() instanceof Scalar.Text text) || state.keys().size() >= MOST) {
            return;
        }
        if (first
                && ARCHIVE.matcher(text.text()).find()
                && run instanceof Run own
                && own.files().has(site.scope().module(), text.text())) {
            own.coverage().noteArchive(site.place());
        }
        String beside = RepositoryPath.of(site.scope().module().source().file().path())
                .folder()
                .text();
        List<String> folders = new ArrayList<>();
        for (String folder : List.of("", beside)) {
            @Nullable String root = Files.resolve(folder, text.text());
            if (root != null && !folders.contains(root)) {
                folders.add(first ? 0 : folders.size(), root);
            }
        }
        folders.forEach(root -> state.put(new Added(root, first), path));
    }

    /** Replaces the list: new folders before the known ones are searched first. */
    void replace(Interpretation run, Value value, Site site) {
        @Nullable List<Value> elements = value.data().elements(run);
        if (elements == null || elements.size() > MOST) {
            return;
        }
        List<Value> known = elements(run);
        List<Value> before = new ArrayList<>();
        boolean front = true;
        for (Value element : elements) {
            if (Sequences.contains(known, element) == Truth.TRUE) {
                front = false;
            } else if (front) {
                before.add(0, element);
            } else {
                add(run, element, false, site);
            }
        }
        before.forEach(element -> add(run, element, true, site));
    }

    private static Value call(Interpretation run, Method method, Invocation call) {
        SearchPath path = (SearchPath) method.self().data();
        Arguments arguments = call.arguments();
        switch (method.name()) {
            case "insert" -> {
                boolean first =
                        FIRST.equals(arguments.value(0, "", Value.UNKNOWN).data());
                path.add(run, arguments.value(1, "", Value.UNKNOWN), first, call.site());
            }
            case "append" -> path.add(run, arguments.value(0, "", Value.UNKNOWN), false, call.site());
            case "extend" -> {
                @Nullable
                List<Value> more = arguments.value(0, "", Value.UNKNOWN).data().elements(run);
                if (more != null) {
                    more.stream().limit(MOST).forEach(value -> path.add(run, value, false, call.site()));
                }
            }
            default -> {
                return run.cannotTell(Trace.NONE);
            }
        }
        return Value.NONE;
    }

    @Override
    public String shown() {
        return "sys.path";
    }

    @Override
    public List<Value> elements(Interpretation run) {
        return roots().stream().map(root -> Value.of(Files.absolute(root))).toList();
    }

    @Override
    public Truth contains(Interpretation run, Value item) {
        return Sequences.contains(elements(run), item);
    }

    @Override
    public Value item(Interpretation run, Value self, Value key, Site site) {
        List<String> roots = roots();
        return FIRST.equals(key.data()) && !roots.isEmpty()
                ? Value.of(Files.absolute(roots.get(0)))
                : run.cannotTell(self.trace());
    }

    @Override
    public void setItem(Interpretation run, Value key, Value value, Site site) {
        if (value.data() instanceof Scalar) {
            add(run, value, true, site);
        } else {
            replace(run, value, site);
        }
    }

    @Override
    public Value attribute(Interpretation run, Value self, String name) {
        return Value.of(new Method(self, name, SearchPath::call));
    }
}
