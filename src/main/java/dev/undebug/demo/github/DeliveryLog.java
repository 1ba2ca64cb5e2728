package dev.undebug.demo.github;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The deliveries of the app's webhooks. */
public final class DeliveryLog {
    private final List<HookDelivery> deliveries = new CopyOnWriteArrayList<>();

    /** Adds a delivery. */
    public void add(HookDelivery delivery) {
        deliveries.add(delivery);
    }

    /** Returns all deliveries, newest first. */
    public List<HookDelivery> newestFirst() {
        List<HookDelivery> newest = new ArrayList<>(deliveries);
        Collections.reverse(newest);
        return newest;
    }

    /** Finds a delivery. */
    public Optional<HookDelivery> find(long id) {
        return deliveries.stream().filter(delivery -> delivery.id() == id).findFirst();
    }
}
