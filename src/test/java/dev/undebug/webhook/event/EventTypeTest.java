package dev.undebug.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.AppManifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTypeTest {
    /** GitHub sends them to every app; to subscribe to them is an error. */
    private static final List<String> SENT_ANYWAY = List.of("installation", "installation_repositories");

    @Test
    void theAppSubscribesToExactlyTheEventsThatLeadToWork() {
        List<String> handled = new ArrayList<>(Arrays.stream(EventType.values())
                .filter(type -> Arrays.stream(type.payload().getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals("work")))
                .map(EventType::id)
                .toList());

        assertThat(handled.removeAll(SENT_ANYWAY)).isTrue();
        assertThat(handled).isEqualTo(AppManifest.EVENTS).doesNotContain("ping", "issue_comment");
    }
}
