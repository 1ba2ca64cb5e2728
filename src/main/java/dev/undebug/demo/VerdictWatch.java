package dev.undebug.demo;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.ForgeEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Follows the app's check: reports every step, and keeps the first verdict. */
final class VerdictWatch implements Consumer<ForgeEvent> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SHORT_SHA = 7;

    private final Consumer<String> progress;
    private final CompletableFuture<CheckRun> verdict = new CompletableFuture<>();

    VerdictWatch(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public void accept(ForgeEvent event) {
        if (event instanceof ForgeEvent.PullChanged changed) {
            tell("pull request " + changed.action(), changed.pull().headSha());
        } else if (event instanceof ForgeEvent.CheckRunChanged changed && isVerdict(changed)) {
            CheckRun run = changed.run();
            String state =
                    run.progress().conclusion().orElse(run.progress().status().replace('_', ' '));
            tell("check " + state, run.subject().headSha());
            if (run.progress().completed()) {
                verdict.complete(run);
            }
        }
    }

    private void tell(String what, String sha) {
        progress.accept(what + ": " + sha.substring(0, SHORT_SHA));
    }

    private static boolean isVerdict(ForgeEvent.CheckRunChanged changed) {
        CheckRun run = changed.run();
        // GitHub sends two events for a run that is completed from the start.
        boolean toldAgain = changed.action().equals("created") && run.progress().completed();
        return !toldAgain
                && run.name().equals(DemoApp.CHECK)
                && changed.repository().pulls().stream()
                        .anyMatch(pull -> pull.headSha().equals(run.subject().headSha()));
    }

    /** Waits for the first verdict. */
    CheckRun await() throws DemoException, InterruptedException {
        try {
            return verdict.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new DemoException("The app has not concluded its check within " + PATIENCE.toSeconds()
                    + " seconds. See its log above.");
        }
    }
}
