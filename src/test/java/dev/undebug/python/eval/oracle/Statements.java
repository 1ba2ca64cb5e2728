package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;

/** Writes statements, with branches, loops and handlers around them. */
final class Statements {
    private final Sheet sheet;
    private final Dice dice;

    Statements(Sheet sheet) {
        this.sheet = sheet;
        this.dice = sheet.dice();
    }

    void some(int most) {
        for (int i = 1 + dice.below(most); i > 0; i--) {
            one();
        }
    }

    void one() {
        if (sheet.isDeep() || !dice.once(3)) {
            simple();
        } else {
            compound();
        }
    }

    private void simple() {
        if (sheet.names().has(Kind.APP) && !dice.once(4)) {
            new AppSettings(sheet).one(sheet.any(Kind.APP).orElseThrow());
        } else {
            dice.doOne(
                    () -> new Definitions(sheet).one(),
                    () -> new Definitions(sheet).flag(),
                    this::reassign,
                    () -> new AppSettings(sheet).environment(),
                    this::configure);
        }
    }

    private void reassign() {
        sheet.names()
                .assignable(Kind.FLAG, dice)
                .ifPresentOrElse(
                        name -> sheet.line(name.text() + " = " + sheet.flag()), () -> new Definitions(sheet).flag());
    }

    private void configure() {
        sheet.any(Kind.CONFIGURER)
                .ifPresentOrElse(
                        function -> sheet.any(Kind.APP).ifPresent(app -> sheet.line(function + "(" + app + ")")),
                        () -> new Definitions(sheet).flag());
    }

    private void compound() {
        switch (dice.below(10)) {
            case 8 -> counted();
            case 9 -> imported();
            case 0, 1, 2 -> branch();
            case 3, 4 -> attempt();
            case 5 -> loop();
            case 6 -> context();
            default -> match();
        }
    }

    private void branch() {
        if (dice.once(6)) {
            String name = sheet.draft().fresh("v");
            sheet.branch("if (" + name + " := " + sheet.flag() + ")", this::suite);
            sheet.define(Kind.FLAG, name);
            return;
        }
        sheet.branch("if " + condition(), this::suite);
        if (dice.once(4)) {
            sheet.branch("elif " + condition(), this::suite);
        }
        if (dice.once(2)) {
            sheet.branch("else", this::suite);
        }
    }

    private String condition() {
        return dice.once(6)
                ? dice.of("TYPE_CHECKING", "False", "not TYPE_CHECKING", "__name__ == '__main__'", "0", "1")
                : sheet.flag();
    }

    private void suite() {
        some(2);
    }

    private void attempt() {
        String error = dice.of(
                "ValueError",
                "KeyError",
                "Exception",
                "Exception",
                "Exception",
                "Exception",
                "(ValueError, KeyError)",
                "ImportError",
                "LookupError");
        sheet.branch("try", () -> {
            if (dice.once(2)) {
                one();
            }
            risk();
            if (dice.once(2)) {
                one();
            }
        });
        sheet.branch(dice.once(8) ? "except" : "except " + error + dice.of("", " as error"), this::suite);
        if (dice.once(4)) {
            sheet.branch("else", this::suite);
        }
        if (dice.once(4)) {
            sheet.branch("finally", this::suite);
        }
    }

    /** Something that may raise. */
    private void risk() {
        String name = sheet.draft().fresh("v");
        sheet.line(dice.make(
                () -> name + " = int(" + sheet.text(2) + ")",
                () -> name + " = {'1': True, 'production': False}[" + sheet.text(1) + "]",
                () -> name + " = os.environ[" + sheet.expressions().variable() + "]",
                () -> sheet.expressions().hidden("import undebug_missing as " + name),
                () -> "raise " + dice.of("ValueError('x')", "KeyError", "RuntimeError()"),
                () -> name + " = json.loads(" + sheet.text(1) + ")",
                () -> name + " = (1, 2)[" + sheet.expressions().number(sheet.names(), 1) + "]",
                () -> "assert " + sheet.flag(),
                () -> name + " = None"));
    }

    private void loop() {
        String name = sheet.draft().fresh("v");
        String elements = dice.make(
                () -> "(" + sheet.flag() + ", " + sheet.flag() + ")",
                () -> "[" + sheet.text(1) + "]",
                () -> "range(" + dice.of("0", "1", "2") + ")",
                () -> "()");
        sheet.branch("for " + name + " in " + elements, () -> {
            sheet.define(Kind.FLAG, name);
            some(1);
            if (dice.once(2)) {
                sheet.branch("if " + sheet.flag(), () -> sheet.line(dice.of("break", "continue")));
                some(1);
            }
        });
        if (dice.once(4)) {
            sheet.branch("else", this::suite);
        }
    }

    /** A loop that ends after some turns. */
    private void counted() {
        String counter = sheet.draft().fresh("n");
        sheet.line(counter + " = " + dice.of("0", "1", "2"));
        sheet.branch("while " + counter + " < " + dice.of("1", "2", "3"), () -> {
            sheet.line(counter + " += 1");
            some(1);
            if (dice.once(2)) {
                sheet.branch("if " + sheet.flag(), () -> sheet.line(dice.of("break", "continue")));
                some(1);
            }
        });
        if (dice.once(3)) {
            sheet.branch("else", this::suite);
        }
    }

    /** A module that the repository may have, and what is done where it has not. */
    private void imported() {
        String name = sheet.draft().fresh("v");
        // What other packages have cannot be known by reading; settings of this machine are not in the repository.
        String module = dice.make(
                () -> "local_settings",
                () -> "undebug_missing.local_settings",
                () -> sheet.expressions().hidden("undebug_missing"),
                () -> sheet.expressions().hidden("json"));
        String statement =
                dice.once(2) ? "import " + module + " as " + name : "from " + module + " import DEBUG as " + name;
        sheet.branch("try", () -> sheet.line(statement));
        sheet.branch("except " + dice.of("ImportError", "ModuleNotFoundError", "Exception"), () -> {
            sheet.line(name + " = " + sheet.flag());
            some(1);
        });
        sheet.define(Kind.FLAG, name);
    }

    private void context() {
        if (dice.once(2)) {
            sheet.branch(
                    "with contextlib.suppress(" + dice.of("ValueError", "KeyError", "Exception", "ValueError, KeyError")
                            + ")",
                    () -> {
                        risk();
                        one();
                    });
            return;
        }
        String manager = sheet.draft().fresh("x");
        sheet.line("@contextlib.contextmanager");
        sheet.branch("def " + manager + "()", () -> {
            new AppSettings(sheet).environment();
            sheet.line("yield " + dice.of("", "True", "False"));
            if (dice.once(2)) {
                new AppSettings(sheet).environment();
            }
        });
        String name = sheet.draft().fresh("v");
        sheet.branch("with " + manager + "() as " + name, () -> {
            sheet.define(Kind.FLAG, name);
            some(2);
        });
    }

    private void match() {
        sheet.branch("match " + sheet.text(2), () -> {
            sheet.branch("case " + dice.of("'1' | 'true'", "'production'", "'development'"), this::suite);
            if (dice.once(2)) {
                sheet.branch("case " + dice.of("''", "'0'", "None | 'x'"), this::suite);
            }
            if (dice.once(2)) {
                sheet.branch("case _", this::suite);
            }
        });
    }
}
