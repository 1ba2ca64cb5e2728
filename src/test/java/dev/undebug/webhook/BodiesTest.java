package dev.undebug.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final Bodies bodies = new Bodies(32 * MEGABYTE, System::nanoTime);

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, MEGABYTE, MEGABYTE + 1, 5_000_000, Bodies.LARGEST})
    void readsAllWhateverIsAnnounced(int length) throws Exception {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        assertThat(bodies.read(new ByteArrayInputStream(body), -1)).isEqualTo(body);
        assertThat(bodies.read(new ByteArrayInputStream(body), length)).isEqualTo(body);
        assertThat(bodies.read(new ByteArrayInputStream(body), 0)).isEqualTo(body);
        assertThat(bodies.read(new ByteArrayInputStream(body), Bodies.LARGEST)).isEqualTo(body);
    }

    @Test
    void doesNotBelieveWhatIsAnnounced() {
        assertThatThrownBy(() -> bodies.read(new Endless(), 10)).isInstanceOf(Bodies.TooLarge.class);
    }

    @Test
    void takesNoMemoryForWhatIsOnlyAnnounced() throws Exception {
        AtomicInteger most = new AtomicInteger();
        InputStream watched = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                most.accumulateAndGet(buffer.length, Math::max);
                return -1;
            }
        };

        assertThat(bodies.read(watched, Bodies.LARGEST)).isEmpty();
        assertThat(most.get()).isEqualTo(32 * 1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24_000, 100_000, MEGABYTE})
    void keepsOneArrayForABodyOfTheAnnouncedLength(int length) throws Exception {
        List<byte[]> arrays = new ArrayList<>();
        InputStream watched = new ByteArrayInputStream(new byte[length]) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int wanted) {
                arrays.add(buffer);
                return super.read(buffer, offset, wanted);
            }
        };

        assertThat(bodies.read(watched, length)).hasSize(length).isSameAs(arrays.get(arrays.size() - 1));
    }

    @Test
    void refusesAnEndlessBody() {
        assertThatThrownBy(() -> bodies.read(new Endless(), -1)).isInstanceOf(Bodies.TooLarge.class);
    }

    @Test
    void refusesWhatIsAnnouncedAsTooLarge() {
        InputStream untouched = InputStream.nullInputStream();

        assertThatThrownBy(() -> bodies.read(untouched, Bodies.LARGEST + 1L)).isInstanceOf(Bodies.TooLarge.class);
        assertThatThrownBy(() -> bodies.read(untouched, Long.MAX_VALUE)).isInstanceOf(Bodies.TooLarge.class);
    }

    @Test
    void givesUpOnASlowSender() {
        AtomicLong nanos = new AtomicLong();
        Bodies patient = new Bodies(MEGABYTE, nanos::get);
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(20));
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                buffer[offset] = (byte) read();
                return 1;
            }
        };

        assertThatThrownBy(() -> patient.read(slow, 1000)).isInstanceOf(Bodies.TooSlow.class);
    }

    @Test
    void keepsFewLargeBodiesAtATime() throws Exception {
        byte[] large = new byte[17 * MEGABYTE];
        InputStream inside = new ByteArrayInputStream(large) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                if (pos > 16 * MEGABYTE) {
                    // The outer read holds all the memory now.
                    assertThatThrownBy(() -> bodies.read(new ByteArrayInputStream(large), -1))
                            .isInstanceOf(Bodies.Busy.class);
                }
                return super.read(buffer, offset, length);
            }
        };

        assertThat(bodies.read(inside, -1)).hasSize(large.length);
        assertThat(bodies.read(new ByteArrayInputStream(large), -1)).hasSize(large.length);
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return Math.min(length, MEGABYTE);
        }
    }
}
