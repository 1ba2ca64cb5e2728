package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.github.client.Grant;
import dev.undebug.testing.TestApp;
import dev.undebug.webhook.WebhookHandler;
import dev.undebug.webhook.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
    private static Map<?, ?> manifest = Map.of();

    @BeforeAll
    static void read() throws IOException {
        manifest = (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("app.yml")));
    }

    @Test
    void subscribesToExactlyTheEventsThatAreHandled() {
        assertThat(manifest.get("default_events"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(EventType.subscriptions());
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
        assertThat(manifest.get("default_permissions")).isEqualTo(used).isEqualTo(TestApp.PERMISSIONS);
    }

    @Test
    void namesThePathThatTheServerAnswers() {
        assertThat(manifest.get("hook_attributes"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .hasEntrySatisfying("url", url -> assertThat(url).endsWith(WebhookHandler.PATH));
    }

    @Test
    void theProcfileServes() throws IOException {
        assertThat(Files.readAllLines(Path.of("Procfile")))
                .isEqualTo(List.of("web: java -XX:+ExitOnOutOfMemoryError $JAVA_OPTS -jar target/undebug.jar serve"));
    }
}
