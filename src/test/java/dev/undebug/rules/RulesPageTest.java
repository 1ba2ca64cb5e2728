package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the table in {@code docs/rules.md} in step with the rules. */
class RulesPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+(?:-[a-z]+)+)` \\|");

    @Test
    void listsEveryRuleInOrder() throws IOException {
        List<String> listed = ROW.matcher(Files.readString(Path.of("docs", "rules.md")))
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceAll("[|` ]", ""))
                .toList();
        assertThat(listed)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        Rules.ALL.stream().map(rule -> rule.doc().id()).toList());
    }
}
