package dev.undebug.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstReadTest {
    private static List<String> programs() {
        List<String> paths = new ArrayList<>(List.of("app.py", "bin/push_live", "bin/README", "data/words"));
        for (int i = 0; i < 500; i++) {
            paths.add("vendor/deep/bin/tool" + i);
        }
        return paths;
    }

    @Test
    void readsFewProgramsWithoutAnExtensionNearestToTheRoot() {
        Set<String> first = FirstRead.of(programs(), Focus.all(), false);
        assertThat(first).contains("app.py", "bin/push_live").doesNotContain("bin/README", "data/words");
        assertThat(first).hasSize(81);
    }

    @Test
    void readsEveryOneThatAPullRequestChanges() {
        assertThat(FirstRead.of(programs(), Focus.on(Set.of("vendor/deep/bin/tool499")), false))
                .contains("vendor/deep/bin/tool499")
                .hasSize(82);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d.conf", "%d.cfg", "unit/%d.json", "%d.yaml", "bin/tool%d"})
    void readsFewFilesOfEachKindThatOnlyTheirContentTells(String name) {
        List<String> paths = new ArrayList<>(List.of(String.format(name, 0), "app.py"));
        for (int i = 0; i < 500; i++) {
            paths.add("vendor/deep/" + String.format(name, i));
        }
        assertThat(FirstRead.of(paths, Focus.all(), false))
                .contains("app.py", String.format(name, 0))
                .hasSize(81);
    }
}
