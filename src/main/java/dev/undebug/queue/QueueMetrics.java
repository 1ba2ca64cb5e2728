package dev.undebug.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** The metrics of the queue. */
final class QueueMetrics {
    private final MeterRegistry registry;
    private final Timer attempt;

    QueueMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.attempt = Timer.builder("undebug.work.attempt")
                .description("duration of an attempt at a work item")
                .register(registry);
    }

    /** Registers gauges that count the waiting rows on demand. */
    void watch(Database database) {
        gauge(database, "undebug.work.wanted", "select count(*) from work where parked = 0");
        gauge(database, "undebug.work.parked", "select count(*) from work where parked = 1");
    }

    private void gauge(Database database, String name, String sql) {
        Gauge.builder(name, database, it -> it.read(connection -> Sql.count(connection, sql)))
                .strongReference(true)
                .register(registry);
    }

    void accepted(boolean fresh) {
        deliveries(fresh ? "stored" : "duplicate").increment();
    }

    void refused() {
        deliveries("refused").increment();
    }

    private Counter deliveries(String outcome) {
        return registry.counter("undebug.deliveries", "outcome", outcome);
    }

    void attempted(String outcome) {
        registry.counter("undebug.work", "outcome", outcome).increment();
    }

    void time(Runnable work) {
        attempt.record(work);
    }
}
