package dev.undebug.demo;

import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.git.Hunk;
import java.util.List;

/** Writes the check and the review as text. */
final class DemoReport {
    private static final String INDENT = "    ";

    private final HostedPull pull;
    private final StringBuilder text = new StringBuilder();

    DemoReport(HostedPull pull) {
        this.pull = pull;
    }

    /** Describes the pull request in its state with this check run. */
    String of(CheckRun run) {
        line(pull.repository().fullName() + " #" + pull.number() + ": " + pull.title());
        line(pull.proposal().headBranch() + " into " + pull.baseBranch());
        line("");
        line("Check " + run.name() + ": " + run.progress().conclusion().orElse(""));
        run.output().title().ifPresent(this::line);
        line("");
        run.output().summary().map(PlainText::of).ifPresent(this::line);
        List<ReviewThread> threads = pull.threads().visible();
        line("");
        line(threads.isEmpty() ? "No review comments" : "Review");
        threads.forEach(this::thread);
        run.output().annotations().stream()
                .filter(annotation -> threads.stream().noneMatch(thread -> isAt(thread, annotation)))
                .forEach(this::annotation);
        return text.toString();
    }

    private static boolean isAt(ReviewThread thread, CheckRun.Annotation annotation) {
        return thread.path().equals(annotation.path())
                && thread.anchor().firstLine() <= annotation.endLine()
                && annotation.startLine() <= thread.anchor().line();
    }

    private void thread(ReviewThread thread) {
        line("");
        line(thread.path() + ":" + thread.anchor().firstLine());
        indented(PlainText.of(thread.first().body(), content -> suggestion(thread, content)));
    }

    private static String suggestion(ReviewThread thread, String content) {
        StringBuilder change = new StringBuilder("suggestion\n");
        commented(thread)
                .forEach(before ->
                        change.append(INDENT).append("- ").append(before).append('\n'));
        content.lines()
                .forEach(after ->
                        change.append(INDENT).append("+ ").append(after).append('\n'));
        return change.toString();
    }

    private static List<String> commented(ReviewThread thread) {
        return Hunk.parse(thread.hunk()).stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> isCommented(line.number(thread.side()).orElse(0), thread))
                .map(Hunk.Line::text)
                .toList();
    }

    private static boolean isCommented(int number, ReviewThread thread) {
        return thread.anchor().firstLine() <= number
                && number <= thread.anchor().line();
    }

    private void annotation(CheckRun.Annotation annotation) {
        line("");
        line(annotation.path() + ":" + annotation.startLine());
        annotation.title().ifPresent(this::indented);
        indented(annotation.message());
    }

    private void indented(String lines) {
        lines.lines().forEach(line -> line(INDENT + line));
    }

    private void line(String line) {
        // Text of a pull request may contain control sequences for the terminal.
        text.append(line.replaceAll("[\\p{Cc}\\p{Cf}&&[^\n\t]]", "\uFFFD").stripTrailing())
                .append('\n');
    }
}
