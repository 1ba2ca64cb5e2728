package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;

/** Writes functions that compute flags. */
final class Functions {
    private final Sheet sheet;
    private final Dice dice;

    Functions(Sheet sheet) {
        this.sheet = sheet;
        this.dice = sheet.dice();
    }

    /** A function without required parameters. */
    void predicate() {
        String parameter = dice.once(2) ? "" : sheet.draft().fresh("p");
        String value = sheet.flag();
        String name = sheet.draft().fresh("f");
        if (dice.once(8)) {
            sheet.line(dice.of("@functools.lru_cache(maxsize=None)", "@functools.cache"));
        }
        sheet.function("def " + name + "(" + (parameter.isEmpty() ? "" : parameter + "=" + value) + ")", () -> {
            if (!parameter.isEmpty()) {
                sheet.define(Kind.FLAG, parameter);
            }
            body();
        });
        sheet.define(Kind.FUNCTION, name);
    }

    /** A function that takes a word. */
    void converter() {
        String name = sheet.draft().fresh("f");
        String parameter = sheet.draft().fresh("t");
        sheet.function("def " + name + "(" + parameter + dice.of("", ", strict=False", ", *rest") + ")", () -> {
            sheet.define(Kind.TEXT, parameter);
            body();
        });
        sheet.define(Kind.CONVERTER, name);
    }

    /** A function that changes a name around it, and is called. */
    void changer() {
        String name =
                sheet.names().assignable(Kind.FLAG, dice).map(Names.Name::text).orElse("");
        if (name.isEmpty() || !sheet.isTop()) {
            enclosing();
            return;
        }
        String function = sheet.draft().fresh("f");
        sheet.function("def " + function + "()", () -> {
            sheet.line("global " + name);
            if (dice.once(2)) {
                sheet.branch("if " + sheet.flag(), () -> sheet.line("return"));
            }
            sheet.line(name + " = " + sheet.flag());
        });
        sheet.line(function + "()");
    }

    /** A function around another one, which changes its names. */
    private void enclosing() {
        String outer = sheet.draft().fresh("f");
        String inner = sheet.draft().fresh("f");
        String kept = sheet.draft().fresh("v");
        String value = sheet.flag();
        sheet.function("def " + outer + "()", () -> {
            sheet.line(kept + " = " + value);
            sheet.function("def " + inner + "()", () -> {
                if (dice.once(2)) {
                    sheet.line("nonlocal " + kept);
                }
                sheet.line(kept + " = " + sheet.flag());
                sheet.line("return " + kept);
            });
            sheet.line(dice.of("", "if True: ") + inner + "()");
            sheet.line("return " + dice.of(kept, kept, "not " + kept));
        });
        sheet.define(Kind.FUNCTION, outer);
    }

    /** A generator, and what comes out of it. */
    void generator() {
        String function = sheet.draft().fresh("g");
        sheet.function("def " + function + "()", () -> {
            sheet.line("yield " + sheet.flag());
            if (dice.once(2)) {
                sheet.branch("if " + sheet.flag(), () -> sheet.line("yield " + sheet.flag()));
            }
        });
        String name = sheet.draft().fresh("v");
        sheet.line(name + " = " + dice.of("next(", "list(", "any(", "all(", "tuple(", "bool(") + function + "())");
        sheet.define(Kind.FLAG, name);
    }

    /** The statements of a function that returns a flag. */
    void body() {
        for (int i = dice.below(3); i > 0; i--) {
            step();
        }
        if (dice.once(8)) {
            return;
        }
        sheet.line("return " + sheet.flag());
    }

    private void step() {
        switch (dice.below(8)) {
            case 0 -> new Definitions(sheet).flag();
            case 1 -> sheet.branch("if " + sheet.flag(), () -> sheet.line("return " + sheet.flag()));
            case 2 -> {
                sheet.branch("if " + sheet.flag(), () -> sheet.line("return " + sheet.flag()));
                sheet.branch("elif " + sheet.flag(), () -> new Definitions(sheet).flag());
                sheet.branch("else", () -> sheet.line(dice.of("pass", "return " + sheet.flag())));
            }
            case 3 -> {
                sheet.branch("try", () -> sheet.line("return bool(int(" + sheet.text(2) + "))"));
                sheet.branch("except " + dice.of("ValueError", "Exception", "(TypeError, ValueError)"), () -> {
                    if (dice.once(2)) {
                        sheet.line("return " + sheet.flag());
                    }
                });
            }
            case 4 -> {
                String name = sheet.draft().fresh("v");
                sheet.branch("for " + name + " in (" + sheet.flag() + ", " + sheet.flag() + ")", () -> {
                    sheet.define(Kind.FLAG, name);
                    sheet.branch(
                            "if " + sheet.flag(), () -> sheet.line(dice.of("return " + name, "break", "continue")));
                });
            }
            case 5 -> {
                sheet.branch("match " + sheet.text(1), () -> {
                    sheet.branch(
                            "case " + dice.of("'1' | 'true'", "'production'", "''"),
                            () -> sheet.line("return " + sheet.flag()));
                    if (dice.once(2)) {
                        sheet.branch("case _", () -> new Definitions(sheet).flag());
                    }
                });
            }
            case 6 ->
                sheet.names()
                        .assignable(Kind.FLAG, dice)
                        .ifPresent(name -> sheet.line(name.text() + " = " + sheet.flag()));
            default -> sheet.branch("if not " + "(" + sheet.flag() + ")", () -> new Definitions(sheet).flag());
        }
    }
}
