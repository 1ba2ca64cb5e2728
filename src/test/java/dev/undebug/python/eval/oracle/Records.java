package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;

/** Writes classes that the standard library makes over, and objects of them: data classes, named tuples, enumerations. */
final class Records {
    private final Sheet sheet;
    private final Dice dice;

    Records(Sheet sheet) {
        this.sheet = sheet;
        this.dice = sheet.dice();
    }

    void one() {
        dice.doOne(this::dataClass, this::namedTuple, this::enumeration, this::plain);
    }

    private void dataClass() {
        String name = sheet.draft().fresh("D");
        boolean frozen = dice.once(3);
        String flag = sheet.flag();
        String field = dice.of(
                "bool(" + flag + ")",
                "dataclasses.field(default=bool(" + flag + "))",
                "dataclasses.field(default_factory=lambda: " + flag + ")");
        sheet.line(
                frozen
                        ? "@dataclasses.dataclass(frozen=True)"
                        : dice.of("@dataclasses.dataclass", "@dataclasses.dataclass()"));
        sheet.branch("class " + name, () -> {
            sheet.line("NAME: str = " + sheet.text(1));
            sheet.line("DEBUG: bool = " + field);
            if (dice.once(4)) {
                sheet.line("@property");
                sheet.function("def LATE(self)", () -> sheet.line("return " + dice.of("", "not ") + "self.DEBUG"));
            }
            if (!frozen && dice.once(4)) {
                sheet.function(
                        "def __post_init__(self)",
                        () -> sheet.line("self.DEBUG = " + dice.of("not self.DEBUG", sheet.flag())));
            }
        });
        object(name + dice.of("()", "()", "(DEBUG=" + sheet.flag() + ")", "('x', " + sheet.flag() + ")"));
    }

    private void namedTuple() {
        String name = sheet.draft().fresh("N");
        sheet.branch("class " + name + "(typing.NamedTuple)", () -> {
            sheet.line("DEBUG: bool = " + sheet.flag());
            sheet.line("TESTING: bool = " + sheet.flag());
        });
        object(name + dice.of("()", "(" + sheet.flag() + ")", "(TESTING=" + sheet.flag() + ")"));
    }

    private void plain() {
        sheet.any(Kind.CLASS).ifPresentOrElse(type -> object(type + "()"), () -> new Types(sheet).configuration());
    }

    private void object(String made) {
        String name = sheet.draft().fresh("d");
        sheet.line(name + " = " + made);
        sheet.define(Kind.OBJECT, name);
    }

    private void enumeration() {
        String name = sheet.draft().fresh("E");
        boolean numbers = dice.once(4);
        String base = numbers ? "enum.IntEnum" : dice.of("enum.Enum", "str, enum.Enum", "enum.StrEnum");
        sheet.branch("class " + name + "(" + base + ")", () -> {
            sheet.line("ON = " + (numbers ? dice.of("1", "2") : dice.of("'development'", "'true'", "'1'")));
            sheet.line("OFF = " + (numbers ? "0" : dice.of("'production'", "''", "'0'")));
        });
        String flag = sheet.draft().fresh("v");
        String value = numbers ? "int(bool(" + sheet.flag() + "))" : sheet.text(1);
        sheet.line(flag + " = "
                + dice.of(
                        name + ".ON.value",
                        name + ".OFF.value",
                        "bool(" + name + ".OFF)",
                        name + ".ON is " + name + dice.of(".ON", ".OFF"),
                        name + ".ON == " + value,
                        name + "['OFF'].value == " + value,
                        name + ".OFF.name == 'OFF'"));
        sheet.define(Kind.FLAG, flag);
        if (dice.once(3)) {
            String found = sheet.draft().fresh("v");
            sheet.branch("try", () -> sheet.line(found + " = " + name + "(" + value + ") is " + name + ".ON"));
            sheet.branch("except ValueError", () -> sheet.line(found + " = " + sheet.flag()));
            sheet.define(Kind.FLAG, found);
        }
    }
}
