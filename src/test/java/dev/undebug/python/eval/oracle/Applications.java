package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;

/** Writes the making of an application. */
final class Applications {
    private final Sheet sheet;
    private final Dice dice;

    Applications(Sheet sheet) {
        this.sheet = sheet;
        this.dice = sheet.dice();
    }

    /** Writes it, and returns the expression for the application: a name, or the call of a factory. */
    String make() {
        if (dice.once(4)) {
            configurer();
        }
        return switch (dice.below(8)) {
            case 0, 1 -> factory();
            case 2 -> {
                new Types(sheet).application();
                yield plain(sheet.any(Kind.FLASK).orElseThrow());
            }
            case 3 -> holder();
            case 4 -> chosen();
            default -> plain("Flask");
        };
    }

    private String plain(String type) {
        sheet.line("app = " + type + "(__name__"
                + dice.of("", "", ", static_folder=None", ", instance_relative_config=False") + ")");
        sheet.define(Kind.APP, "app");
        return "app";
    }

    /** One of two applications, or one that is made late. */
    private String chosen() {
        String first = sheet.flag();
        sheet.branch("if " + first, () -> {
            sheet.line("app = Flask(__name__)");
            sheet.line("app.debug = " + sheet.flag());
        });
        sheet.branch("else", () -> {
            sheet.line("app = Flask('other')");
            sheet.line("app.config['DEBUG'] = " + sheet.flag());
        });
        sheet.define(Kind.APP, "app");
        return "app";
    }

    /** An application that is the attribute of an object. */
    private String holder() {
        String type = sheet.draft().fresh("H");
        String name = sheet.draft().fresh("h");
        sheet.branch("class " + type, () -> {
            sheet.function("def __init__(self, debug=" + sheet.flag() + ")", () -> {
                sheet.line("self.app = Flask(__name__)");
                sheet.define(Kind.FLAG, "debug");
                sheet.names().add(Kind.APP, "self.app");
                new Statements(sheet).some(2);
            });
        });
        sheet.line(name + " = " + type + "(" + dice.of("", sheet.flag()) + ")");
        if (dice.once(2)) {
            sheet.line("app = " + name + ".app");
            sheet.define(Kind.APP, "app");
            return "app";
        }
        sheet.line("app = application = " + name + ".app");
        sheet.define(Kind.APP, "application");
        return "application";
    }

    private String factory() {
        String parameter = sheet.draft().fresh("p");
        boolean type = dice.once(2) && sheet.any(Kind.CLASS).isPresent();
        String otherwise = type ? sheet.any(Kind.CLASS).orElseThrow() : sheet.flag();
        sheet.function("def create_app(" + parameter + "=" + otherwise + ")", () -> {
            sheet.define(type ? Kind.CLASS : Kind.FLAG, parameter);
            sheet.line("app = Flask(__name__)");
            if (dice.once(8)) {
                sheet.branch(
                        "if " + sheet.flag(),
                        () -> sheet.line(dice.of("return app", "return None", "raise ValueError")));
            }
            sheet.names().add(Kind.APP, "app");
            new Statements(sheet).some(4);
            sheet.line("return app");
        });
        return "create_app(" + (type ? "" : dice.of("", "", "True", "False", parameter + "=True")) + ")";
    }

    private void configurer() {
        String name = sheet.draft().fresh("f");
        sheet.function("def " + name + "(app)", () -> {
            sheet.names().add(Kind.APP, "app");
            new Statements(sheet).some(3);
            if (dice.once(3)) {
                sheet.branch("if " + sheet.flag(), () -> sheet.line("return"));
                new Statements(sheet).some(1);
            }
        });
        sheet.define(Kind.CONFIGURER, name);
    }
}
