package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;

/** Writes what modules define: values, dicts, functions, classes. */
final class Definitions {
    private final Sheet sheet;
    private final Dice dice;

    Definitions(Sheet sheet) {
        this.sheet = sheet;
        this.dice = sheet.dice();
    }

    void one() {
        dice.doOne(
                this::flag,
                this::flag,
                this::text,
                this::number,
                this::options,
                this::settings,
                this::pair,
                () -> new Types(sheet).configuration(),
                () -> new Types(sheet).configuration(),
                () -> new Types(sheet).selector(),
                () -> new Records(sheet).one(),
                () -> new Functions(sheet).predicate(),
                () -> new Functions(sheet).converter(),
                () -> new Functions(sheet).changer(),
                () -> new Functions(sheet).generator());
    }

    void flag() {
        String value = sheet.flag();
        String name = sheet.draft().fresh("v");
        sheet.line(name + dice.of(" = ", " = ", ": bool = ") + value);
        sheet.define(Kind.FLAG, name);
    }

    private void text() {
        String value = sheet.text(dice.below(3));
        String name = sheet.draft().fresh("t");
        sheet.line(name + " = " + value);
        sheet.define(Kind.TEXT, name);
    }

    private void number() {
        String value = sheet.expressions().number(sheet.names(), 2);
        String name = sheet.draft().fresh("n");
        sheet.line(name + " = " + value);
        sheet.define(Kind.NUMBER, name);
    }

    private void pair() {
        String first = sheet.draft().fresh("v");
        String second = sheet.draft().fresh("v");
        String one = sheet.flag();
        String two = sheet.flag();
        sheet.line(dice.make(
                () -> first + ", " + second + " = " + one + ", " + two,
                () -> "(" + first + ", " + second + ") = [" + one + ", " + two + "]",
                () -> first + " = " + second + " = " + one,
                () -> first + ", *" + second + " = (" + one + ", " + two + ")"));
        sheet.define(Kind.FLAG, first);
        sheet.define(Kind.FLAG, second);
    }

    void options() {
        String value = sheet.expressions().options(sheet.names(), dice.below(3));
        String name = sheet.draft().fresh("o");
        sheet.line(name + " = " + value);
        change(name, "debug");
        sheet.define(Kind.OPTIONS, name);
    }

    void settings() {
        String value = sheet.expressions().settings(sheet.names(), dice.below(3));
        String name = sheet.draft().fresh("s");
        sheet.line(name + " = " + value);
        change(name, "DEBUG");
        sheet.define(Kind.SETTINGS, name);
    }

    /** Changes a dict after it was made. */
    private void change(String dict, String key) {
        if (!dice.once(3)) {
            return;
        }
        String flag = sheet.flag();
        sheet.line(dice.make(
                () -> dict + "['" + key + "'] = " + flag,
                () -> dict + ".update(" + key + "=" + flag + ")",
                () -> dict + ".update({'" + key + "': " + flag + "})",
                () -> dict + " |= {'" + key + "': " + flag + "}",
                () -> dict + ".setdefault('" + key + "', " + flag + ")",
                () -> dict + ".__setitem__('" + key + "', " + flag + ")",
                () -> dict + "['" + key + "'] = " + dict + ".pop('" + key + "')"));
    }
}
