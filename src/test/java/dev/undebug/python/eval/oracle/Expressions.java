package dev.undebug.python.eval.oracle;

import dev.undebug.python.eval.oracle.Names.Kind;
import dev.undebug.python.eval.oracle.Names.Name;
import java.util.Optional;

/** Writes expressions that hold for a place with some names. */
final class Expressions {
    static final String[] VARIABLES = {"APP_DEBUG", "APP_ENV", "FLASK_DEBUG"};

    private static final String[] LITERALS = {
        "True", "True", "True", "False", "False", "False", "None", "1", "0", "''", "'0'", "'1'", "'False'", "'true'",
        "[]", "{}", "()", "'off'", "2 - 2", "-1"
    };
    private static final String[] WORDS = {
        "''", "'0'", "'1'", "'true'", "'True'", "'false'", "'no'", "'off'", "'production'", "'development'", "'default'"
    };
    private static final String[] SETS = {
        "('1', 'true', 'yes')",
        "['1', 'true', 'True']",
        "{'0', 'false', ''}",
        "('production',)",
        "'1 true development'",
        "frozenset(['development', 'true'])",
        "{'1': True, 'development': True}"
    };
    private static final String[] OPAQUE = {
        "os.path.exists('/nonexistent/undebug')",
        "socket.gethostname().startswith('no-such-host-')",
        "bool(socket.gethostname())",
        "platform.node() == 'no such node'",
        "os.getpid() > 0",
        "os.getcwd().endswith('/no-such-folder')",
        "sys.argv[1:]",
        "len(sys.argv) > 1"
    };

    private final Dice dice;
    private boolean opaque;

    Expressions(Dice dice) {
        this.dice = dice;
    }

    /** Returns whether anything was written that cannot be known by reading. */
    boolean opaque() {
        return opaque;
    }

    /** Notes that reading something written does not tell what it does. */
    String hidden(String written) {
        opaque = true;
        return written;
    }

    /** Something that is true or false. */
    String flag(Names names, int depth) {
        if (depth <= 0) {
            return dice.once(3) ? dice.of(LITERALS) : known(Kind.FLAG, names).orElseGet(() -> dice.of(LITERALS));
        }
        return switch (dice.below(20)) {
            case 0, 1, 2 -> dice.of(LITERALS);
            case 3, 4 -> known(Kind.FLAG, names).orElseGet(() -> flag(names, depth - 1));
            case 5, 6 -> environmentFlag(names, depth);
            case 7 -> "not " + atom(flag(names, depth - 1));
            case 8 -> atom(flag(names, depth - 1)) + dice.of(" and ", " or ") + atom(flag(names, depth - 1));
            case 9 ->
                atom(flag(names, depth - 1)) + " if " + atom(flag(names, depth - 1)) + " else "
                        + atom(flag(names, depth - 1));
            case 10 -> comparison(names, depth);
            case 11 -> numeric(names, depth);
            case 12, 13 -> ofObject(names, depth);
            case 14 -> called(names, depth);
            case 15 -> collected(names, depth);
            case 16 -> "bool(" + flag(names, depth - 1) + ")";
            case 17 -> identity(names, depth);
            case 18 -> rare(names, depth);
            default -> ofApplication(names).orElseGet(() -> flag(names, depth - 1));
        };
    }

    private Optional<String> known(Kind kind, Names names) {
        return names.any(kind, dice).map(Name::text);
    }

    /** Puts parentheses around what is more than one word. */
    private static String atom(String expression) {
        return expression.matches("[\\w.]+") ? expression : "(" + expression + ")";
    }

    String variable() {
        return "'" + dice.of(VARIABLES) + "'";
    }

    private String environmentFlag(Names names, int depth) {
        return switch (dice.below(6)) {
            case 0 -> "os.environ.get(" + variable() + ", " + flag(names, depth - 1) + ")";
            case 1 -> "os.getenv(" + variable() + ")";
            case 2 -> variable() + dice.of(" in ", " not in ") + "os.environ";
            case 3 -> "bool(os.environ.get(" + variable() + "))";
            case 4 -> "os.environ.get(" + variable() + ") is not None";
            default -> "bool(int(os.environ.get(" + variable() + ", '0')))";
        };
    }

