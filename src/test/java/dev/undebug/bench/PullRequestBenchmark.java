package dev.undebug.bench;

import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.git.TreeEdit;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the way from a webhook to the concluded check: pull requests on repositories of your choice, on the stand-in for
 * GitHub, which answers each request only after 50 ms. The packaged launcher starts the server. Before the
 * first rows of each repository it has seen {@code -Dwarm=} pull requests (20) on a small one; the last row is the first
 * pull request of another server, just started.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/undebug.jar:target/test-classes dev.undebug.bench.PullRequestBenchmark FOLDER...
 * </pre>
 *
 * <p>{@code -Drequests=true} shows every request. The variable {@code JAVA_OPTS} changes the server's options.
 */
public final class PullRequestBenchmark {
    private static final int WARM = Integer.getInteger("warm", 20);
    private static final boolean REQUESTS = Boolean.getBoolean("requests");

    private static final List<TreeEdit> SHOP = List.of(
            TreeEdit.put("Dockerfile", "FROM python:3.12\nWORKDIR /app\nCOPY . .\nCMD [\"python\", \"app.py\"]\n"),
            TreeEdit.put("settings.py", "PAGE_SIZE = 20\n"),
            TreeEdit.put("app.py", shop("")));

    private final String name;
    private final FolderFiles files;
    private final LikelyEdits edits;

    private PullRequestBenchmark(Path folder) throws Exception {
        name = String.valueOf(folder.toAbsolutePath().normalize().getFileName()).replaceAll("[^A-Za-z0-9._-]", "-");
        files = FolderFiles.of(folder);
        edits = new LikelyEdits(files);
    }

    private static String shop(String argument) {
        return """
                from flask import Flask
                import settings

                app = Flask(__name__)

                if __name__ == "__main__":
                    app.run(host="0.0.0.0"%s)
                """.formatted(argument);
    }

    public static void main(String[] args) throws Exception {
        System.out.println(Verdict.head());
        for (String folder : args) {
            PullRequestBenchmark benchmark = new PullRequestBenchmark(Path.of(folder));
            benchmark.warm();
            benchmark.cold();
        }
    }

    private void cold() throws Exception {
        try (SlowGitHub github = SlowGitHub.start()) {
            HostedRepository repository = github.repository(name, files.edits());
            try (ServerProcess server = ServerProcess.start(github.api())) {
                Pulls pulls = new Pulls(github, server, repository);
                show("debug mode on, cold", pulls.open("debug", edits.debugMode()));
            }
        }
    }

    private void warm() throws Exception {
        try (SlowGitHub github = SlowGitHub.start()) {
            HostedRepository shop = github.repository("shop", SHOP);
            HostedRepository repository = github.repository(name, files.edits());
            try (ServerProcess server = ServerProcess.start(github.api())) {
                warmUp(new Pulls(github, server, shop));
                Pulls pulls = new Pulls(github, server, repository);
                TreeEdit debugMode = edits.debugMode();
                TreeEdit module = edits.module();
                TreeEdit readme = edits.readme();
                show("debug mode on: " + debugMode.path(), pulls.open("debug", debugMode));
                show("pushed to it: " + module.path(), pulls.push("debug", module));
                show("a constant more: " + module.path(), pulls.open("constant", module));
                show("words: " + readme.path(), pulls.open("words", readme));
            }
        }
    }

    private static void warmUp(Pulls pulls) throws Exception {
        for (int i = 0; i < WARM; i++) {
            pulls.open(
                    "warm-" + i,
                    TreeEdit.put("app.py", shop(i % 2 == 0 ? ", debug=True" : ", port=" + (8000 + i))),
                    TreeEdit.put("settings.py", "PAGE_SIZE = " + i + "\n"));
        }
    }

    private void show(String pull, Verdict verdict) {
        System.out.println(verdict.row("%s (%,d)".formatted(name, files.paths().size()), pull));
        if (REQUESTS) {
            System.out.print(verdict.requests());
        }
    }

    /** The pull requests of a repository. */
    private record Pulls(SlowGitHub github, ServerProcess server, HostedRepository repository) {
        Verdict open(String branch, TreeEdit... changes) throws Exception {
            String main = repository.defaultBranch();
            github.unnoticed(() -> {
                repository.branch(branch, repository.head(main).orElseThrow());
                repository.commit(github.author(), branch, "Change " + branch, List.of(changes));
            });
            return github.await(
                    server, () -> repository.open(github.author(), Proposal.of(repository, "Change", branch, main)));
        }

        Verdict push(String branch, TreeEdit change) throws Exception {
            return github.await(
                    server, () -> repository.commit(github.author(), branch, "Change more", List.of(change)));
        }
    }
}
