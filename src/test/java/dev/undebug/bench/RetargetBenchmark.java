package dev.undebug.bench;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a pull request keeps the green verdict of a lax branch after it was retargeted to a strict one: alone,
 * behind many pull requests in other repositories of the same account, and together with many that are retargeted, too. GitHub's stand-in answers each request after 50 ms;
 * the packaged launcher starts the server.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/undebug.jar:target/test-classes dev.undebug.bench.RetargetBenchmark
 * </pre>
 *
 * <p>{@code -Dfloods=} repositories (8) get {@code -Dpulls=} pull requests each (25); {@code -Dmany=} are retargeted
 * at once (40). The variable {@code JAVA_OPTS} changes the
 * server's options.
 */
public final class RetargetBenchmark {
    private static final int FLOODS = Integer.getInteger("floods", 8);
    private static final int PULLS = Integer.getInteger("pulls", 25);
    private static final int MANY = Integer.getInteger("many", 40);
    private static final int PATIENCE_SECONDS = 300;
    private static final int MINUTE_SECONDS = 61;
    private static final double MILLIS = 1000;

    private final SlowGitHub github;
    private final ServerProcess server;
    private final HostedRepository shop;
    private final List<HostedRepository> others;

    private RetargetBenchmark(
            SlowGitHub github, ServerProcess server, HostedRepository shop, List<HostedRepository> others) {
        this.github = github;
        this.server = server;
        this.shop = shop;
        this.others = others;
    }

    public static void main(String[] args) throws Exception {
        try (SlowGitHub github = SlowGitHub.start()) {
            HostedRepository shop = github.repository("shop", shop(""));
            List<HostedRepository> others = new ArrayList<>();
            for (int i = 0; i < FLOODS; i++) {
                others.add(github.repository("other-" + i, shop("")));
            }
            try (ServerProcess server = ServerProcess.start(github.api())) {
                RetargetBenchmark benchmark = new RetargetBenchmark(github, server, shop, others);
                benchmark.makeLaxBranch();
                System.out.println("| retargeted | green for, s | until the new verdict, s | peak, MB |");
                System.out.println("| --- | ---: | ---: | ---: |");
                benchmark.retarget("warm-up", 1, 0);
                benchmark.retarget("alone", 1, 0);
                benchmark.retarget("behind " + FLOODS * PULLS + " pull requests of the account", 1, PULLS);
                benchmark.retarget(MANY + " of the account at once", MANY, 0);
            }
        }
    }

    private static List<TreeEdit> shop(String argument) {
        return List.of(
                TreeEdit.put("Dockerfile", "FROM python:3.12\nWORKDIR /app\nCOPY . .\nCMD [\"python\", \"app.py\"]\n"),
                TreeEdit.put("app.py", """
                        from flask import Flask

                        app = Flask(__name__)

                        if __name__ == "__main__":
                            app.run(host="0.0.0.0"%s)
                        """.formatted(argument)));
    }

    /** Debug mode is on in the lax branch already, so a pull request against it brings nothing. */
    private void makeLaxBranch() {
        github.unnoticed(() -> change(shop, "lax", shop.defaultBranch(), shop(", debug=True")));
    }

    /** Retargets some pull requests at once, while others are open in other repositories, and shows the slowest. */
    private void retarget(String name, int count, int others) throws Exception {
        List<HostedPull> pulls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pulls.add(green(name.replace(' ', '-') + "-" + i));
        }
        for (HostedRepository other : others == 0 ? List.<HostedRepository>of() : this.others) {
            for (int i = 0; i < others; i++) {
                change(other, "change-" + i, other.defaultBranch(), shop(", port=" + (8000 + i)));
                open(other, "change-" + i, other.defaultBranch());
            }
        }
        if (count > 1) {
            // The app has just created as many check runs, and may create some 60 a minute.
            TimeUnit.SECONDS.sleep(MINUTE_SECONDS);
        }
        List<BlockingQueue<Change>> changes =
                pulls.stream().map(pull -> changes(pull.headSha())).toList();
        Duration green = Duration.ZERO;
        Duration until = Duration.ZERO;
        Instant start = Instant.now();
        pulls.forEach(pull -> pull.base(github.author(), shop.defaultBranch()));
        for (BlockingQueue<Change> ofOne : changes) {
            Change change = next(ofOne);
            while (change.passes()) {
                change = next(ofOne);
            }
            green = later(green, Duration.between(start, change.at()));
            while (!change.fails()) {
                change = next(ofOne);
            }
            until = later(until, Duration.between(start, change.at()));
        }
        System.out.printf("| %s | %.2f | %.2f | %d |%n", name, seconds(green), seconds(until), server.peak());
    }

    /** Returns a pull request against the lax branch once its check is green. */
    private HostedPull green(String branch) throws Exception {
        TreeEdit words = TreeEdit.put("prices.py", "CURRENCY = \"" + branch + "\"\n");
        github.unnoticed(() -> change(shop, branch, "lax", List.of(words)));
        List<HostedPull> opened = new ArrayList<>();
        github.await(server, () -> opened.add(open(shop, branch, "lax")));
        HostedPull pull = opened.get(0);
        // The first conclusion may be one of the pull request before.
        for (int i = 0; i < PATIENCE_SECONDS && !isGreen(pull); i++) {
            TimeUnit.SECONDS.sleep(1);
        }
        if (!isGreen(pull)) {
            throw new IllegalStateException("the lax branch does not let it pass: " + pull.checkRuns());
        }
        return pull;
    }

    /** A check run that has just changed. */
    private record Change(CheckRun run, Instant at) {
        boolean passes() {
            return run.progress().passes();
        }

        boolean fails() {
            return run.progress().conclusion().filter("failure"::equals).isPresent();
        }
    }

    private BlockingQueue<Change> changes(String commit) {
        BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
        github.onCheck(commit, run -> changes.add(new Change(run, Instant.now())));
        return changes;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static boolean isGreen(HostedPull pull) {
        return pull.checkRuns().stream()
                .findFirst()
                .filter(run -> run.progress().passes())
                .isPresent();
    }

    private static Change next(BlockingQueue<Change> changes) throws InterruptedException {
        Change change = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (change == null) {
            throw new IllegalStateException("no new verdict within " + PATIENCE_SECONDS + " s");
        }
        return change;
    }

    private void change(HostedRepository repository, String branch, String from, List<TreeEdit> edits) {
        repository.branch(branch, repository.head(from).orElseThrow());
        repository.commit(github.author(), branch, "Change " + branch, edits);
    }

    private HostedPull open(HostedRepository repository, String branch, String base) {
        return repository.open(github.author(), Proposal.of(repository, "Change", branch, base));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