    /** A string, whatever the environment. */
    String text(Names names, int depth) {
        if (depth <= 0) {
            return dice.once(2) ? dice.of(WORDS) : known(Kind.TEXT, names).orElseGet(() -> dice.of(WORDS));
        }
        return switch (dice.below(19)) {
            case 0 -> dice.of(WORDS);
            case 1 -> known(Kind.TEXT, names).orElseGet(() -> text(names, depth - 1));
            case 2, 3, 4 -> "os.environ.get(" + variable() + ", " + text(names, depth - 1) + ")";
            case 5 -> "os.getenv(" + variable() + ", default=" + text(names, depth - 1) + ")";
            case 6 -> "(os.getenv(" + variable() + ") or " + text(names, depth - 1) + ")";
            case 7, 8 -> atom(text(names, depth - 1)) + dice.of(".lower()", ".strip()", ".upper()", ".casefold()");
            case 9 ->
                dice.of("f'{", "f'{", "f'x{") + text(names, 0).replace('\'', '"') + dice.of("}'", "}'", "!s}'", "!r}'");
            case 10 -> "str(" + flag(names, depth - 1) + ")";
            case 11 -> atom(dice.of(WORDS)) + " if " + atom(flag(names, depth - 1)) + " else " + atom(dice.of(WORDS));
            case 12 -> "(" + text(names, depth - 1) + " + " + text(names, depth - 1) + ")";
            case 13 ->
                atom(text(names, depth - 1)) + ".replace(" + dice.of("'1', 'true'", "'e', ''", "'off', '0'") + ")";
            case 14 -> "'{}'.format(" + text(names, depth - 1) + ")";
            case 15 -> "''.join([" + text(names, depth - 1) + ", " + dice.of("''", "'1'") + "])";
            case 16 -> "(" + text(names, depth - 1) + " + ',x').split(',')[0]";
            case 17 -> "(" + text(names, depth - 1) + " + '0')[" + dice.of("0", "-1", ":1", ":-1", "1:") + "]";
            default -> "'%s' % (" + text(names, depth - 1) + ",)";
        };
    }

    private String comparison(Names names, int depth) {
        String text = atom(text(names, depth - 1));
        return switch (dice.below(6)) {
            case 0, 1 -> text + dice.of(" == ", " != ") + dice.of(WORDS);
            case 2, 3 -> text + dice.of(" in ", " in ", " not in ") + dice.of(SETS);
            case 4 -> text + dice.of(".startswith(", ".endswith(") + dice.of("'dev'", "'e'", "('t', '1')") + ")";
            default -> text + ".isdigit()";
        };
    }

    String number(Names names, int depth) {
        return switch (dice.below(depth <= 0 ? 3 : 6)) {
            case 0, 1 -> dice.of("0", "1", "2", "3");
            case 2 -> known(Kind.NUMBER, names).orElse("1");
            case 3 -> "len(" + text(names, depth - 1) + ")";
            case 4 -> "int(" + atom(flag(names, 1)) + " is not None)";
            default -> "(" + number(names, depth - 1) + dice.of(" + ", " - ", " * ") + number(names, depth - 1) + ")";
        };
    }

    private String numeric(Names names, int depth) {
        String number = number(names, depth - 1);
        return dice.once(3)
                ? number
                : atom(number) + dice.of(" > ", " < ", " == ", " >= ", " <= ", " != ") + number(names, 0);
    }

    private String identity(Names names, int depth) {
        return atom(flag(names, depth - 1))
                + dice.of(" is ", " is not ", " == ", " != ")
                + dice.of("None", "True", "False");
    }

