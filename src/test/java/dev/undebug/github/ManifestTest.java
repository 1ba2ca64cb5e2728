package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.github.client.Grant;
import dev.undebug.pull.AppManifest;
import dev.undebug.pull.AppPermission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHPermissionType;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Keeps {@code app.yml} and {@code Procfile} in step with the code. */
class ManifestTest {
    private static final Pattern LEVEL = Pattern.compile("`(\\w+: (?:read|write|admin))`");
    private static Map<?, ?> manifest = Map.of();

    @BeforeAll
    static void read() throws IOException {
        manifest = (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("app.yml")));
    }

    @Test
    void saysWhatTheCodeSays() {
        assertThat(manifest.get("default_events")).isEqualTo(AppManifest.EVENTS);
        assertThat(manifest.get("default_permissions")).isEqualTo(AppPermission.levels(AppPermission.REQUIRED));
    }

    @Test
    void asksForExactlyThePermissionsThatAreUsed() {
        Map<String, GHPermissionType> everything = Stream.of(
                        "actions",
                        "administration",
                        "checks",
                        "contents",
                        "deployments",
                        "issues",
                        "metadata",
                        "pull_requests",
                        "statuses",
                        "workflows")
                .collect(Collectors.toMap(name -> name, name -> GHPermissionType.ADMIN));
        Map<String, String> used = new TreeMap<>();
        Grant.REVIEW
                .of(everything)
                .forEach((name, level) -> used.put(name, level.toString().toLowerCase(Locale.ROOT)));
        // Without this permission GitHub sends no merge group events.
        used.put("merge_queues", "read");
        assertThat(manifest.get("default_permissions")).isEqualTo(used);
    }

    @Test
    void theDocumentationNamesEachPermissionWithItsPurpose() throws IOException {
        String running = Files.readString(Path.of("docs/running.md"));
        for (AppPermission permission : AppPermission.values()) {
            assertThat(running)
                    .containsPattern(
                            "\\| `" + permission + "`[^|]*\\| " + Pattern.quote(permission.purpose()) + " \\|");
        }
    }

    @Test
    void noPageNamesAnotherPermission() throws IOException {
        Set<String> known = Arrays.stream(AppPermission.values())
                .map(AppPermission::toString)
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            files.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
        }
        for (Path page : pages) {
            LEVEL.matcher(Files.readString(page)).results().forEach(match -> named.add(match.group(1)));
        }
        assertThat(named).contains("contents: write").isSubsetOf(known);
    }

    @Test
    void namesThePathThatTheServerAnswers() {
        assertThat(manifest.get("hook_attributes"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .hasEntrySatisfying("url", url -> assertThat(url).endsWith(AppManifest.WEBHOOK_PATH));
    }

    @Test
    void theProcfileServesWithTheLauncherWhichLimitsTheHeap() throws IOException {
        assertThat(Path.of("Procfile")).content().isEqualTo("web: bin/undebug serve\n");
        assertThat(Path.of("bin/undebug")).isExecutable();
    }
}
