package dev.undebug.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.pull.ReviewWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    private final BlockingQueue<ReviewWork> reviewed = new LinkedBlockingQueue<>();

    @TempDir
    private Path data;

    private Server server;
    private Hook hook;

    @BeforeEach
    void start() throws IOException {
        server = Server.start(TestApp.settings(data), (work, retry) -> reviewed.add(work));
        hook = new Hook(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPullRequestIsReviewed() throws InterruptedException {
        var response = hook.deliver("pull_request", Hook.example("pull_request.synchronize"));

        assertThat(response.statusCode()).isEqualTo(202);
        ReviewWork work = reviewed.poll(10, TimeUnit.SECONDS);
        assertThat(work).isNotNull();
        assertThat(work.key()).isEqualTo("Codertocat/Hello-World#2");
        assertThat(work.rerun()).isFalse();
    }

    @Test
    void aPingIsAnswered() {
        assertThat(hook.deliver("ping", Hook.example("ping")).statusCode()).isEqualTo(200);
    }

    @Test
    void isHealthyAndReady() {
        assertThat(hook.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(hook.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(hook.get("/metrics").body()).contains("undebug_work_wanted");
        assertThat(hook.get("/").body()).contains("Flask debug mode");
    }
}
