package dev.undebug.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view of an attempt on earlier ones that did not end. */
class NotedTurnTest {
    private final List<String> ended = new ArrayList<>();

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(directory);
        database.write(connection -> WorkStore.want(connection, new Work("k", 1, "one"), Instant.EPOCH));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private NotedTurn turn() {
        Worker worker = new Worker() {
            @Override
            public void run(String payload, Turn turn) {}

            @Override
            public void end(String unfinished) {
                ended.add(unfinished);
            }

            @Override
            public boolean isSame(String unfinished, String other) {
                return unfinished.equalsIgnoreCase(other);
            }
        };
        Optional<WorkAttempt> attempt = database.write(connection -> WorkStore.begin(connection, "k"));
        return new NotedTurn(attempt.orElseThrow(), database, worker);
    }

    @Test
    void whatNobodyHasBegunIsNew() {
        NotedTurn turn = turn();
        turn.endsEarlier();
        assertThat(turn.begins("a")).isFalse();
        assertThat(ended).isEmpty();
    }

    /** Whatever requested it: GitHub may have sent another event about the same subject. */
    @Test
    void whatAnEarlierAttemptHasBegunIsGoneOnWith() {
        turn().begins("a");
        database.write(connection -> WorkStore.want(connection, new Work("k", 2, "two"), Instant.EPOCH));
        NotedTurn next = turn();
        assertThat(next.isRetry()).isFalse();
        assertThat(next.begins("a")).isTrue();
        assertThat(ended).isEmpty();
    }

    @Test
    void whatIsTheSameIsTheWorkersToSay() {
        turn().begins("a");
        assertThat(turn().begins("A")).isTrue();
        assertThat(ended).isEmpty();
    }

    @Test
    void whatIsGoneOnWithIsNotEnded() {
        turn().begins("a");
        NotedTurn next = turn();
        next.begins("a");
        next.endsEarlier();
        next.finish();
        assertThat(ended).isEmpty();
    }

    @Test
    void whatIsNotGoneOnWithIsEndedOnceAndAtOnce() {
        turn().begins("a");
        NotedTurn next = turn();
        next.endsEarlier();
        assertThat(ended).containsExactly("a");
        assertThat(next.begins("a")).as("it was ended").isFalse();
        next.finish();
        assertThat(ended).containsExactly("a");
        assertThat(turn().leavesSomething()).as("the second one was not ended").isTrue();
    }
}