    private String ofObject(Names names, int depth) {
        return switch (dice.below(9)) {
            case 7 ->
                known(Kind.OBJECT, names).map(object -> object + ".DEBUG").orElseGet(() -> flag(names, depth - 1));
            case 8 ->
                known(Kind.SELECTOR, names)
                        .map(dict -> dict + "[os.getenv(" + variable() + ") or 'default'].DEBUG")
                        .orElseGet(() -> flag(names, depth - 1));
            case 0 -> known(Kind.CLASS, names).map(type -> type + ".DEBUG").orElseGet(() -> flag(names, depth - 1));
            case 1 -> known(Kind.CLASS, names).map(type -> type + "().DEBUG").orElseGet(() -> flag(names, depth - 1));
            case 2 ->
                known(Kind.CLASS, names)
                        .map(type -> "getattr(" + type + dice.of(", 'DEBUG', ", ", 'ABSENT', ", "(), 'LATE', ")
                                + flag(names, depth - 1) + ")")
                        .orElseGet(() -> flag(names, depth - 1));
            case 3 ->
                known(Kind.SETTINGS, names).map(dict -> dict + "['DEBUG']").orElseGet(() -> flag(names, depth - 1));
            case 4 ->
                known(Kind.OPTIONS, names)
                        .map(dict ->
                                dict + ".get(" + dice.of("'debug'", "'absent'") + ", " + flag(names, depth - 1) + ")")
                        .orElseGet(() -> flag(names, depth - 1));
            case 5 ->
                known(Kind.SELECTOR, names)
                        .map(dict -> dict + ".get(" + text(names, depth - 1) + ", " + dict + "['default']).DEBUG")
                        .orElseGet(() -> flag(names, depth - 1));
            default ->
                known(Kind.CLASS, names)
                        .map(type -> "hasattr(" + type + ", " + dice.of("'DEBUG'", "'LATE'", "'ABSENT'") + ")")
                        .orElseGet(() -> flag(names, depth - 1));
        };
    }

    private String called(Names names, int depth) {
        return switch (dice.below(4)) {
            case 0 ->
                known(Kind.CONVERTER, names)
                        .map(function -> function + "(" + text(names, depth - 1) + ")")
                        .orElseGet(() -> flag(names, depth - 1));
            case 1 -> "(lambda: " + flag(names, depth - 1) + ")()";
            default ->
                known(Kind.FUNCTION, names).map(function -> function + "()").orElseGet(() -> flag(names, depth - 1));
        };
    }

    private String collected(Names names, int depth) {
        String first = flag(names, depth - 1);
        String second = flag(names, depth - 1);
        return switch (dice.below(10)) {
            case 0 -> dice.of("any", "all") + "([" + first + ", " + second + "])";
            case 1 -> "(" + first + ", " + second + ")[" + dice.of("0", "1", "-1") + "]";
            case 2 -> "{'a': " + first + ", 'b': " + second + "}['" + dice.of("a", "b") + "']";
            case 3 -> "{'1': " + first + ", 'production': " + second + "}.get(" + text(names, depth - 1) + ")";
            case 4 -> "dict(a=" + first + ", b=" + second + ")['" + dice.of("a", "b") + "']";
            case 5 -> "{**{'a': " + first + "}, 'b': " + second + "}.get('" + dice.of("a", "b", "c") + "')";
            case 7 -> "[y for x in (" + first + ", " + second + ") if (y := x)]";
            case 8 -> "{x: " + second + " for x in ('a', 'b')}['" + dice.of("a", "b") + "']";
            case 6 -> dice.of("any", "all") + "(x == " + text(names, depth - 1) + " for x in " + dice.of(SETS) + ")";
            default -> "[x for x in (" + first + ", " + second + ") if x]";
        };
    }

