package dev.undebug.python.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Programs made to be dear: each kind grows in one direction in which the evaluator could do more work than it counts. */
final class DearPrograms {
    private static final String FLASK = "import os\nimport elsewhere\nfrom flask import Flask\napp = Flask(__name__)\n";
    private static final String START = "app.run(debug=True)\n";

    private DearPrograms() {}

    /** Returns the programs by their kinds, with {@code app.py} as the entry. */
    static Map<String, Repository> all() {
        Map<String, Repository> all = new LinkedHashMap<>();
        all.put("branches over many variables", program(branches(1_500, 60)));
        all.put("branches in branches", program(nestedBranches(90)));
        all.put("mutual recursion", program(mutualRecursion(30)));
        all.put("chain of imports", imports(200));
        all.put("chain of imports in try statements", optionalImports(150));
        all.put("imports of everything by everything", mesh(60));
        all.put("comprehensions over comprehensions", program(comprehensions()));
        all.put("exceptions in loops", program(exceptionsInLoops()));
        all.put("deep class hierarchies", program(hierarchy(150)));
        all.put("huge dictionaries", program(dictionaries(20_000)));
        all.put("dictionaries that branches change", program(changedDictionaries(10_000, 1_000)));
        all.put("one return after another", program(returns(500)));
        all.put("returns after many changes", program(changesAndReturns(2_000, 400)));
        all.put("loops in loops", program(loops(7)));
        all.put("choices of functions", program(choices(40)));
        all.put("tables of functions", program(tables(300)));
        all.put("loops full of exits", program(exits(200)));
        all.put("objects made in branches", program(objects(2_000)));
        all.put("functions in functions", program(closures(60)));
        all.put("generators over generators", program(generators(60)));
        all.put("texts joined in loops", program(texts()));
        all.put("names that star imports bring", stars(60, 6_000));
        all.put("handlers of large bodies", program(handlers(200, 60)));
        all.put("variables of the environment", program(variables(3_000)));
        return all;
    }

