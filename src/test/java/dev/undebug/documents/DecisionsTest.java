package dev.undebug.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The decision records are numbered, have the same structure and are all listed. */
class DecisionsTest {
    private static final Path FOLDER = Path.of("docs", "decisions");

    @Test
    void areNumberedWithoutGaps() throws IOException {
        List<Path> records = records();
        assertThat(records).hasSizeGreaterThanOrEqualTo(8);
        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).getFileName().toString()).startsWith(String.format(Locale.ROOT, "%04d-", i + 1));
        }
    }

    @Test
    void haveTheSameShape() throws IOException {
        assertThat(records()).allSatisfy(file -> {
            String number = file.getFileName().toString().substring(0, 4);
            assertThat(Document.read(file).headings())
                    .hasSize(5)
                    .endsWith("Context", "Decision", "Consequences", "Measured")
                    .first()
                    .satisfies(title -> assertThat(title).startsWith(number + ": "));
            assertThat(Files.readString(file))
                    .containsPattern("(?m)^- Status: (accepted|superseded by \\[\\d{4}])")
                    .containsPattern("(?m)^- Date: 20\\d\\d-\\d\\d-\\d\\d$");
        });
    }

    @Test
    void areListed() throws IOException {
        assertThat(Document.read(FOLDER.resolve("README.md")).links())
                .containsExactlyElementsOf(records().stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    private static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }
}
