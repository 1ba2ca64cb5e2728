package dev.undebug.queue;

import java.util.List;

/** Decides what work a delivery asks for. Must be a function of the delivery alone: it may be asked again. */
@FunctionalInterface
public interface Router {
    List<Work> route(Delivery delivery);
}