    private String rare(Names names, int depth) {
        return switch (dice.below(13)) {
            case 0 -> hidden(dice.of(OPAQUE));
            case 1 -> "'" + dice.of("1", "0", " 2 ") + "'.strip() in " + text(names, depth - 1);
            case 2 -> "json.loads(" + dice.of("'true'", "'false'", "'0'", "'{}'", "'\"no\"'") + ")";
            case 3 -> "ast.literal_eval(" + dice.of("'True'", "'False'", "'0'", "'[1]'") + ")";
            case 4 -> "float(" + number(names, depth - 1) + ")";
            case 5 -> "__debug__";
            case 6 ->
                "isinstance("
                        + dice.make(() -> flag(names, depth - 1), () -> text(names, depth - 1))
                        + ", "
                        + dice.of("str", "bool", "int", "(int, str)", "str | None", "(bool, type(None))", "list | dict")
                        + ")";
            case 7 ->
                atom(number(names, depth - 1)) + dice.of(" < ", " <= ", " == ") + number(names, 0)
                        + dice.of(" < ", " != ", " >= ") + "2";
            case 11 ->
                "type(" + flag(names, depth - 1) + ")" + dice.of(" is ", " == ", " is not ")
                        + dice.of("bool", "str", "int");
            case 8 -> dice.of("max", "min") + "(" + number(names, depth - 1) + ", " + number(names, 0) + ")";
            case 9 -> "sum([" + number(names, depth - 1) + ", " + number(names, 0) + "])";
            case 10 ->
                "(lambda x=" + atom(flag(names, depth - 1)) + ", *a, **k: x)(" + dice.of("", flag(names, 0)) + ")";
            default ->
                dice.of(
                        "sys.version_info[0] >= 3",
                        "sys.version_info >= (3,)",
                        "sys.version_info < (3, 0)",
                        "sys.platform == 'linux'",
                        "sys.flags.debug");
        };
    }

    private Optional<String> ofApplication(Names names) {
        return known(Kind.APP, names)
                .map(app -> app
                        + dice.of(
                                ".debug",
                                ".config['DEBUG']",
                                ".config.get('DEBUG')",
                                ".testing",
                                ".config['TESTING']"));
    }

    /** A dict with {@code DEBUG}. */
    String settings(Names names, int depth) {
        String flag = flag(names, depth);
        return switch (dice.below(8)) {
            case 0, 1 -> "{'DEBUG': " + flag + "}";
            case 2 -> "dict(DEBUG=" + flag + ", TESTING=False)";
            case 3 -> "{'TESTING': " + flag(names, 0) + ", 'DEBUG': " + flag + "}";
            case 4 -> "dict([('DEBUG', " + flag + ")])";
            case 5 -> "{**{'DEBUG': " + flag(names, 0) + "}, 'DEBUG': " + flag + "}";
            case 6 -> "{'DEBUG': " + flag + "} | {'SECRET_KEY': 'x'}";
            default ->
                known(Kind.SETTINGS, names).map(dict -> "dict(" + dict + ")").orElse("{'DEBUG': " + flag + "}");
        };
    }

    /** A dict of arguments of run(). */
    String options(Names names, int depth) {
        String flag = flag(names, depth);
        return switch (dice.below(6)) {
            case 0 -> "dict(debug=" + flag + ")";
            case 1 -> "{'host': '0.0.0.0', 'debug': " + flag + "}";
            case 2 -> "{'debug': " + flag + ", 'use_debugger': " + flag(names, 0) + "}";
            case 3 -> "{k: v for k, v in [('debug', " + flag + "), ('port', 80)]}";
            default -> "{'debug': " + flag + "}";
        };
    }

    /** A configuration class. */
    String type(Names names, int depth) {
        return switch (dice.below(5)) {
            case 4 ->
                known(Kind.SELECTOR, names)
                        .map(dict -> dict + "[" + text(names, 0) + "]")
                        .orElseGet(() -> known(Kind.CLASS, names).orElse("object"));
            case 0 ->
                known(Kind.SELECTOR, names)
                        .map(dict -> dict + ".get(" + text(names, depth) + ", " + dict + "['default'])")
                        .orElseGet(() -> known(Kind.CLASS, names).orElse("object"));
            case 1 ->
                known(Kind.CLASS, names)
                        .map(type -> "(" + type + " if " + atom(flag(names, depth - 1)) + " else "
                                + known(Kind.CLASS, names).orElse(type) + ")")
                        .orElse("object");
            default -> known(Kind.CLASS, names).orElse("object");
        };
    }
}
