package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.undebug.python.eval.outcome.AppStart;
import dev.undebug.python.eval.outcome.Execution;
import dev.undebug.python.eval.outcome.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The interpreter ends for any program, even with a small stack. */
class BoundedWorkTest {
    private static final String APP = "from flask import Flask\napp = Flask(__name__)\n";
    private static final int SMALL_STACK = 512 * 1024;

    private static Execution run(String program) {
        Repository repository = Repository.of(APP + program);
        assertThat(repository.loaded("app.py")).isPresent();
        AtomicReference<@Nullable Execution> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(repository.run()), "small", SMALL_STACK);
        thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
        thread.start();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> thread.join());
        assertThat(failure.get()).isNull();
        return Objects.requireNonNull(result.get());
    }

    /** It ends with a RecursionError, as Python says, too. */
    @Test
    void endlessRecursion() {
        assertThat(Told.starts(run("""
                        def f(n):
                            return f(n + 1)
                        f(0)
                        app.run(debug=True)
                        """))).isEmpty();
        assertThat(Told.starts(run("""
                        def f(n):
                            return f(n + 1)
                        try:
                            f(0)
                        except Exception:
                            pass
                        app.run(debug=True)
                        """))).containsExactly("app.py:9 debug=True");
    }

    @Test
    void recursionThatEnds() {
        assertThat(Told.starts(run("""
                        n = 0
                        def f():
                            global n
                            n += 1
                            if n < 100:
                                f()
                        def shorter(items):
                            if items:
                                shorter(items[1:])
                        class Counter:
                            def __init__(self):
                                self.left = 100
                            def count(self):
                                self.left -= 1
                                if self.left:
                                    self.count()
                        f()
                        shorter(list('a long text of words'))
                        Counter().count()
                        app.run(debug=n == 0)
                        """))).containsExactly("app.py:22 debug=unknown");
    }

    @Test
    void recursionThatChangesWhatItIsGiven() {
        assertThat(Told.starts(run("""
                        def on(options, n):
                            if n == 0:
                                options['debug'] = True
                            else:
                                on(options, n - 1)
                        options = {'debug': False, 'port': 80}
                        other = {'debug': False}
                        on(options, 30)
                        app.run(**options)
                        app.run(**other)
                        """))).containsExactly("app.py:11 debug=unknown", "app.py:12 debug=False?");
    }

    @Test
    void recursionThatReturnsTheApplication() {
        assertThat(Told.starts(run("""
                        def later(n):
                            return app if n == 0 else later(n - 1)
                        later(30).run(debug=True)
                        """))).containsExactly("app.py:5 debug=True");
        assertThat(Told.starts(run("""
                        import database
                        def create(tries=0):
                            try:
                                app = Flask(__name__)
                                database.connect(app)
                                return app
                            except database.Error:
                                return create(tries + 1)
                        create().run(debug=True)
                        """))).containsExactly("app.py:11 debug=True");
        assertThat(Told.starts(run("""
                        def debug(n):
                            return True if n == 0 else not debug(n - 1)
                        app.run(debug=debug(30))
                        """))).containsExactly("app.py:5 debug=unknown");
    }

    @Test
    void recursionThatDoubles() {
        String functions = IntStream.range(0, 60)
                .mapToObj(i -> "def f%d():\n    f%d()\n    f%d()\n".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining());
        assertThat(run(functions + "def f60():\n    pass\nf0()\napp.run(debug=True)\n")
                        .starts())
                .hasSize(1);
    }

    @Test
    void aMillionTurns() {
        assertThat(Told.starts(run("""
                        n = 0
                        for i in range(1000000):
                            for j in range(1000000):
                                n = n + 1
                        while n < 1000000:
                            n += 1
                        app.run(debug=True)
                        """))).containsExactly("app.py:9 debug=True");
    }

    /**
     * A library may take 100,000 steps and more before the program serves: Flask-Admin does, for some of its examples.
     */
    @Test
    void asManyCallsAsALibraryMakesLeaveNoDoubt() {
        String functions = IntStream.range(0, 14)
                .mapToObj(i -> "def f%d():\n    f%d()\n    f%d()\n".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining());
        assertThat(Told.starts(run(functions + "def f14():\n    pass\nf0()\napp.run(debug=True)\n")))
                .singleElement()
                .asString()
                .endsWith("debug=True");
    }

    @Test
    void aLoopThatNeverEnds() {
        assertThat(Told.starts(run("""
                        while True:
                            pass
                        app.run(debug=True)
                        """))).isEmpty();
        assertThat(Told.starts(run("""
                        n = 0
                        while True:
                            n += 1
                        app.run(debug=True)
                        """))).isEmpty();
    }

    @Test
    void aLoopThatIsLeft() {
        assertThat(Told.starts(run("""
                        import other
                        while True:
                            if other.done():
                                break
                        app.run(debug=True)
                        """))).containsExactly("app.py:7 debug=True");
    }

    @Test
    void valuesThatDouble() {
        assertThat(run("""
                                text = 'x'
                                items = [1]
                                number = 3
                                for i in range(60):
                                    text = text + text
                                    items = items + items
                                    number = number * number
                                app.run(debug=True)
                                """).starts()).hasSize(1);
    }

    @Test
    void aNumberThatIsLong() {
        String number = "number = int('1" + "_1".repeat(20_000) + "')\n";
        assertThat(run(number + "app.run(debug=True)\n").starts()).isEmpty();
    }

    @Test
    void aNameWithManyDots() {
        String name = "app.config.from_object('" + "a.".repeat(20_000) + "')\n";
        assertThat(run(name + "app.run(debug=True)\n").starts()).hasSize(1);
    }

    @Test
    void deepNesting() {
        String parentheses = "x = " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + "\n";
        String sum = "x = 1" + " + 1".repeat(20_000) + "\n";
        String attributes = "x = app" + ".a".repeat(20_000) + "\n";
        String calls = "x = app" + "()".repeat(20_000) + "\n";
        String negations = "x = " + "not ".repeat(20_000) + "1\n";
        for (String program : new String[] {parentheses, sum, attributes, calls, negations}) {
            assertThat(run(program + "app.run(debug=True)\n").starts()).hasSize(1);
        }
    }

    @Test
    void longListsOfAlternatives() {
        String unknown = repeated("other.a%d", " or ");
        String known = repeated("True", " and ");
        String matched = "match other.a:\n" + repeated("    case %d:\n        x = 1\n", "");
        String handled = "try:\n    x = other.a()\n" + repeated("except other.E%d:\n    x = 1\n", "");
        String raised = "try:\n    raise other.E\n" + repeated("except other.E%d:\n    x = 1\n", "");
        String contexts = "with " + repeated("other.a() as a%d", ", ") + ":\n    x = 1\n";
        for (String program : new String[] {"x = " + unknown, "x = " + known, matched, handled, raised, contexts}) {
            assertThat(run("import other\n" + program + "\napp.run(debug=True)\n")
                            .starts())
                    .hasSize(1);
        }
    }

    private static String repeated(String template, String separator) {
        return IntStream.range(0, 5_000)
                .mapToObj(i -> template.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining(separator));
    }

    @Test
    void manyContextsInOneStatementAreNoDoubt() {
        String contexts = "with " + repeated("open('a%d')", ", ") + ":\n    app.run(debug=True)\n";
        assertThat(run(contexts).starts()).singleElement().satisfies(start -> assertThat(start.certain())
                .isTrue());
    }

    @Test
    void aLongChainOfConditions() {
        String chain = "import other\nif other.a == 0:\n    pass\n"
                + IntStream.range(1, 3_000)
                        .mapToObj(i -> "elif other.a == " + i + ":\n    x = " + i + "\n")
                        .collect(Collectors.joining());
        assertThat(run(chain + "app.run(debug=True)\n").starts()).hasSize(1);
    }

    @Test
    void manyConditionsThatCannotBeTold() {
        String program = "import other\n"
                + IntStream.range(0, 3_000)
                        .mapToObj(i -> "if other.a%d:\n    x%d = %d\n    raise ValueError\n".formatted(i, i, i))
                        .collect(Collectors.joining());
        assertThat(Told.starts(run(program + "app.run(debug=True)\n"))).hasSize(1);
    }

    @Test
    void conditionsThatNest() {
        StringBuilder program = new StringBuilder("import other\n");
        for (int depth = 0; depth < 90; depth++) {
            program.append(" ".repeat(depth)).append("if other.a:\n");
        }
        program.append(" ".repeat(90)).append("app.run(debug=True)\n");
        assertThat(run(program.toString()).starts())
                .allSatisfy(start -> assertThat(start.certain()).isFalse());
    }

    @Test
    void aChainOfModules() {
        Repository repository = Repository.of(APP + "import m0\napp.run(debug=True)\n");
        for (int i = 0; i < 500; i++) {
            repository.with("m" + i + ".py", "import m" + (i + 1) + "\n");
        }
        assertThat(repository.run().starts()).hasSize(1);
    }

    @Test
    void classesThatInheritFromThemselves() {
        assertThatCode(() -> run("""
                        class A: pass
                        class B(A): pass
                        A = B
                        class B(A): pass
                        A.__bases__ = (B,)
                        app.config.from_object(B)
                        """)).doesNotThrowAnyException();
    }

    @Test
    void containersThatHoldThemselves() {
        assertThat(run("""
                                d = {}
                                d['d'] = d
                                l = [d]
                                l.append(l)
                                app.config.update(d)
                                app.config['DEBUG'] = l
                                app.run(debug=(d, l, app))
                                """).starts()).hasSize(1);
    }

    @Test
    void loopsFullOfExits() {
        String loops = IntStream.range(0, 6)
                .mapToObj(i -> {
                    String indent = "    ".repeat(i + 1);
                    return indent + "while other.a" + i + ":\n"
                            + IntStream.range(0, 20)
                                    .mapToObj(j -> indent + "    if other.b" + j + ": return " + j + "\n" + indent
                                            + "    v" + j + " = other.c()\n")
                                    .collect(Collectors.joining());
                })
                .collect(Collectors.joining());
        assertThat(run("import other\ndef f():\n" + loops + "f()\napp.run(debug=True)\n")
                        .starts())
                .hasSize(1);
    }

    @Test
    void aBrokenFile() {
        assertThat(run("def (\napp.run(debug=True)\n").starts())
                .allSatisfy(start -> assertThat(start.certain()).isFalse());
    }

    /** Data of megabytes would be made anew for each run; what it says is open, so nothing is taken for off. */
    @Test
    void longDataIsNoConfiguration() {
        String program = """
                import json
                from flask import Flask
                app = Flask(__name__)
                app.run(debug=json.load(open('data.json'))['debug'])
                """;
        String padding = "\"" + "x".repeat(150_000) + "\"";
        assertThat(debug(program, "{\"debug\": false, \"a\": " + padding + "}")).isEqualTo(Truth.FALSE);
        assertThat(debug(program, "{\"debug\": false, \"a\": " + padding + ", \"b\": " + padding + "}"))
                .isEqualTo(Truth.UNKNOWN);
    }

    private static Truth debug(String program, String json) {
        List<AppStart> starts =
                Repository.of(program).with("data.json", json).run().starts();
        return starts.get(0).debug().orElseThrow().truth();
    }
}
