package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.TextFile;
import dev.undebug.python.eval.run.FilePath;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Table;
import dev.undebug.python.eval.value.Value;
import dev.undebug.source.IrrelevantFiles;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two folders of an application: that of its module, and the instance folder. Flask finds both by the import name; the
 * instance folder of a package is beside the package.
 */
final class AppFolders {
    private static final String ROOT = "root_path";
    private static final String INSTANCE = "instance_path";
    private static final String RELATIVE = "instance_relative_config";

    /** The methods that open a file of one of the folders. */
    private static final Map<String, String> OPENERS =
            Map.of("open_resource", ROOT, "open_instance_resource", INSTANCE);

    private AppFolders() {}

    /** Keeps the folders of an application in its state, and returns the one in which its configuration looks. */
    static ConfigFolders keep(Run run, Table state, Invocation call) {
        ConfigFolders root = given(call, ROOT);
        ConfigFolders instance = given(call, INSTANCE);
        root = root == null ? ofModule(run, call) : root;
        instance = instance == null ? beside(run, call) : instance;
        keep(state, ROOT, root);
        keep(state, INSTANCE, instance);
        @Nullable Value relative = call.arguments().value(RELATIVE);
        if (relative == null || relative.maybeAbsent()) {
            return root;
        }
        return switch (relative.truth()) {
            case TRUE -> instance;
            case FALSE -> root;
            case UNKNOWN -> ConfigFolders.UNKNOWN;
        };
    }

    private static void keep(Table state, String name, ConfigFolders folders) {
        @Nullable Value path = folders.path();
        if (path != null) {
            state.put(name, path);
        }
    }

    private static @Nullable ConfigFolders given(Invocation call, String name) {
        @Nullable Value path = call.arguments().value(name);
        return path == null || path.isNone() || path.maybeAbsent() ? null : ConfigFolders.given(path);
    }

    private static ConfigFolders ofModule(Run run, Invocation call) {
        @Nullable String name = importName(call);
        ModuleFolders folders = new ModuleFolders(run);
        return ConfigFolders.of(name == null ? folders.of(call.site().scope().module()) : folders.ofModule(name));
    }

    private static ConfigFolders beside(Run run, Invocation call) {
        @Nullable String name = importName(call);
        PyModule module = call.site().scope().module();
        @Nullable Value own = module.state().get("__name__");
        if (name == null && own != null && own.data() instanceof Scalar.Text text) {
            name = text.text();
        }
        return ConfigFolders.of(new ModuleFolders(run).around(name == null ? module.name() : name))
                .below("instance");
    }

    private static @Nullable String importName(Invocation call) {
        Value name = call.arguments().value(0, "import_name", Value.UNKNOWN);
        return name.data() instanceof Scalar.Text text && !name.maybeAbsent() ? text.text() : null;
    }

    static boolean isOpener(String name) {
        return OPENERS.containsKey(name);
    }

    /** {@code app.open_resource(name)} and the like. */
    static Value open(Run run, FlaskApp app, String method, Invocation call) {
        @Nullable Value folder = app.state().get(OPENERS.getOrDefault(method, ROOT));
        @Nullable String name = FilePath.text(call.arguments().value(0, "resource", Value.UNKNOWN));
        Value mode = call.arguments().value(1, "mode", Value.of("rb"));
        boolean reads = mode.data() instanceof Scalar.Text text && !text.text().matches(".*[wax+].*");
        if (folder == null || name == null || !reads || IrrelevantFiles.is(name)) {
            return run.cannotTell(
                    call.arguments().value(0, "resource", Value.UNKNOWN).trace());
        }
        return ConfigFolders.given(folder)
                .file(run, name)
                .<Value>map(file -> Value.of(new TextFile(run.files().opened(file, run.branches()))))
                .orElseGet(() -> run.cannotTell(folder.trace()));
    }
}
