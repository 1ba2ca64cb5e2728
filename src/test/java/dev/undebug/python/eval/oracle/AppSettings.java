package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;
import dev.undebug.python.eval.oracle.Names.Name;
import java.util.List;
import java.util.Optional;

/** Writes statements that change an application's debug flag, or look as if they did. */
final class AppSettings {
    private static final String[] SWITCHES = {"'0'", "'1'", "'true'", "'False'", "''", "'off'"};

    private final Sheet sheet;
    private final Dice dice;

    AppSettings(Sheet sheet) {
        this.sheet = sheet;
        this.dice = sheet.dice();
    }

    void one(String app) {
        String config = app + ".config";
        switch (dice.below(12)) {
            case 0, 1 -> sheet.line(app + ".debug = " + sheet.flag());
            case 2 -> sheet.line(config + "['DEBUG'] = " + sheet.flag());
            case 3 -> update(config);
            case 4, 5 -> object(config);
            case 6 -> mapping(config);
            case 7 -> file(config);
            case 8 -> sheet.line(config + ".from_prefixed_env(" + dice.of("", "'APP'", "prefix='FLASK'") + ")");
            case 9 -> replaced(app);
            case 10 -> rare(app);
            default -> environment();
        }
    }

    private void update(String config) {
        String flag = sheet.flag();
        String settings = sheet.any(Kind.SETTINGS).orElse("{'DEBUG': " + flag + "}");
        sheet.line(dice.make(
                () -> config + ".update(DEBUG=" + flag + ")",
                () -> config + ".update({'DEBUG': " + flag + "})",
                () -> config + ".update([('DEBUG', " + flag + "), ('TESTING', False)])",
                () -> config + ".update((('DEBUG', " + flag + "),))",
                () -> config + ".update({'TESTING': True}, DEBUG=" + flag + ")",
                () -> config + ".update(" + settings + ")",
                () -> config + ".update(**" + settings + ")",
                () -> config + ".update({k: v for k, v in " + settings + ".items()})",
                () -> config + " |= " + settings,
                () -> config + ".setdefault('DEBUG', " + flag + ")",
                () -> config + ".__setitem__('DEBUG', " + flag + ")"));
    }

    private void object(String config) {
        if (!sheet.names().has(Kind.CLASS)) {
            new Types(sheet).configuration();
        }
        String type = sheet.expressions().type(sheet.names(), 2);
        List<Name> dotted = sheet.names().all(Kind.CLASS).stream()
                .filter(name -> !name.dotted().isEmpty())
                .toList();
        List<Name> modules = sheet.names().all(Kind.MODULE);
        switch (dice.below(6)) {
            case 0 -> sheet.line(config + ".from_object(" + type + "())");
            case 5 ->
                sheet.line(config + ".from_object(" + sheet.any(Kind.OBJECT).orElse(type) + ")");
            case 1 -> {
                String name = dotted.isEmpty() ? type : "'" + dice.of(dotted).dotted() + "'";
                sheet.line(config + ".from_object(" + (dice.once(3) ? name.replaceFirst("\\.(?=\\w+'$)", ":") : name)
                        + ")");
            }
            case 2 ->
                sheet.line(
                        config + ".from_object(" + (modules.isEmpty() ? "__name__" : module(dice.of(modules))) + ")");
            default -> sheet.line(config + ".from_object(" + type + ")");
        }
    }

    private String module(Name module) {
        return dice.once(2) ? "'" + module.dotted() + "'" : module.text();
    }

    private void mapping(String config) {
        String flag = sheet.flag();
        String settings = sheet.any(Kind.SETTINGS).orElse("{'DEBUG': " + flag + "}");
        sheet.line(config
                + dice.make(
                        () -> ".from_mapping(DEBUG=" + flag + ")",
                        () -> ".from_mapping({'DEBUG': " + flag + ", 'debug': True})",
                        () -> ".from_mapping({'debug': " + flag + "})",
                        () -> ".from_mapping(" + settings + ")",
                        () -> ".from_mapping(" + settings + ", DEBUG=" + flag + ")",
                        () -> ".from_mapping([('DEBUG', " + flag + ")])",
                        () -> ".from_mapping(**" + settings + ")"));
    }

