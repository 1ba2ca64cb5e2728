package dev.undebug.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class EventTypeTest {
    @Test
    void theManifestSubscribesToExactlyTheEventsThatAreHandled() throws IOException {
        Object manifest = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("app.yml")));
        assertThat(EventType.subscriptions()).isNotEmpty().doesNotContain("installation", "ping");

        assertThat(((Map<?, ?>) manifest).get("default_events")).isEqualTo(EventType.subscriptions());
    }
}
