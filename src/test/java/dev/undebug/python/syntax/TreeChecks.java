package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Span;
import java.util.List;

/** What holds for every tree. */
final class TreeChecks {
    private TreeChecks() {}

    /** Visits the whole tree and checks that statements stand in order and inside the text. */
    static void check(PythonModule module) {
        int at = 0;
        for (Stmt statement : module.body()) {
            Span span = statement.span();
            assertThat(span.start()).isGreaterThanOrEqualTo(at);
            at = span.end();
        }
        assertThat(at).isLessThanOrEqualTo(module.file().text().length());
        List<String> printed = TreeLines.of(module, true);
        assertThat(printed.size()).isGreaterThanOrEqualTo(module.body().size());
    }
}
