package dev.undebug.python.eval.flask;

import dev.undebug.python.eval.outcome.Disclosure;
import dev.undebug.python.eval.run.NativeFunction;
import dev.undebug.python.eval.run.Run;
import dev.undebug.python.eval.value.Exited;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Scalar;
import dev.undebug.python.eval.value.Site;
import dev.undebug.python.eval.value.Trace;
import dev.undebug.python.eval.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models how Django is started: with the settings that a variable names, or with those of a call. */
public final class DjangoNatives {
    private static final String SETTINGS_MODULE = "DJANGO_SETTINGS_MODULE";
    private static final String DEBUG = DjangoSettings.DEBUG;
    private static final String PROPAGATE = "DEBUG_PROPAGATE_EXCEPTIONS";
    private static final String URLS = "ROOT_URLCONF";
    private static final int KEYWORD_ONLY = Integer.MAX_VALUE;

    /** The most work to see which views a site has; they are many, and few matter. */
    private static final long OF_URLS = 50_000;

    /** Names that only Django's settings have. */
    private static final List<String> SETTINGS =
            List.of("INSTALLED_APPS", URLS, "ALLOWED_HOSTS", "MIDDLEWARE", "WSGI_APPLICATION", "DATABASES");

    private DjangoNatives() {}

    public static void register(Map<String, NativeFunction> all) {
        all.put("django.core.wsgi.get_wsgi_application", DjangoNatives::served);
        all.put("django.core.asgi.get_asgi_application", DjangoNatives::served);
        all.put("django.core.management.execute_from_command_line", DjangoNatives::command);
        all.put("configurations.wsgi.get_wsgi_application", DjangoNatives::served);
        all.put("configurations.asgi.get_asgi_application", DjangoNatives::served);
        all.put("configurations.management.execute_from_command_line", DjangoNatives::command);
        for (String include : List.of("django.urls.include", "django.conf.urls.include")) {
            all.put(include, DjangoNatives::included);
        }
        all.put("split_settings.tools.include", DjangoSettings::include);
        all.put("django.conf.settings.configure", (run, call) -> {
            configured(run, call, Disclosure.DJANGO, DEBUG);
            configured(run, call, Disclosure.DJANGO_ERRORS, PROPAGATE);
            return Value.NONE;
        });
    }

    private static void configured(Run run, Invocation call, String library, String setting) {
        Disclosures.asked(run, call, library, "configure", call.arguments().value(KEYWORD_ONLY, setting));
    }

    /** Reports the final values of a module that has Django's settings. */
    public static void report(Run run, PyModule module) {
        if (isSettings(module)) {
            report(run, module, Disclosure.DJANGO, DEBUG);
            report(run, module, Disclosure.DJANGO_ERRORS, PROPAGATE);
        }
        DjangoSettings.of(run, module).reportClasses();
    }

    private static void report(Run run, PyModule module, String library, String setting) {
        @Nullable Value value = module.state().get(setting);
        if (value != null) {
            Site site = run.imports().site();
            run.facts().disclosure(library, value, module.name() + "." + setting, site);
        }
    }

    private static boolean isSettings(PyModule module) {
        return SETTINGS.stream().anyMatch(name -> module.state().get(name) != null);
    }

    private static Value served(Run run, Invocation call) {
        settings(run, call);
        return Value.of(new ForeignApp(run, Disclosure.DJANGO, run.table()));
    }

    /** Of the commands of {@code manage.py}, only the development server serves visitors. */
    private static Value command(Run run, Invocation call) {
        if (run.entry().arguments().contains("runserver")) {
            settings(run, call);
        }
        return Value.NONE;
    }

    private static void settings(Run run, Invocation call) {
        @Nullable Value name = run.environ().find(Value.of(SETTINGS_MODULE));
        if (name == null || !(name.data() instanceof Scalar.Text text)) {
            if (name != null || !isConfigured(run)) {
                // Without the variable, Django does not start: something that is not seen sets it.
                run.facts().disclosure(Disclosure.DJANGO, Value.UNKNOWN, DjangoSettings.SETTING, call.site());
            }
            return;
        }
        Value module = run.imports().string(text.text());
        if (module.data() instanceof PyModule own) {
            DjangoSettings.of(run, own).report(text.text(), call.site());
        } else {
            run.facts().disclosure(Disclosure.DJANGO, Value.UNKNOWN, text.text() + "." + DEBUG, call.site());
        }
        @Nullable
        Value errors = module.data() instanceof PyModule own ? own.state().get(PROPAGATE) : null;
        if (errors != null) {
            run.facts().disclosure(Disclosure.DJANGO_ERRORS, errors, text.text() + "." + PROPAGATE, call.site());
        }
        @Nullable
        Value urls = module.data() instanceof PyModule own ? own.state().get(URLS) : null;
        if (urls != null) {
            run.facts().addresses(urls);
        }
    }

    /** Returns whether the program has given Django settings already, in a call. */
    private static boolean isConfigured(Run run) {
        return run.facts().disclosures().stream()
                .anyMatch(told -> told.library().equals(Disclosure.DJANGO));
    }

    /** Imports the module with the addresses of each site that was started, as Django does at the first request. */
    public static void atFirstRequest(Run run) {
        DjangoSettings.changed(run);
        run.budget().aside(OF_URLS, () -> run.facts().addresses().forEach(module -> urls(run, module)));
    }

    private static void urls(Run run, Value module) {
        if (module.data() instanceof Scalar.Text name) {
            run.facts().alone(() -> {
                try {
                    run.imports().string(name.text());
                } catch (Raised | Exited failed) {
                    run.cannotTell(Trace.NONE);
                }
            });
        }
    }

    private static Value included(Run run, Invocation call) {
        Value module = call.arguments().value(0, "arg", Value.UNKNOWN);
        urls(run, module);
        return run.cannotTell(module.trace());
    }
}
