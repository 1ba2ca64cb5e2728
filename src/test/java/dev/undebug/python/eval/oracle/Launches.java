package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;

/** Writes the statements that start a development server. */
final class Launches {
    private final Sheet sheet;
    private final Dice dice;

    Launches(Sheet sheet) {
        this.sheet = sheet;
        this.dice = sheet.dice();
    }

    /** Starts an application at the end of a module, behind a guard or not. */
    void end(String app) {
        switch (dice.below(10)) {
            case 0 -> {
                if (sheet.importsItself()) {
                    // A program that is imported by its own name runs twice, and nobody serves in the midst of that.
                    sheet.branch("if __name__ == '__main__'", () -> start(app));
                } else {
                    start(app);
                }
            }
            case 1 -> {
                String main = sheet.draft().fresh("main");
                String parameter = sheet.draft().fresh("p");
                String given = sheet.flag();
                sheet.function("def " + main + "(" + parameter + "=" + given + ")", () -> {
                    sheet.define(Kind.FLAG, parameter);
                    if (dice.once(3)) {
                        sheet.branch("if " + sheet.flag(), () -> sheet.line("return"));
                    }
                    start(app);
                });
                sheet.branch(
                        "if __name__ == '__main__'",
                        () -> sheet.line(
                                main + "(" + dice.of("", "", sheet.flag(), parameter + "=" + sheet.flag()) + ")"));
            }
            case 2 -> {
                sheet.branch("if __name__ == '__main__' and " + "(" + sheet.flag() + ")", () -> start(app));
                if (dice.once(2)) {
                    sheet.branch("elif __name__ == '__main__'", () -> start(app));
                }
            }
            case 4 ->
                sheet.branch("if __name__ == '__main__'", () -> {
                    arguments(app);
                });
            case 3 -> {
                sheet.branch("if __name__ != '__main__'", () -> sheet.line(dice.of("pass", "application = " + app)));
                sheet.branch("else", () -> start(app));
            }
            default ->
                sheet.branch(dice.of("if __name__ == '__main__'", "if '__main__' == __name__"), () -> {
                    if (dice.once(3)) {
                        new Statements(sheet).some(2);
                    }
                    start(app);
                });
        }
    }

    /** Takes the flag from the command line, which says nothing. */
    private void arguments(String app) {
        String parser = sheet.draft().fresh("parser");
        String args = sheet.draft().fresh("args");
        sheet.line(parser + " = argparse.ArgumentParser()");
        sheet.line(parser + ".add_argument('--debug', "
                + dice.make(
                        () -> "action='store_true'",
                        () -> "action='store_false'",
                        () -> "default=" + sheet.flag(),
                        () -> "type=int, default=" + dice.of("0", "1", "'0'", "'1'"),
                        () -> "action='store_true', default=" + sheet.flag(),
                        () -> "action=argparse.BooleanOptionalAction, default=" + sheet.flag(),
                        () -> "dest='debug', choices=['a', 'b']")
                + ")");
        if (dice.once(3)) {
            sheet.line(parser + ".set_defaults(debug=" + sheet.flag() + ")");
        }
        sheet.line(args + " = " + parser + ".parse_args()");
        sheet.line(app + ".run("
                + dice.of("debug=" + args + ".debug", "**vars(" + args + ")", "debug=bool(" + args + ".debug)") + ")");
    }

    private void start(String app) {
        if (dice.once(8)) {
            sheet.branch("if " + sheet.flag(), () -> call(app));
            if (dice.once(2)) {
                sheet.branch("else", () -> call(app));
            }
        } else if (dice.once(12)) {
            sheet.branch("try", () -> call(app));
            sheet.branch("except KeyboardInterrupt", () -> sheet.line("pass"));
        } else {
            call(app);
        }
        if (dice.once(12)) {
            call(app);
        }
    }

    private void call(String app) {
        String arguments = arguments();
        String options = sheet.any(Kind.OPTIONS).orElse("{'debug': " + sheet.flag() + "}");
        String name = sheet.draft().fresh("r");
        switch (dice.below(16)) {
            case 0 ->
                sheet.line(dice.make(
                        () -> "run_simple('0.0.0.0', 5000, " + app + simple() + ")",
                        () -> "run_simple(hostname='::', port=80, application=" + app + keywords() + ")",
                        () -> "run_simple('0.0.0.0', 80, DebuggedApplication(" + app + ", evalex=" + sheet.flag()
                                + "))"));
            case 1 -> sheet.line("functools.partial(" + app + ".run" + comma(arguments) + ")()");
            case 2 -> sheet.line("threading.Thread(target=" + app + ".run, kwargs=" + options + ").start()");
            case 3 -> sheet.line("getattr(" + app + ", 'run')(" + arguments + ")");
            case 4 -> {
                sheet.line(name + " = " + app + ".run");
                sheet.line(name + "(" + arguments + ")");
            }
            case 5 -> sheet.line("Flask.run(" + app + comma(arguments) + ")");
            case 6 -> sheet.line(app + ".run(**" + options + ")");
            case 7 -> sheet.line(app + ".run(**{**" + options + ", 'port': 8000})");
            case 8 -> sheet.line("(lambda **options: " + app + ".run(**options))(debug=" + sheet.flag() + ")");
            case 9 -> {
                sheet.function(
                        "def " + name + "(**kwargs)",
                        () -> sheet.line(app + ".run("
                                + dice.of("**kwargs", "debug=kwargs.get('debug')", "debug=kwargs.pop('debug', True)")
                                + ")"));
                sheet.line(name + "(" + dice.of("", "debug=" + sheet.flag(), "**" + options) + ")");
            }
            default -> sheet.line(app + ".run(" + arguments + ")");
        }
    }

    private String keywords() {
        return dice.of("", ", use_reloader=True") + ", use_debugger=" + sheet.flag();
    }

    private static String comma(String arguments) {
        return arguments.isEmpty() ? "" : ", " + arguments;
    }

    private String arguments() {
        String flag = sheet.flag();
        return switch (dice.below(14)) {
            case 0, 1 -> "";
            case 2 -> "'0.0.0.0', 80, " + flag;
            case 3 -> "host='0.0.0.0', port=int(os.environ.get('PORT', 5000)), debug=" + flag;
            case 4 -> "use_debugger=" + flag;
            case 5 -> "use_reloader=" + flag;
            case 6 -> "debug=" + flag + ", use_debugger=" + sheet.flag();
            case 7 -> "debug=" + flag + ", use_reloader=" + sheet.flag();
            case 8 -> "load_dotenv=" + flag;
            case 9 -> "debug=" + flag + ", load_dotenv=False";
            case 10 -> "'0.0.0.0'";
            default -> "debug=" + flag;
        };
    }

    private String simple() {
        String flag = sheet.flag();
        return switch (dice.below(5)) {
            case 0 -> "";
            case 1 -> ", " + sheet.flag() + ", " + flag;
            case 2 -> ", use_reloader=" + flag;
            case 3 -> ", **{'use_debugger': " + flag + "}";
            default -> ", use_debugger=" + flag;
        };
    }
}
