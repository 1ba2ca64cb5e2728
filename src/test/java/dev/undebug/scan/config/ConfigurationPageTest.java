package dev.undebug.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example in {@code docs/configuration.md} is valid and has every key. */
class ConfigurationPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");
    private static final Pattern KEY = Pattern.compile("(?m)^([a-z-]+):");

    @Test
    void theExampleHoldsAndHasEveryKey() throws IOException {
        Matcher found = EXAMPLE.matcher(Files.readString(Path.of("docs", "configuration.md")));
        assertThat(found.find()).isTrue();
        String example = found.group(1);

        assertThat(RepositoryConfig.parse(new SourceFile(".github/undebug.yml", example))
                        .problems())
                .isEmpty();
        assertThat(KEY.matcher(example).results().map(MatchResult::group).map(key -> key.replace(":", "")))
                .containsExactlyElementsOf(ConfigKey.names());
    }

    @Test
    void theExampleShowsTheDefaults() throws IOException {
        String page = Files.readString(Path.of("docs", "configuration.md"));
        assertThat(ConfigKey.ALL.stream().filter(key -> !key.preset().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(key -> assertThat(page).containsPattern("(?m)^" + key.name() + ": " + key.preset() + " "));
    }
}