    private void file(String config) {
        boolean silent = dice.once(4);
        String name = sheet.draft().fresh("settings");
        String debug = dice.of("true", "false");
        switch (dice.below(5)) {
            case 0 -> {
                file(
                        name + ".json",
                        "{\"DEBUG\": " + dice.of(debug, "null", "\"false\"", "0") + ", \"debug\": true}\n");
                sheet.line(config + ".from_file('" + name + ".json', load=json.load)");
            }
            case 1 -> {
                file(
                        name + ".toml",
                        "TESTING = false\n"
                                + dice.of("", "debug", "DEBUG", "DEBUG", "DEBUG")
                                        .replaceFirst("(.+)", "$1 = " + debug + "\n"));
                sheet.line(config + ".from_file('" + name + ".toml', load=tomllib.load, text=False)");
            }
            case 2 ->
                sheet.line(config
                        + dice.of(
                                ".from_pyfile('missing.cfg', silent=True)",
                                ".from_envvar('APP_SETTINGS', silent=True)",
                                ".from_mapping(os.environ)"));
            default -> {
                file(name + ".cfg", pyfile());
                sheet.line(config + ".from_pyfile('" + name + ".cfg'" + (silent ? ", silent=True" : "") + ")");
            }
        }
    }

    /** Writes a file where an application of a module here, or of none, looks for it. */
    private void file(String name, String text) {
        sheet.draft().file(name, text);
        sheet.draft().file("web/" + name, text);
    }

    private String pyfile() {
        String variable = sheet.expressions().variable();
        return dice.make(
                () -> "DEBUG = " + dice.of("True", "False", "0", "'False'") + "\n",
                () -> "import os\nDEBUG = os.environ.get(" + variable + ", '') == '1'\n",
                () -> "import os\nif os.environ.get(" + variable + ") in ('development', 'true'):\n    DEBUG = True\n",
                () -> "debug = True\nDEBUG = not debug\n",
                () -> "TESTING = False\n");
    }

    private void replaced(String app) {
        String settings = sheet.expressions().settings(sheet.names(), 1);
        sheet.line(dice.make(
                () -> app + ".config = flask.Config(" + app + ".root_path, {**" + app + ".config, **" + settings + "})",
                () -> app + ".config = {**" + app + ".config, **" + settings + "}",
                () -> app + ".config = dict(" + app + ".config, **" + settings + ")",
                () -> app + ".config |= " + settings));
    }

    private void rare(String app) {
        String flag = sheet.flag();
        String other = sheet.draft().fresh("c");
        sheet.line(dice.make(
                () -> "setattr(" + app + ", 'debug', " + flag + ")",
                () -> app + ".testing = " + flag,
                () -> other + " = " + app + ".config; " + other + "['DEBUG'] = " + flag,
                () -> app + ".debug, " + other + " = " + flag + ", " + sheet.flag(),
                () -> app + ".debug = " + app + ".config['TESTING'] = " + flag,
                () -> app + ".debug |= bool(" + flag + ")",
                () -> app + ".config['debug'] = " + flag,
                () -> app + ".jinja_env.auto_reload = " + flag,
                () -> "(lambda it: setattr(it, 'debug', " + flag + "))(" + app + ")",
                () -> app + ".wsgi_app = DebuggedApplication(" + app + ".wsgi_app, " + flag + ")",
                () -> app + ".config['PROPAGATE_EXCEPTIONS'] = " + flag,
                () -> app + ".logger.disabled = " + flag));
    }

    private void dotenv(String variable) {
        String path = sheet.draft().fresh("settings") + ".env";
        String line = dice.of("", "export ") + variable + "=" + dice.of("1", "0", "'true'", "\"off\"", "", "1 # on");
        sheet.draft().file(path, "# for here\n" + line + "\n");
        sheet.line(dice.make(
                () -> "dotenv.load_dotenv('" + path + "')",
                () -> "dotenv.load_dotenv('" + path + "', override=True)",
                () -> "dotenv.load_dotenv(dotenv_path='" + path + "', override=False)",
                () -> "os.environ.update(dotenv.dotenv_values('" + path + "'))"));
    }

    /** Changes the environment, which counts only for applications that are made, or run, after it. */
    void environment() {
        Optional<String> text = dice.once(2) ? Optional.of(sheet.text(1)) : Optional.empty();
        String value = text.orElse(dice.of(SWITCHES));
        String variable = dice.once(3) ? sheet.expressions().variable() : "'FLASK_DEBUG'";
        if (dice.once(6)) {
            dotenv(variable.replace("'", ""));
            return;
        }
        sheet.line(dice.make(
                () -> "os.environ[" + variable + "] = " + value,
                () -> "os.environ.setdefault(" + variable + ", " + value + ")",
                () -> "os.environ.update({" + variable + ": " + value + "})",
                () -> "os.environ.pop(" + variable + ", None)",
                () -> "os.environ.update(" + variable.replace("'", "") + "=" + value + ")",
                () -> "os.environ |= {" + variable + ": " + value + "}"));
    }
}
