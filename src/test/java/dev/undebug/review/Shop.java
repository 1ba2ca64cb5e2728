package dev.undebug.review;

import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.FindingThread.FirstComment;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullRef;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.review.draft.RuleLinks;
import dev.undebug.rules.Rules;
import dev.undebug.scan.ScanBounds;
import dev.undebug.scan.Scanner;
import dev.undebug.testing.Attempts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small shop with a pull request, reviewed with the real rules and published to {@link RecordedGitHub}. */
public final class Shop {
    static final RepositoryRef REPOSITORY = new RepositoryRef(1, RepositoryName.parse("octo/shop"));
    static final PullRequest PULL = new PullRequest(
            new PullRef(REPOSITORY, 3),
            new CommitSha("a".repeat(40)),
            new CommitSha("b".repeat(40)),
            true,
            Set.of(Trait.OWN_HEAD));

    /** Three services: one with the development server, one with gunicorn, one with nothing to find. */
    static final Map<String, String> BEFORE =
            Map.of("Dockerfile", """
            FROM python:3.13-slim
            COPY . .
            RUN pip install flask==3.1.1
            CMD ["python", "app.py"]
            """, "Procfile", """
            web: gunicorn admin:app
            worker: python worker.py
            """, "app.py", """
            from flask import Flask

            app = Flask(__name__)

            if __name__ == "__main__":
                app.run(host="0.0.0.0")
            """, "admin.py", """
            from flask import Flask

            app = Flask(__name__)
            """, "worker.py", """
            import time

            time.sleep(1)
            """);

    /** GitHub's message for a missing permission. */
    static final String REFUSAL = "GitHub refused: Resource not accessible by integration."
            + " This needs the permission contents=read: the app's owner has to request it, and the account's owner"
            + " has to accept it";

    /** A workflow that deploys with debug mode on. */
    static final String WORKFLOW = ".github/workflows/deploy.yml";

    static final String DEPLOY = """
            on: {push: {branches: [main]}}
            jobs:
              deploy:
                runs-on: ubuntu-latest
                environment: production
                steps:
                  - run: docker build -t registry.example/shop . && docker push registry.example/shop
                  - run: ssh shop docker run -d -p 80:5000 -e FLASK_DEBUG=1 registry.example/shop
            """;

    public final RecordedGitHub gitHub = new RecordedGitHub();
    private final Checker checker;

    public Shop() {
        this(new Scanner(Rules.ALL));
    }

    /** A shop that is too large to be judged. */
    static Shop bounded() {
        return new Shop(new Scanner(Rules.ALL, new ScanBounds(10, 10)));
    }

    private Shop(Scanner scanner) {
        Optional<URI> server = Optional.of(URI.create("https://undebug.example"));
        checker = new Checker(gitHub.ports(), scanner, new RuleLinks(Rules.ALL, () -> server));
        gitHub.before = BEFORE;
        gitHub.after = BEFORE;
    }

    /** Returns the earlier text of a file. */
    static String before(String path) {
        return Objects.requireNonNull(BEFORE.get(path));
    }

    /** Changes files in the pull request; the diff shows each of them completely. */
    public Shop changes(Map<String, String> files) {
        Map<String, String> after = new TreeMap<>(gitHub.before);
        after.putAll(files);
        gitHub.after = after;
        return shows(files.keySet().stream().sorted().map(this::changed).toList(), List.of());
    }

    /** Sets the diff that GitHub returns. */
    Shop shows(List<ChangedFile> files, List<String> gaps) {
        gitHub.diff = new PullDiff(PULL.base(), files, gaps);
        return this;
    }

    private ChangedFile changed(String path) {
        Optional<String> before = Optional.ofNullable(gitHub.before.get(path));
        List<String> old = before.stream().flatMap(String::lines).toList();
        List<String> now = gitHub.after.getOrDefault(path, "").lines().toList();
        String hunk = "@@ -" + (old.isEmpty() ? "0,0" : "1," + old.size()) + " +1," + now.size() + " @@\n";
        String lines = Stream.concat(
                        old.stream().map(line -> "-" + line), now.stream().map(line -> "+" + line))
                .collect(Collectors.joining("\n"));
        return new ChangedFile(
                path, before.isPresent() ? Status.MODIFIED : Status.ADDED, Optional.empty(), Optional.of(hunk + lines));
    }

    /** Makes {@code app.py} start with its debugger on. */
    Shop turnsDebugOn() {
        return changes(Map.of("app.py", before("app.py").replace("0.0.0.0\"", "0.0.0.0\", debug=True")));
    }

    /** Returns an earlier comment as a thread. */
    static FindingThread thread(String path, String body) {
        FindingMarker marker = FindingMarker.find(body).orElseThrow();
        return new FindingThread("T1", path, Optional.empty(), new FirstComment("C1", 1, body, false), marker, false);
    }

    public RecordedGitHub reviewed() {
        return reviewed(PULL);
    }

    RecordedGitHub reviewed(PullRequest pull) {
        checker.run(new CheckWork(pull, false), Attempts.FIRST);
        return gitHub;
    }

    Checker checker() {
        return checker;
    }
}
