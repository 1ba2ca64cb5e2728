package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keeps the table of variables in {@code docs/running.md} in step with the variables that the server reads. */
class RunningPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \\|");

    /** An environment that records the requested variables. */
    private static final class Asked extends AbstractMap<String, String> {
        private final List<String> names = new ArrayList<>();

        @Override
        public @Nullable String get(Object name) {
            names.add((String) name);
            return null;
        }

        @Override
        public Set<Map.Entry<String, String>> entrySet() {
            return Set.of();
        }
    }

    @Test
    void listsEveryVariableThatIsRead() throws Exception {
        Asked asked = new Asked();
        Settings.from(asked);
        assertThat(variables())
                .hasSizeGreaterThanOrEqualTo(10)
                // It is read only to be rejected.
                .containsExactlyInAnyOrderElementsOf(asked.names.stream()
                        .distinct()
                        .filter(name -> !name.equals("DATABASE_URL"))
                        .toList());
    }

    private static List<String> variables() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "running.md")))
                .results()
                .map(MatchResult::group)
                .flatMap(row -> Stream.of(row.replaceAll("[|` ]", "").split(",")))
                .toList();
    }
}
