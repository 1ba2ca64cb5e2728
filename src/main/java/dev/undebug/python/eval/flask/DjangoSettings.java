package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.object.PyClass;
import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Data;
import dev.undebug.python.eval.value.External;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a Django site: the names of a module, or the attributes of one of its classes, which django-configurations
 * chooses by a variable.
 *
 * @param classes the classes of the module that derive from {@code configurations.Configuration}
 */
record DjangoSettings(Run run, PyModule module, List<PyClass> classes) {
    static final String DEBUG = "DEBUG";
    private static final String CONFIGURATION = "DJANGO_CONFIGURATION";
    private static final String PACKAGE = "configurations.";
    static final String SETTING = "django.conf.settings." + DEBUG;

    /** The methods of a configuration that django-configurations calls before it takes the settings. */
    private static final List<String> HOOKS = List.of("pre_setup", "setup", "post_setup");

    /** The beginnings of the names of configurations that nobody deploys. */
    private static final List<String> DEVELOPERS = List.of("dev", "local", "test");

    static DjangoSettings of(Run run, PyModule module) {
        List<PyClass> classes = new ArrayList<>();
        module.state().forEach((name, value) -> {
            if (value.data() instanceof PyClass type && isConfiguration(type) && !classes.contains(type)) {
                classes.add(type);
            }
        });
        return new DjangoSettings(run, module, List.copyOf(classes));
    }

    private static boolean isConfiguration(PyClass type) {
        return type.order().stream().anyMatch(DjangoSettings::isBase);
    }

    private static boolean isBase(Data base) {
        return base instanceof External external && external.dotted().startsWith(PACKAGE);
    }

    /** Reports what a program takes that names the module. */
    void report(String name, Site site) {
        if (classes.isEmpty()) {
            told(ofModule(), name + "." + DEBUG, site);
            return;
        }
        @Nullable Value chosen = run.environ().find(Value.of(CONFIGURATION));
        @Nullable
        Value type = chosen != null && chosen.data() instanceof Scalar.Text text && !chosen.maybeAbsent()
                ? module.state().get(text.text())
                : null;
        if (type != null && type.data() instanceof PyClass known && !type.maybeAbsent()) {
            told(ofClass(known), known.name() + "." + DEBUG, site);
            if (isFinal(known)) {
                return;
            }
        }
        told(Value.UNKNOWN, name + "." + DEBUG, site);
        reportClasses();
    }

    /** Reports the literal switches of all configurations: which of them is taken is not known. */
    void reportClasses() {
        for (PyClass type : classes) {
            @Nullable Value debug = type.find(DEBUG);
            run.budget().charge(1 + type.order().size());
            if (debug != null && debug.truth() == Truth.TRUE && !isForDevelopers(type)) {
                Supplier<Value> taken = () -> {
                    told(debug, type.name() + "." + DEBUG, run.imports().site());
                    return Value.NONE;
                };
                run.branches().either(Trace.NONE, taken, () -> Value.NONE);
            }
        }
    }

    private static boolean isForDevelopers(PyClass type) {
        String name = type.name().substring(type.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return DEVELOPERS.stream().anyMatch(name::startsWith);
    }

    /** Reports what the program itself sets on Django's settings. */
    static void changed(Run run) {
        @Nullable Value debug = run.externals().patched(SETTING);
        if (debug != null) {
            run.facts()
                    .disclosure(Disclosure.DJANGO, debug, SETTING, run.imports().site());
        }
    }

    /** Models {@code split_settings.tools.include}: other files of the module's folder may turn debug mode on in the module. */
    static Value include(Run run, Invocation call) {
        PyModule module = call.site().scope().module();
        @Nullable Value before = module.state().get(DEBUG);
        if (before == null || before.truth() != Truth.TRUE) {
            module.state().put(DEBUG, Value.UNKNOWN);
        }
        return run.cannotTell(call.arguments().trace());
    }

    private void told(Value value, String subject, Site site) {
        run.facts().disclosure(Disclosure.DJANGO, value, subject, site);
    }

    /** Returns the setting of the module; Django's own default is off. */
    private Value ofModule() {
        @Nullable Value debug = module.state().get(DEBUG);
        return debug == null ? module.isOpen() ? Value.UNKNOWN : Value.of(false) : debug;
    }

    private static Value ofClass(PyClass type) {
        @Nullable Value debug = type.find(DEBUG);
        if (debug != null) {
            // What it calls, such as a property or a value of a variable, is not known.
            return debug.data() instanceof Scalar ? debug : Value.unknown(debug.trace());
        }
        return isClosed(type) ? Value.of(false) : Value.UNKNOWN;
    }

    /** Returns whether nothing changes the settings of a configuration while Django starts. */
    private static boolean isFinal(PyClass type) {
        return HOOKS.stream().allMatch(hook -> type.find(hook) == null) && (type.find(DEBUG) != null || isClosed(type));
    }

    /** Returns whether all bases of a configuration are known. */
    private static boolean isClosed(PyClass type) {
        return type.order().stream().allMatch(base -> base instanceof PyClass || isBase(base));
    }
}
