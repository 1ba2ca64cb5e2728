package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps the page {@code docs/evasions.md}. */
final class EvasionPage {
    private static final Path FILE = Path.of("docs/evasions.md");

    private static final String HEAD = """
            # Attempts to talk the check into green

            Each line is a pull request that gets a live debug mode into a repository, or tries to hide it, over the stand-in for
            GitHub, and a *twin* that changes the same with debug mode off. *Before* is what the check said when the work on them
            began; *n/a* has to do with settings that were not there. *failure* blocks the merge, *neutral* shows a warning. `EvasionScenarioTest` plays them, and compares this
            page; the files are in `src/test/resources/evasions`.

            """;

    private EvasionPage() {}

    static void check(List<Evasion> evasions) {
        String page = HEAD
                + "| about | attempt | before | now | twin |\n| --- | --- | --- | --- | --- |\n"
                + evasions.stream().map(EvasionPage::row).collect(Collectors.joining());
        try {
            if (Golden.updates()) {
                Files.writeString(FILE, page);
            }
            assertThat(Files.readString(FILE))
                    .as("%s; write it with -Dupdate", FILE)
                    .isEqualTo(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Evasion evasion) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(evasion.about(), evasion.title(), evasion.before(), evasion.head(), evasion.twin());
    }
}
