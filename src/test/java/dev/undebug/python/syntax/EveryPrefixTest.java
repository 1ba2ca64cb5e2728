package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryPrefixTest {
    @Test
    void parsesEveryPrefixOfEveryConstruct() {
        int prefixes = 0;
        for (Constructs.Construct construct : Constructs.all()) {
            String code = construct.code();
            for (int end = 0; end <= code.length(); end++) {
                TreeChecks.check(Trees.parse(code.substring(0, end)));
                prefixes++;
            }
        }
        assertThat(prefixes).isGreaterThan(1000);
    }

    @Test
    void aPrefixReadsItsStatementsAsTheWholeDoes() {
        StringBuilder whole = new StringBuilder();
        for (Constructs.Construct construct : Constructs.all()) {
            whole.append(construct.code());
        }
        String code = whole.toString();
        List<Stmt> all = Trees.parse(code).body();
        for (int end = 0; end <= code.length(); end++) {
            List<Stmt> prefix = Trees.parse(code.substring(0, end)).body();
            int finished = finished(all, end);
            assertThat(prefix.subList(0, finished)).isEqualTo(all.subList(0, finished));
        }
    }

    /** Counts the statements that another one follows. */
    private static int finished(List<Stmt> all, int end) {
        List<Stmt> before = new ArrayList<>(all);
        before.removeIf(statement -> statement.span().end() >= end);
        boolean lastMayGoOn =
                before.size() == all.size() || all.get(before.size()).span().start() >= end;
        return lastMayGoOn ? Math.max(0, before.size() - 1) : before.size();
    }
}
