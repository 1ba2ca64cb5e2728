package dev.undebug.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IsolationTest {
    @Test
    void askingForTheDisksResolutionWritesNothing(@TempDir Path folder) throws Exception {
        Isolation.install();
        FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(folder, before);
        assertThat(FS.FileStoreAttributes.get(folder).getFsTimestampResolution())
                .isPositive();
        assertThat(Files.getLastModifiedTime(folder)).isEqualTo(before);
    }

    @Test
    void readsNoSettingsOfTheUserOrTheMachine() throws Exception {
        Isolation.install();
        assertThat(SystemReader.getInstance().getUserConfig().getSections()).isEmpty();
        assertThat(SystemReader.getInstance().getSystemConfig().getSections()).isEmpty();
        assertThat(SystemReader.getInstance().getJGitConfig().getSections()).isEmpty();
    }
}
