package dev.undebug.demo.github;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The deliveries of the app's webhooks. */
public final class DeliveryLog {
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    /** Adds a delivery. */
    public void add(Delivery delivery) {
        deliveries.add(delivery);
    }

    /** Returns all deliveries, newest first. */
    public List<Delivery> newestFirst() {
        List<Delivery> newest = new ArrayList<>(deliveries);
        Collections.reverse(newest);
        return newest;
    }

    /** Finds a delivery. */
    public Optional<Delivery> find(long id) {
        return deliveries.stream().filter(delivery -> delivery.id() == id).findFirst();
    }
}
