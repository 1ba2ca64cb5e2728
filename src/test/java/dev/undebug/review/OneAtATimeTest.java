package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.pull.CommitSha;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class OneAtATimeTest {
    private static final RepositoryRef SHOP = new RepositoryRef(1, RepositoryName.parse("octo/shop"));

    private final OneAtATime heads = new OneAtATime();

    private static CommitSha head(int number) {
        return new CommitSha("%040x".formatted(number));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void noCommitWaitsForAnother() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread slow = new Thread(() -> heads.run(SHOP, head(0), () -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        slow.start();
        begun.await();
        AtomicInteger done = new AtomicInteger();
        for (int i = 1; i <= 1_000; i++) {
            heads.run(SHOP, head(i), done::incrementAndGet);
        }
        assertThat(done).hasValue(1_000);
        end.countDown();
        slow.join();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void theTurnIsGivenBackWhateverHappens() throws InterruptedException {
        assertThatThrownBy(() -> heads.run(SHOP, head(1), () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        AtomicInteger done = new AtomicInteger();
        Thread next = new Thread(() -> heads.run(SHOP, head(1), done::incrementAndGet));
        next.start();
        next.join();
        assertThat(done).hasValue(1);
    }
}
