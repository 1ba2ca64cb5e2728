package dev.undebug.demo.github;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;

/**
 * The registered app.
 *
 * @param key verifies the app's tokens
 * @param permissions requested by the app
 * @param events that the app subscribes to
 */
public record AppRegistration(
        long id,
        String slug,
        String name,
        PublicKey key,
        Account owner,
        Map<String, String> permissions,
        List<String> events) {
    public AppRegistration {
        permissions = Map.copyOf(permissions);
        events = List.copyOf(events);
    }

    public String nodeId() {
        return NodeId.of("A", owner.id(), id);
    }

    /** GitHub's client id of the app; the app's tokens may use it instead of the number. */
    public String clientId() {
        return "Iv23li" + Long.toString(id + 1_000_000_000_000_000L, Character.MAX_RADIX);
    }
}
