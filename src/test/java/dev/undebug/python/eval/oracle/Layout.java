package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;
import dev.undebug.python.eval.oracle.Names.Name;
import java.util.ArrayList;
import java.util.List;

/** Spreads a program over files: one, a few beside each other, a package. */
final class Layout {
    private final Draft draft;
    private final Dice dice;
    private String entry = "app.py";
    private String served = "app.py";
    private String application = "app";

    Layout(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    String entry() {
        return entry;
    }

    String served() {
        return served;
    }

    String application() {
        return application;
    }

    void write() {
        switch (dice.below(5)) {
            case 0, 1 -> single();
            case 2, 3 -> beside();
            default -> inPackage();
        }
    }

    private void single() {
        Sheet app = new Sheet(draft, "app");
        definitions(app);
        whole(app);
        draft.file("app.py", app.text());
    }

    private void beside() {
        Sheet config = new Sheet(draft, "config");
        definitions(config);
        draft.file("config.py", config.text());
        Sheet app = new Sheet(draft, "app");
        imported(app, config, "config", "config");
        if (dice.once(2)) {
            definitions(app);
        }
        whole(app);
        draft.file("app.py", app.text());
    }

    private void inPackage() {
        Sheet config = new Sheet(draft, "web.config");
        definitions(config);
        draft.file("web/config.py", config.text());
        Sheet init = new Sheet(draft, "web");
        if (dice.once(3)) {
            init.line("from . import config");
            init.names().add(new Name(Kind.MODULE, "config", "web.config", true));
            reexport(init, config, "config.");
        } else {
            imported(init, config, ".config", "web.config");
        }
        String app = new Applications(init).make();
        new Statements(init).some(3);
        draft.file("web/__init__.py", init.text());
        entry = "run.py";
        Sheet run = new Sheet(draft, "run");
        run.line("from web import " + (app.contains("(") ? app.substring(0, app.indexOf('(')) : app));
        String local = app;
        if (app.contains("(")) {
            run.line("app = " + app);
            local = "app";
        }
        run.names().add(new Name(Kind.APP, local, "", true));
        if (dice.once(2)) {
            imported(run, config, "web.config", "web.config");
        }
        if (dice.once(3)) {
            new Statements(run).some(2);
        }
        new Launches(run).end(local);
        draft.file("run.py", run.text());
        boolean package_ = dice.once(2);
        served = package_ ? "web/__init__.py" : "run.py";
        application = package_ ? app : local;
    }

    private void definitions(Sheet sheet) {
        for (int i = 1 + dice.below(5); i > 0; i--) {
            new Definitions(sheet).one();
        }
    }

    /** An application, what is done to it, and its start. */
    private void whole(Sheet sheet) {
        if (dice.once(3)) {
            new Statements(sheet).some(2);
        }
        String app = new Applications(sheet).make();
        String local = app;
        if (app.contains("(")) {
            application = app;
            if (dice.once(2)) {
                sheet.line("app = " + app);
                local = "app";
                application = dice.of("app", app);
                sheet.define(Kind.APP, "app");
            }
        } else {
            application = app;
        }
        if (!local.contains("(")) {
            new Statements(sheet).some(4);
        }
        new Launches(sheet).end(local);
    }

    /** Imports a module in one of the ways, or some names of it. */
    private void imported(Sheet sheet, Sheet module, String from, String dotted) {
        boolean relative = from.startsWith(".");
        switch (dice.below(relative ? 2 : 4)) {
            case 0 -> {
                List<Name> names = chosen(module);
                if (names.isEmpty()) {
                    sheet.line("from " + from + " import *");
                    reexport(sheet, module, "");
                    return;
                }
                sheet.line("from " + from + " import "
                        + String.join(", ", names.stream().map(Name::text).toList()));
                names.forEach(sheet.names()::add);
            }
            case 1 -> {
                sheet.line("from " + from + " import *");
                reexport(sheet, module, "");
            }
            case 2 -> {
                sheet.line("import " + dotted);
                sheet.names().add(new Name(Kind.MODULE, dotted, dotted, false));
                reexport(sheet, module, dotted + ".");
            }
            default -> {
                String alias = draft.fresh("module");
                sheet.line("import " + dotted + " as " + alias);
                sheet.names().add(new Name(Kind.MODULE, alias, dotted, false));
                reexport(sheet, module, alias + ".");
            }
        }
    }

    private List<Name> chosen(Sheet module) {
        List<Name> names = new ArrayList<>();
        for (Name name : module.names().own()) {
            if (!dice.once(3)) {
                names.add(name);
            }
        }
        return names;
    }

    private static void reexport(Sheet sheet, Sheet module, String prefix) {
        module.names().own().forEach(name -> sheet.names()
                .add(new Name(name.kind(), prefix + name.text(), name.dotted(), prefix.isEmpty())));
    }
}
