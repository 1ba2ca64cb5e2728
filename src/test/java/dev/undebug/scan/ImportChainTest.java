package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Content;
import dev.undebug.source.SourceTree;
import dev.undebug.testing.MemoryTree;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A program may import a module that imports the next one, and so on: no module may cost another run of them all. */
class ImportChainTest {
    /** So many that a scan of a pull request does not read them all at once. */
    private static final int OTHERS = 300;

    @Test
    void costsWorkInProportionToItsLength() {
        long short1 = work(new CountedTree(chain(20), false));
        long long1 = work(new CountedTree(chain(80), false));
        assertThat(long1 - short1).isLessThan(5 * short1);
        assertThat(work(new CountedTree(chain(80), true))).isLessThan(long1 + OTHERS);
    }

    @Test
    void isReadModuleByModuleOnlyFromARemoteTree() {
        CountedTree remote = new CountedTree(chain(20), false);
        work(remote);
        assertThat(remote.reads).isBetween(15, 25);
        CountedTree wide = new CountedTree(fan(60), false);
        work(wide);
        assertThat(wide.reads).isLessThan(5);
    }

    @Test
    void oneOfManyModulesCostsNoMoreThanAllOfThem() {
        long few = work(new CountedTree(lazy(10), true));
        assertThat(work(new CountedTree(lazy(80), true))).isLessThan(4 * few);
    }

    private static long work(SourceTree tree) {
        ScanResult result = new Scanner(Rules.ALL).scan(tree, ScanPolicy.DEFAULT, Focus.on(Set.of("app.py")));
        assertThat(result.findings()).hasSize(1);
        return result.extent().work();
    }

    private static Map<String, String> chain(int length) {
        Map<String, String> files = others("import m0\n");
        for (int i = 0; i < length; i++) {
            files.put("m" + i + ".py", (i + 1 < length ? "import m" + (i + 1) + "\n" : "") + "X = " + i + "\n");
        }
        return files;
    }

    /** A program that loads one of several modules, none knows which, each of which imports the same two dozen. */
    private static Map<String, String> lazy(int width) {
        StringBuilder loads = new StringBuilder("import elsewhere\ndef load(name):\n");
        StringBuilder common = new StringBuilder();
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < 24; i++) {
            common.append("import c").append(i).append('\n');
            files.put("c" + i + ".py", "X = {" + "1: 2, ".repeat(20) + "}\n");
        }
        for (int i = 0; i < width; i++) {
            loads.append("    if name == \"m%1$d\":\n        import m%1$d\n        return m%1$d\n".formatted(i));
            files.put("m" + i + ".py", common + "X = " + i + "\n");
        }
        files.putAll(others(loads + "load(elsewhere.name())\n"));
        return files;
    }

    private static Map<String, String> fan(int width) {
        StringBuilder imports = new StringBuilder();
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < width; i++) {
            imports.append("import m").append(i).append('\n');
            files.put("m" + i + ".py", "X = " + i + "\n");
        }
        files.putAll(others(imports.toString()));
        return files;
    }

    private static Map<String, String> others(String imports) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < OTHERS; i++) {
            files.put("other/n" + i + ".py", "X = 1\n");
        }
        files.put("app.py", imports + "from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)\n");
        files.put("Procfile", "web: python app.py\n");
        return files;
    }

    /** Counts how often it is asked for files. */
    private static final class CountedTree implements SourceTree {
        private final SourceTree tree;
        private final boolean local;
        private int reads;

        CountedTree(Map<String, String> files, boolean local) {
            this.tree = new MemoryTree(files);
            this.local = local;
        }

        @Override
        public List<String> paths() {
            return tree.paths();
        }

        @Override
        public Map<String, Content> read(Collection<String> paths) {
            reads++;
            return tree.read(paths);
        }

        @Override
        public boolean isLocal() {
            return local;
        }
    }
}
