package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Grading;
import dev.undebug.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rules.md} in step with the rules. */
class RulesPageTest {
    private static final String ID = "`([a-z]+(?:-[a-z]+)+)`";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| " + ID + " \\|");
    private static final Pattern LIMITS =
            Pattern.compile("Some rules have a fixed or a limited severity:\n\n(.*?)\n\n", Pattern.DOTALL);

    @Test
    void listsEveryRuleInOrder() throws IOException {
        assertThat(ids(ROW, page()))
                .isNotEmpty()
                .containsExactlyElementsOf(Rules.ALL.stream().map(Rule::id).toList());
    }

    @Test
    void listsEveryRuleWithAFixedOrLimitedSeverity() throws IOException {
        Matcher limits = LIMITS.matcher(page());
        assertThat(limits.find()).isTrue();
        assertThat(ids(Pattern.compile(ID), limits.group(1)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Rules.ALL.stream()
                        .filter(rule -> !rule.grading().equals(Grading.BY_EXPOSURE))
                        .map(Rule::id)
                        .toList());
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs", "rules.md"));
    }

    private static List<String> ids(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
