package dev.undebug.demo.page;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.ForgeEvent;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.PullThreads;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.git.Hunk;
import dev.undebug.demo.github.git.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An app with a few fixed findings, so that the page can be tested without the real one. */
final class ScriptedReviewer {
    private final Forge forge;
    private final Map<String, String> replacements;
    private final Set<String> said = new HashSet<>();
    private Optional<CheckRun> running = Optional.empty();

    /** @param replacements the new text for a line, by the line without its indentation */
    ScriptedReviewer(Forge forge, Map<String, String> replacements) {
        this.forge = forge;
        this.replacements = replacements;
    }

    /** Begins a check run; {@link #conclude} ends it. */
    void begin(HostedPull pull) {
        CheckRun.Subject subject = new CheckRun.Subject("Undebug", pull.headSha(), Optional.empty(), Optional.empty());
        CheckRun.Progress progress = new CheckRun.Progress("in_progress", Optional.empty(), now(), Optional.empty());
        running = Optional.of(pull.repository().checkRuns().create(subject, progress, CheckRun.Output.NONE, List.of()));
    }

    /** Reviews every push from now on. */
    void follow() {
        forge.listen(event -> {
            if (event instanceof ForgeEvent.PullChanged changed
                    && changed.action().equals("synchronize")) {
                begin(changed.pull());
                conclude(changed.pull());
            } else if (event instanceof ForgeEvent.CheckRunChanged changed
                    && changed.action().equals("rerequested")) {
                HostedPull pull = changed.repository().pull(1).orElseThrow();
                begin(pull);
                conclude(pull);
            }
        });
    }

    void conclude(HostedPull pull) {
        List<CheckRun.Annotation> annotations = new ArrayList<>();
        List<PullThreads.Draft> drafts = new ArrayList<>();
        pull.files().forEach(file -> file.hunks().forEach(hunk -> hunk.lines().stream()
                .filter(line -> line.sign() == '+'
                        && replacements.containsKey(line.text().strip()))
                .forEach(line -> {
                    annotations.add(annotation(file.path(), line));
                    if (said.add(file.path() + line.text())) {
                        drafts.add(draft(file.path(), hunk, line));
                    }
                })));
        if (!drafts.isEmpty()) {
            String body = "**This pull request gives strangers a Python console.** " + drafts.size()
                    + " findings, each with a fix.";
            pull.threads().add(forge.bot(), body, Review.State.COMMENTED, pull.headSha(), drafts);
        }
        conclude(pull, annotations);
    }

    private void conclude(HostedPull pull, List<CheckRun.Annotation> annotations) {
        boolean failed = !annotations.isEmpty();
        CheckRun.Output output = new CheckRun.Output(
                Optional.of(
                        failed ? annotations.size() + " findings block this pull request" : "No debug mode introduced"),
                Optional.of(failed ? SUMMARY : "**This pull request introduces no debug mode.**"),
                Optional.empty(),
                annotations);
        pull.repository()
                .checkRuns()
                .update(
                        running.orElseThrow().id(),
                        run -> new CheckRun(
                                run.id(),
                                run.suite(),
                                run.subject(),
                                new CheckRun.Progress(
                                        "completed",
                                        Optional.of(failed ? "failure" : "success"),
                                        run.progress().startedAt(),
                                        Optional.of(now())),
                                output,
                                List.of()));
    }

    private static final String SUMMARY = """
            **This pull request gives strangers a Python console.** Only `high` and `critical` findings block the merge.

            | Service | Started at | Launcher | Environment | A stranger gets |
            | --- | --- | --- | --- | --- |
            | `web` | `Dockerfile:19` | python | production | a Python console |
            | `web` | `Procfile:1` | flask run | production | a Python console |
            """;

    private static CheckRun.Annotation annotation(String path, Hunk.Line line) {
        return new CheckRun.Annotation(
                path,
                line.right().getAsInt(),
                line.right().getAsInt(),
                new CheckRun.Columns(Optional.empty(), Optional.empty()),
                "failure",
                Optional.of("Debug mode is on"),
                "Anyone who guesses a short PIN can run code on the server.",
                Optional.empty());
    }

    private PullThreads.Draft draft(String path, Hunk hunk, Hunk.Line line) {
        String indent = line.text().substring(0, line.text().indexOf(line.text().strip()));
        String fixed = replacements.getOrDefault(line.text().strip(), "");
        String body = """
                **Critical: strangers get a Python console.** Anyone who guesses a short PIN can run code on the server.

                ```suggestion
                %s```

                <details>
                <summary>How Undebug knows</summary>

                - `Dockerfile:19` starts `python wsgi.py`
                - `%s:%d` turns debug mode on

                [About `flask-run-debug`](https://undebug.example/rules/flask-run-debug)

                </details>

                <!-- undebug:finding 0123456789abcdef -->
                """.formatted(
                fixed.isEmpty() ? "" : indent + fixed + "\n", path, line.right().getAsInt());
        String until = hunk.header() + "\n"
                + String.join(
                        "\n",
                        hunk
                                .lines()
                                .subList(
                                        0, hunk.indexOf(Side.RIGHT, line.right().getAsInt()) + 1)
                                .stream()
                                .map(above -> above.sign() + above.text())
                                .toList());
        return new PullThreads.Draft(
                path, Side.RIGHT, Optional.empty(), line.right().getAsInt(), body, until);
    }

    private Instant now() {
        return forge.clock().instant();
    }
}
