package dev.undebug.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.rest.Fault;
import dev.undebug.scenario.Story.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process may die after any request: GitHub has done it, and the queue has no record of that. The next process
 * starts with the folder as the first one left it.
 */
class CrashScenarioTest extends StoryScenario {
    @TempDir
    private Path folders;

    @ParameterizedTest
    @EnumSource
    void theProcessMayDieBehindEveryRequest(Story story) throws InterruptedException, IOException, SQLException {
        List<Integer> requests = story.tried(requests(story).size()).boxed().toList();
        assertThat(requests).hasSizeGreaterThanOrEqualTo(2);
        for (int from = 0; from < requests.size(); from += story.atOnce()) {
            crash(story, requests.subList(from, Math.min(requests.size(), from + story.atOnce())));
        }
    }

    private void crash(Story story, List<Integer> requests) throws InterruptedException, IOException, SQLException {
        List<Stage> stages =
                stages(story, requests.stream().map("behind-%02d"::formatted).toList());
        CountDownLatch waiting = new CountDownLatch(stages.size());
        CountDownLatch dead = new CountDownLatch(1);
        Map<String, AtomicInteger> left = new ConcurrentHashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            left.put(stages.get(i).repository().name(), new AtomicInteger(requests.get(i)));
        }
        github.standIn().onExchange(exchange -> stages.stream()
                .filter(stage -> stage.isOf(exchange.request()))
                .filter(stage -> left.get(stage.repository().name()).getAndDecrement() == 0)
                .forEach(stage -> {
                    waiting.countDown();
                    await(dead);
                }));
        stages.forEach(story::start);
        await(waiting);

        github.standIn().settleWebhooks();
        Path copy = copy(story + "-" + requests.get(0));
        github.standIn().faults().everything(Fault.cut());
        dead.countDown();
        end();
        github.standIn().faults().clear();

        int before = github.standIn().exchanges().size();
        start(copy);
        until(() -> stages.stream().allMatch(stage -> story.ended(stage) && isWorkedOn(stage, before)));
        end();
        stages.forEach(story::check);
        start(folders.resolve("next-" + story + "-" + requests.get(0)));
    }

    private boolean isWorkedOn(Stage stage, int since) {
        return github.standIn().exchanges().stream().skip(since).anyMatch(exchange -> stage.isOf(exchange.request()));
    }

    /** Copies the durable state, as a dying process leaves it; copied one by one, the files might not match. */
    private Path copy(String name) throws IOException, SQLException {
        Path copy = Files.createDirectory(folders.resolve(name));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder().resolve("undebug.db"));
                PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
            vacuum.setString(1, copy.resolve("undebug.db").toString());
            vacuum.execute();
        }
        return copy;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
