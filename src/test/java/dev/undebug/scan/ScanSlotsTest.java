package dev.undebug.scan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Content;
import dev.undebug.source.SourceTree;
import dev.undebug.source.Unavailable;
import dev.undebug.testing.LocalTree;
import dev.undebug.testing.MemoryTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ScanSlotsTest {
    private static final String APP =
            "from flask import Flask\napp = Flask(__name__)\napp.run(host='0.0.0.0', debug=True)\n";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger computing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void noMoreScansComputeThanThereAreSlots() throws Exception {
        ScanSlots slots = new ScanSlots(2);
        // A scan is so short that two may never meet by themselves.
        CountDownLatch both = new CountDownLatch(2);
        List<Future<Integer>> scans = IntStream.range(0, 12)
                .mapToObj(i -> threads.submit(() -> slots.scan(new LocalTree(MemoryTree.of("app.py", APP)), tree -> {
                    most.accumulateAndGet(computing.incrementAndGet(), Math::max);
                    both.countDown();
                    assertTrue(assertDoesNotThrow(() -> both.await(1, TimeUnit.MINUTES)));
                    int found = new Scanner(Rules.ALL)
                            .scan(tree, ScanPolicy.DEFAULT, Focus.all())
                            .findings()
                            .size();
                    computing.decrementAndGet();
                    return found;
                })))
                .toList();
        for (Future<Integer> scan : scans) {
            assertEquals(1, scan.get(1, TimeUnit.MINUTES));
        }
        assertEquals(2, most.get());
    }

    @Test
    void aScanThatWaitsForARemoteTreeLetsOthersCompute() throws Exception {
        Scanner scanner = new Scanner(Rules.ALL).within(new ScanSlots(1));
        SlowTree slow = new SlowTree();
        Future<ScanResult> first = threads.submit(() -> scanner.scan(slow, ScanPolicy.DEFAULT, Focus.all()));
        slow.asked.await();
        assertEquals(
                1,
                scanner.scan(new RemoteTree(), ScanPolicy.DEFAULT, Focus.all())
                        .findings()
                        .size());
        slow.answer.countDown();
        assertEquals(1, first.get(1, TimeUnit.MINUTES).findings().size());
    }

    @Test
    void aScanThatFailsGivesItsSlotBack() {
        Scanner scanner = new Scanner(Rules.ALL).within(new ScanSlots(1));
        SourceTree broken = new RemoteTree() {
            @Override
            public Map<String, Content> read(Collection<String> paths) {
                throw new Unavailable("away", new IOException("away"));
            }
        };
        assertThrows(Unavailable.class, () -> scanner.scan(broken, ScanPolicy.DEFAULT, Focus.all()));
        assertThrows(Unavailable.class, () -> scanner.baseline(broken, ScanPolicy.DEFAULT, Focus.all()));
        assertEquals(
                1,
                scanner.scan(new RemoteTree(), ScanPolicy.DEFAULT, Focus.all())
                        .findings()
                        .size());
    }

    @Test
    void scansWaitInOrderOfArrival() throws Exception {
        ScanSlots slots = new ScanSlots(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        Future<Boolean> first =
                threads.submit(() -> slots.scan(new LocalTree(MemoryTree.of("app.py", APP)), tree -> await(go)));
        while (slots.free() > 0) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread thread = new Thread(
                    () -> slots.scan(new LocalTree(MemoryTree.of("app.py", APP)), tree -> order.add(number)));
            thread.start();
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            waiting.add(thread);
        }
        waiting.get(0).interrupt();
        go.countDown();
        assertTrue(first.get());
        for (Thread thread : waiting) {
            thread.join();
        }
        assertEquals(List.of(0, 1, 2, 3, 4), order);
        assertEquals(1, slots.free());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void aSmallHeapHasOneSlotAndALargerOneMore() {
        assertEquals(1, slots(64));
        assertEquals(1, slots(256));
        assertEquals(2, slots(512));
        assertEquals(10, slots(2048));
    }

    private static int slots(long megabytes) {
        ScanSlots slots = ScanSlots.inHeap(megabytes * 1024 * 1024);
        return slots.free();
    }

    /** A tree whose files take requests. */
    private static class RemoteTree implements SourceTree {
        private final SourceTree files = MemoryTree.of("app.py", APP);

        @Override
        public List<String> paths() {
            return files.paths();
        }

        @Override
        public Map<String, Content> read(Collection<String> paths) {
            return files.read(paths);
        }
    }

    private static final class SlowTree extends RemoteTree {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public Map<String, Content> read(Collection<String> paths) {
            asked.countDown();
            assertTrue(await(answer));
            return super.read(paths);
        }
    }
}
