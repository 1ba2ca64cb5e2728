package dev.undebug.read;

import java.util.List;
import java.util.Random;

/** Writes random shell scripts with the statements of typical start scripts. */
final class ScriptGenerator {
    static final List<String> NAMES = List.of("A", "B", "MODE");
    static final List<String> VALUES = List.of("", "prod", "dev", "1", "a b");
    static final List<String> ARGUMENTS = List.of("web", "dev", "--debug", "a b", "");
    private static final int MAX_DEPTH = 3;

    /** Programs that hand on all of their environment, or a part of it. */
    private static final List<String> HANDING = List.of(
            "env -i PATH=\"$PATH\" ",
            "env - PATH=\"$PATH\" A=\"$A\" ",
            "env -u A ",
            "env -u MODE -uB ",
            "env --unset=MODE A=1 ",
            "env B=\"$MODE\" ",
            "nice ",
            "A=prefix ",
            "MODE=prefix env -u MODE ",
            "B=prefix env -i PATH=\"$PATH\" MODE=dev ",
            "env -u A nice env A=again ");

    private final Random random;
    private final boolean bash;
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean inFunction;
    private boolean functions;
    private int loops;

    private ScriptGenerator(Random random, boolean bash) {
        this.random = random;
        this.bash = bash;
    }

