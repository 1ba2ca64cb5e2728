package dev.undebug.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.syntax.tree.Stmt;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The invariants of every tree. */
final class TreeChecks {
    private TreeChecks() {}

    private static final Pattern NODE = Pattern.compile("\\w+ (\\d+) (\\d+) ");

    /** Visits the whole tree and checks that statements are in order and inside the text. */
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
        printed.forEach(line -> checkSpan(line, module.file().text().length()));
    }

    private static void checkSpan(String line, int length) {
        Matcher node = NODE.matcher(line);
        if (node.lookingAt()) {
            int start = Integer.parseInt(node.group(1));
            int end = Integer.parseInt(node.group(2));
            assertThat(start).as(line).isBetween(0, end);
            assertThat(end).as(line).isLessThanOrEqualTo(length);
        }
    }
}
