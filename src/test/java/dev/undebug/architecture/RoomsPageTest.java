package dev.undebug.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rooms.md} in step with the table of rooms and the documentation of packages. */
class RoomsPageTest {
    private static final Rooms ROOMS = new Rooms();

    @Test
    void showsTheTable() {
        Golden.check(Path.of("docs", "rooms.md"), new RoomsPage(ROOMS, false).text());
    }

    @Test
    void alsoWritesTheTableWithTheNumbersOfFiles() throws IOException {
        String text = new RoomsPage(ROOMS, true).text();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "rooms.md"), text);
        assertThat(text).containsPattern("(?m)^\\| `service\\.judge` \\| Judges programs: .* \\| \\d\\d \\|$");
    }
}