    private static Repository program(String code) {
        return Repository.of(FLASK + code + START);
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    private static String branches(int count, int variables) {
        return lines(count, i -> "if elsewhere.V%d():\n%selse:\n    pass\n"
                .formatted(i, lines(variables, j -> "    v%d = %d\n".formatted(j, i))));
    }

    private static String nestedBranches(int depth) {
        return lines(depth, i -> "%sif elsewhere.V%d():\n%s x%d = 1\n".formatted(" ".repeat(i), i, " ".repeat(i), i));
    }

    private static String mutualRecursion(int functions) {
        return lines(functions, i -> "def f%d(n):\n    if n:\n        return f%d(n - 1) + f%d(n - 2)\n    return n\n"
                        .formatted(i, (i + 1) % functions, (i + 7) % functions))
                + "f0(elsewhere.n())\nf0(20)\n";
    }

    private static String choices(int functions) {
        return lines(
                        functions,
                        i ->
                                "def f%1$d():\n    x = 1\n    (f%2$d if elsewhere.a() else g%2$d)()\ndef g%1$d():\n    y = 1\n    (g%2$d if elsewhere.b() else f%2$d)()\n"
                                        .formatted(i, (i + 1) % functions))
                + "f0()\n";
    }

    private static String tables(int uses) {
        return lines(8, i -> "def f%d(x):\n    return [x, %d]\n".formatted(i, i))
                + "table = {" + lines(8, i -> "'k%d': f%d, ".formatted(i, i)) + "}\n"
                + lines(uses, i -> "v%d = table[elsewhere.k()](%d)\n".formatted(i, i));
    }

    private static Repository imports(int modules) {
        Repository repository = program("import m0\n");
        for (int i = 0; i < modules; i++) {
            repository.with(
                    "m" + i + ".py",
                    (i + 1 < modules ? "import m" + (i + 1) + "\n" : "")
                            + "def f(x):\n    return x\nX = f(%d)\n".formatted(i));
        }
        return repository;
    }

    private static Repository optionalImports(int modules) {
        Repository repository = program("import m0\n");
        for (int i = 0; i < modules; i++) {
            String next = i + 1 < modules ? "    import m%d\n".formatted(i + 1) : "    import elsewhere\n";
            repository.with(
                    "m" + i + ".py",
                    "try:\n" + next + "except ImportError:\n    X = None\n"
                            + lines(30, k -> "Y%d = %d\n".formatted(k, k)));
        }
        return repository;
    }

    private static Repository mesh(int modules) {
        Repository repository = program("import m0\n");
        for (int i = 0; i < modules; i++) {
            repository.with(
                    "m" + i + ".py",
                    lines(modules, k -> "from m%d import *\n".formatted(k)) + "V%d = %d\n".formatted(i, i));
        }
        return repository;
    }

    private static String comprehensions() {
        return """
                a = [x for x in range(60)]
                b = [[y for y in a] for x in a]
                c = [[z for z in y] for y in b for x in a]
                d = {x: [y for y in b] for x in elsewhere.all()}
                """;
    }

    private static String exceptionsInLoops() {
        return "def risky(x):\n    if x:\n        raise ValueError(x)\n    return x\n"
                + lines(
                        30,
                        i -> "for i%d in elsewhere.all():\n    try:\n        v%d = risky(i%d)\n        w%d = v%d\n"
                                        .formatted(i, i, i, i, i)
                                + "    except ValueError:\n        continue\n    except KeyError:\n        break\n");
    }

    private static String hierarchy(int depth) {
        String first = """
                class C0:
                    def f(self):
                        return 0
                """;
        String next = """
                class C%d(C%d):
                    def f(self):
                        self.x%d = super().f()
                        return self.x%d
                    def g%d(self):
                        return self.f()
                """;
        return first
                + lines(depth, i -> next.formatted(i + 1, i, i, i, i))
                + "c = C%d()\nfor n in elsewhere.all():\n    c.f()\n".formatted(depth);
    }

    private static String dictionaries(int entries) {
        return "d = {" + lines(entries, i -> "'k%d': %d, ".formatted(i, i)) + "}\n"
                + "for i in range(60):\n    e = dict(d)\n    e['k%d' % i] = i\n    d.update(e)\n";
    }

    private static String changedDictionaries(int entries, int branches) {
        return "d = {" + lines(entries, i -> "'k%d': %d, ".formatted(i, i)) + "}\n"
                + lines(branches, i -> "if elsewhere.V%d():\n    d['k%d'] = 0\n".formatted(i, i));
    }

    private static String returns(int count) {
        return "def f(x):\n    if x == 0:\n        return 0\n"
                + lines(count, i -> "    elif x == %d:\n        return %d\n".formatted(i + 1, i))
                + "    return x\nf(elsewhere.x())\nf(elsewhere.y())\n";
    }

    private static String changesAndReturns(int changes, int returns) {
        return "class O: pass\no = O()\ndef f():\n"
                + lines(changes, i -> "    o.a%d = %d\n".formatted(i, i))
                + lines(returns, i -> "    if elsewhere.V%d():\n        o.b = %d\n        return %d\n"
                        .formatted(i, i, i))
                + "f()\nf()\n";
    }

    private static String loops(int depth) {
        return lines(depth, i -> "%sfor x%d in elsewhere.all():\n%s y%d = x%d\n"
                        .formatted(" ".repeat(i), i, " ".repeat(i), i, i))
                + " ".repeat(depth) + "z = 1\n";
    }

    private static String exits(int count) {
        return "for x in elsewhere.all():\n"
                + lines(count, i -> "    if elsewhere.V%d():\n        a%d = %d\n        %s\n"
                        .formatted(i, i, i, i % 2 == 0 ? "continue" : "break"));
    }

    private static String objects(int count) {
        return "class O:\n    def __init__(self, v):\n        self.v = v\n        self.w = [v, v]\n"
                + lines(count, i -> "if elsewhere.V%d():\n    o%d = O(%d)\nelse:\n    o%d = O(0)\n"
                        .formatted(i, i, i, i));
    }

    private static String closures(int count) {
        return lines(
                        count,
                        i -> "def make%d(f):\n    def inner(*a, **k):\n        return f(*a, **k)\n    return inner\n"
                                .formatted(i))
                + "def base(x):\n    return x\n"
                + lines(count, i -> "base = make%d(base)\n".formatted(i))
                + "for n in elsewhere.all():\n    base(n)\n";
    }

    private static String generators(int count) {
        return "def g0():\n    yield from range(60)\n"
                + lines(count, i -> "def g%d():\n    for x in g%d():\n        yield x\n".formatted(i + 1, i))
                + "for x in g%d():\n    y = x\n".formatted(count);
    }

    private static String texts() {
        return """
                t = ''
                for j in elsewhere.all():
                    for i in range(60):
                        t = t + str(i) * 50
                        u = t.replace('1', '22').split('2')
                        v = ','.join(u)
                        w = '%s' % v
                        t = t + w[:20]
                """;
    }

    private static Repository stars(int modules, int names) {
        Repository repository = program("import m0\n");
        for (int i = 0; i < modules; i++) {
            int own = modules - i;
            repository.with(
                    "m" + i + ".py",
                    (i + 1 < modules ? "from m%d import *\n".formatted(i + 1) : "")
                            + lines(names / modules, k -> "N%d_%d = %d\n".formatted(own, k, k)));
        }
        return repository;
    }

    private static String handlers(int count, int size) {
        return lines(count, i -> "try:\n    import elsewhere%d\n%sexcept Exception:\n    ok%d = False\n"
                .formatted(i, lines(size, k -> "    d%d = {'a': %d}\n".formatted(k, k)), i));
    }

    private static String variables(int count) {
        return lines(count, i -> "V%d = os.environ.get('V%d', 'x') + os.environ.get('V%d', 'y')\n"
                        .formatted(i, i, i + 1))
                + lines(count, i -> "W%d = V%d or W%d\n".formatted(i + 1, i, i).replace("or W0\n", "or None\n"));
    }
}