    /** @param bash whether only bash has to understand it */
    static String script(Random random, boolean bash) {
        ScriptGenerator generator = new ScriptGenerator(random, bash);
        if (random.nextInt(4) == 0) {
            generator.text.append("set -e\n");
        }
        if (random.nextBoolean()) {
            generator.function("start");
            generator.function("other_one");
            generator.functions = true;
        }
        generator.statements(2 + random.nextInt(4));
        return generator.text.toString();
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void line(String... parts) {
        text.append("  ".repeat(depth));
        for (String part : parts) {
            text.append(part);
        }
        text.append(random.nextInt(8) == 0 ? " # a comment; exec nothing\n" : "\n");
    }

    private void function(String name) {
        line(name, random.nextBoolean() ? "() {" : " ()\n{");
        depth++;
        inFunction = true;
        statements(1 + random.nextInt(3));
        inFunction = false;
        depth--;
        line("}");
    }

    private void statements(int count) {
        for (int i = 0; i < count; i++) {
            statement();
        }
    }

    private void body() {
        depth++;
        statements(1 + random.nextInt(2));
        depth--;
    }

    private void statement() {
        int kind = random.nextInt(depth < MAX_DEPTH ? 28 : 16);
        switch (kind) {
            case 0, 1 -> line(pick(NAMES), "=", word());
            case 2 -> line("export ", pick(NAMES), "=", word());
            case 3 -> line("export ", pick(NAMES));
            case 4 -> line(": \"${", pick(NAMES), ":=", pick(List.of("prod", "dev")), "}\"");
            case 5 -> line(loops > 0 ? "unset A" : arguments());
            case 6, 7, 8, 9 -> line(program());
            case 10 ->
                line(
                        "exec ",
                        pick(List.of(
                                "gunicorn app:app",
                                "flask run $A",
                                "python \"$@\"",
                                "sh -c 'flask $A'",
                                "env -u A sh -c 'flask $A'",
                                "env B= flask")));
            case 11 -> line(pick(List.of("exit 0", inFunction ? "return 0" : "exit 3", "eval 'B=1'", "unset MODE")));
            case 12 -> line("( MODE=inner; ", program(), " )");
            case 13, 14 -> line(pick(HANDING), handed());
            case 15 -> line(bash ? "export -n " + pick(List.of("A", "B=word", "MODE A")) : "unset B MODE");
            case 16, 17, 18 -> branch();
            case 19, 20 -> line(condition(), pick(List.of(" && ", " || ")), program());
            case 21 -> line(condition(), " && ", pick(NAMES), "=", word());
            case 22, 23 -> cases();
            case 24 -> loop();
            case 25 -> document();
            case 26 -> line(functions ? pick(List.of("start", "other_one")) : "gunicorn", " ", word(), " ", word());
            default -> line("{ ", program(), "; ", pick(NAMES), "=", word(), "; }");
        }
    }

    /** Not in a loop, which might then never end. */
    private String arguments() {
        return pick(List.of("shift", "set -- \"$@\" x", "set -- " + word() + " two", "set -- x \"${@:-y}\""));
    }

    private void branch() {
        line("if ", condition(), random.nextBoolean() ? "; then" : "\nthen");
        body();
        if (random.nextInt(3) == 0) {
            line("elif ", condition(), "; then");
            body();
        }
        if (random.nextBoolean()) {
            line("else");
            body();
        }
        line("fi");
    }

    private void cases() {
        line("case ", pick(List.of("\"$1\"", "$MODE", "${A:-dev}", "\"$B\"")), " in");
        depth++;
        for (int i = random.nextInt(3); i >= 0; i--) {
            String pattern =
                    pick(List.of("web", "dev|d*", "prod*", "--*", "\"a b\"", "''", "[0-9]", "\"$A\"", "(1", "pro?"));
            line(pattern, ")");
            body();
            line(";;");
        }
        if (random.nextBoolean()) {
            line("*) ", program(), " ;;");
        }
        depth--;
        line("esac");
    }

    private void loop() {
        boolean list = random.nextBoolean();
        line(list ? "for i in one two; do" : "while [ $# -gt 0 ]; do");
        loops++;
        body();
        loops--;
        if (!list) {
            line("  shift");
            line("  ", condition(), " && break");
        }
        line("done");
    }

    private void document() {
        line("cat > /dev/null <<EOF");
        text.append("flask run $A\nfi\nEOF\n");
    }

    private String condition() {
        String name = pick(NAMES);
        String one = pick(List.of(
                "[ \"$" + name + "\" = " + pick(List.of("prod", "dev", "\"a b\"", "1")) + " ]",
                "[ \"$" + name + "\" != prod ]",
                "[ -z \"$" + name + "\" ]",
                "[ -n \"$" + name + "\" ]",
                "[ -n \"${" + name + "+set}\" ]",
                "[ $# -gt 1 ]",
                "[ \"$1\" = web ]",
                "test \"x$" + name + "\" = xdev",
                "[ \"${" + name + ":-dev}\" = dev ]",
                "! [ \"$2\" = dev ]",
                "[ -n \"$A\" -a \"$MODE\" = dev ]",
                "[ ! \"$B\" = 1 ]",
                "true",
                "false"));
        return random.nextInt(5) == 0 ? one + pick(List.of(" && ", " || ")) + "[ \"$MODE\" = dev ]" : one;
    }

    private String word() {
        return pick(List.of(
                "prod",
                "dev",
                "1",
                "\"$A\"",
                "\"$B\"",
                "'a b'",
                "\"${MODE:-dev}\"",
                "\"${B-x}\"",
                "\"${A:+set}\"",
                "\"$1\"",
                "${MODE}x",
                "\"a\"'b'"));
    }

    /** A program, or a shell that starts one. */
    private String handed() {
        return pick(List.of(
                "flask run $A",
                "python \"$MODE\"",
                "sh -c 'flask run $A'",
                "sh -c 'unset B; MODE=inner gunicorn app'",
                "sh -c 'export A=inner; " + pick(HANDING) + "flask $B'",
                "sh -c \"python $MODE; " + pick(List.of("export MODE", "MODE=late", "env -u B flask")) + "\"",
                "sh -c '" + pick(HANDING) + "sh -c \"flask run\"'"));
    }

    private String program() {
        return pick(List.of(
                "gunicorn app:app",
                "flask run $A",
                "flask run \"$MODE\"",
                "python \"$@\"",
                "python app.py $*",
                "flask --app \"$1\" run",
                "A=" + word() + " flask run",
                "env B=" + word() + " flask run",
                "sh -c 'flask \"$1\" $A' sh " + word(),
                "sh -c \"flask run $MODE\"",
                "python ${B:-app.py} " + word(),
                "echo x | flask run",
                "flask run > /dev/null 2>&1",
                "command gunicorn -w 2 app"));
    }
}
