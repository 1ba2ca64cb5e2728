package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;

/** Writes classes: configurations, and applications of an own class. */
final class Types {
    private final Sheet sheet;
    private final Dice dice;

    Types(Sheet sheet) {
        this.sheet = sheet;
        this.dice = sheet.dice();
    }

    /** A class with {@code DEBUG}, of its own or inherited. */
    void configuration() {
        String bases = bases();
        String name = sheet.draft().fresh("C");
        boolean inherits = !bases.isEmpty();
        if (dice.once(12)) {
            sheet.line("@dataclasses.dataclass");
        }
        sheet.branch("class " + name + (inherits ? "(" + bases + ")" : dice.of("", "", "(object)")), () -> {
            if (!inherits || dice.once(2)) {
                debug();
            }
            if (dice.once(4)) {
                sheet.line("TESTING = " + sheet.flag());
            }
            if (dice.once(4)) {
                initializer(inherits);
            }
        });
        sheet.define(Kind.CLASS, name);
        if (dice.once(6)) {
            String flag = sheet.flag();
            sheet.line(dice.of(
                    name + ".DEBUG = " + flag,
                    name + ".LATE = " + flag,
                    "setattr(" + name + ", 'DEBUG', " + flag + ")"));
        }
    }

    private String bases() {
        if (dice.once(2)) {
            return "";
        }
        String base = sheet.any(Kind.CLASS).orElse("");
        String other = sheet.any(Kind.CLASS).orElse("");
        if (base.isEmpty() || base.equals(other) || !dice.once(3)) {
            return base;
        }
        // The order may be one that Python refuses: then the program ends there.
        return base + ", " + other;
    }

    private void debug() {
        switch (dice.below(10)) {
            case 8 -> {
                sheet.line(dice.of("@staticmethod", "@classmethod"));
                sheet.function("def made(*given)", () -> new Functions(sheet).body());
                sheet.line("DEBUG = " + sheet.flag());
            }
            case 9 -> {
                sheet.line("@property");
                sheet.function(
                        "def DEBUG(self)",
                        () -> sheet.line("return "
                                + dice.of(
                                        "self.made()",
                                        "getattr(super(), 'DEBUG', False)",
                                        "self.FLAG",
                                        "type(self).FLAG")));
                sheet.line("FLAG = " + sheet.flag());
                sheet.line("@classmethod");
                sheet.function("def made(cls)", () -> sheet.line("return " + dice.of("cls.FLAG", "not cls.FLAG")));
            }
            case 0 -> {
                sheet.line("@property");
                sheet.function("def DEBUG(self)", () -> new Functions(sheet).body());
            }
            case 1 -> {
                sheet.line("DEBUG = " + sheet.flag());
                sheet.branch("if " + sheet.flag(), () -> sheet.line("DEBUG = " + sheet.flag()));
            }
            case 2 -> {
                sheet.line("FLAG = " + sheet.flag());
                sheet.line("DEBUG = " + dice.of("FLAG", "not FLAG", "bool(FLAG)", "FLAG or False"));
            }
            case 3 -> {
                sheet.branch("if " + sheet.flag(), () -> sheet.line("DEBUG = " + sheet.flag()));
                sheet.branch("else", () -> sheet.line("DEBUG = " + sheet.flag()));
            }
            case 4 -> {
                sheet.branch("try", () -> sheet.line("DEBUG = bool(int(" + sheet.text(1) + "))"));
                sheet.branch("except ValueError", () -> sheet.line("DEBUG = " + sheet.flag()));
            }
            case 5 -> sheet.line("DEBUG: bool = " + sheet.flag());
            default -> sheet.line("DEBUG = " + sheet.flag());
        }
    }

    private void initializer(boolean inherits) {
        sheet.function("def __init__(self)", () -> {
            if (inherits) {
                sheet.line("super().__init__()");
            }
            sheet.line("self." + dice.of("LATE", "LATE", "EXTRA") + " = " + sheet.flag());
            if (dice.once(2)) {
                sheet.line("self.__class__.DEBUG = " + sheet.flag());
            }
        });
    }

    void selector() {
        String name = sheet.draft().fresh("m");
        String first = sheet.any(Kind.CLASS).orElse("");
        if (first.isEmpty()) {
            configuration();
            selector();
            return;
        }
        sheet.line(name + " = {");
        for (String word : new String[] {"development", "production", "true", "1"}) {
            if (!dice.once(3)) {
                sheet.line("    '" + word + "': " + sheet.any(Kind.CLASS).orElse(first) + ",");
            }
        }
        sheet.line("    'default': " + first + ",");
        sheet.line("}");
        sheet.define(Kind.SELECTOR, name);
    }

    /** A subclass of Flask. */
    void application() {
        String name = sheet.draft().fresh("A");
        sheet.branch("class " + name + "(Flask)", () -> {
            if (dice.once(3)) {
                sheet.line("environment = 'production'");
            }
            if (dice.once(2)) {
                sheet.function("def __init__(self, *args, **kwargs)", () -> {
                    sheet.line("super().__init__(*args, **kwargs)");
                    sheet.line(dice.of("self.debug = ", "self.config['DEBUG'] = ", "self.flag = ") + sheet.flag());
                });
            }
            if (dice.once(3)) {
                sheet.function("def run(self, *args, **kwargs)", () -> {
                    sheet.line(dice.make(
                            () -> "kwargs.setdefault('debug', " + sheet.flag() + ")",
                            () -> "kwargs['debug'] = " + sheet.flag(),
                            () -> "self.debug = " + sheet.flag()));
                    sheet.line("return super().run(*args, **kwargs)");
                });
            }
        });
        sheet.define(Kind.FLASK, name);
    }
}
