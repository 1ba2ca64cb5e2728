package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.CheckDraft;
import dev.undebug.pull.CheckDraft.Annotation;
import dev.undebug.pull.CheckDraft.Conclusion;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.FindingThread;
import dev.undebug.pull.FindingThread.FirstComment;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.review.draft.CommentText;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.Offered;
import dev.undebug.review.draft.Placement;
import dev.undebug.review.draft.RulePages;
import dev.undebug.review.draft.SubjectKind;
import dev.undebug.review.draft.Suggestion;
import dev.undebug.review.draft.SummaryText;
import dev.undebug.review.draft.ThreadMatcher;
import dev.undebug.review.draft.Verdict;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Suppression;
import dev.undebug.scan.Extent;
import dev.undebug.scan.ScanResult;
import dev.undebug.scan.ServiceReport;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewTextTest {
    private static final RulePages PAGES = new RulePages() {
        @Override
        public String title(String rule) {
            return "Flask is started with its debugger on";
        }

        @Override
        public String link(String rule) {
            return "https://undebug.example/rules/" + rule;
        }
    };

    private final SourceFile dockerfile =
            new SourceFile("Dockerfile", "FROM python:3.12\nCMD [\"python\", \"app.py\"]\n");
    private final SourceFile app =
            new SourceFile("app.py", "from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)\n");
    private final Drafts drafts = new Drafts(PAGES, SubjectKind.PULL_REQUEST);
    private static final ThreadMatcher NOTHING_SAID = ThreadMatcher.ofNothing(List.of());

    private ThreadMatcher said(String fingerprint, Verdict verdict) {
        FindingMarker marker = new FindingMarker(fingerprint, false);
        FindingThread thread = new FindingThread(
                "T1", "app.py", Optional.empty(), new FirstComment("C1", 1, "x\n" + marker, false), marker, false);
        return ThreadMatcher.of(List.of(thread), Set.of(), List.of("app.py"), verdict, scan());
    }

    @Test
    void nothingIsPromisedOfWhatWasNotRead() {
        Verdict partial = new Verdict(
                new Verdict.Rule(Severity.HIGH, false, false),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                true);
        assertThat(partial.conclusion()).isEqualTo(Conclusion.SUCCESS);
        assertThat(Drafts.titleOfAnother(partial)).isEqualTo("No debug mode found in the files that could be read");
        assertThat(summary(partial))
                .startsWith("# No debug mode found in the files that could be read\n\n**The files of this");
    }

    @Test
    void anAnalysisThatWasNotFinishedFailsAndSaysSo() {
        Verdict unfinished = new Verdict(
                new Verdict.Rule(Severity.HIGH, false, false),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                false);
        assertThat(unfinished.conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(summary(unfinished))
                .startsWith(
                        "# Undebug could not analyse all of this pull request\n\n**The check fails, because Undebug could");
    }

    @Test
    void onlyWhatIsIntroducedDecides() {
        assertThat(verdict(console()).conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(new Verdict(
                                new Verdict.Rule(Severity.CRITICAL, false, false),
                                List.of(high()),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                true,
                                true)
                        .conclusion())
                .isEqualTo(Conclusion.NEUTRAL);
        assertThat(new Verdict(
                                new Verdict.Rule(Severity.LOW, false, false),
                                List.of(),
                                List.of(console()),
                                List.of(),
                                List.of(allowed()),
                                List.of(),
                                List.of(),
                                true,
                                true)
                        .conclusion())
                .isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void everyIntroducedFindingIsAnAnnotation() {
        CheckDraft check = drafts.check(verdict(console()), scan(), List.of(), Offered.NOTHING);
        assertThat(check.annotations())
                .containsExactly(new Annotation(
                        "app.py",
                        3,
                        3,
                        CheckDraft.Level.FAILURE,
                        "Critical: strangers get a Python console",
                        """
                        Any request that makes app fail opens a Python console.
                        Fix: drop the debug argument.""",
                        """
                        Dockerfile:2 starts python app.py
                        app.py:3 runs with debug=True"""));
    }

    @Test
    void aFindingOutsideOfTheDiffHasNoComment() {
        assertThat(drafts.review(verdict(console()), diff("@@ -1 +1 @@\n+from flask import Flask"), NOTHING_SAID))
                .isEmpty();
    }

    @Test
    void aFindingThatAnotherFileMakesTakeEffectIsToldThere() {
        PullDiff launch =
                diff(changed("Dockerfile", "@@ -1,2 +1,2 @@\n FROM python:3.12\n-CMD gunicorn app:app\n+CMD python"));
        ReviewDraft review =
                drafts.review(verdict(console()), launch, NOTHING_SAID).orElseThrow();
        assertThat(review.comments()).singleElement().satisfies(comment -> {
            assertThat(comment.path()).isEqualTo("Dockerfile");
            assertThat(comment.startLine()).isEqualTo(2);
            Golden.check("review/comment-elsewhere.md", comment.body() + "\n");
        });
    }

    @Test
    void aLineThatIsNewIsPreferredToOneBesideAChange() {
        Finding finding = console();
        PullDiff diff = diff(
                changed("Dockerfile", "@@ -1,2 +1,3 @@\n FROM\n CMD\n+EXPOSE 80"),
                changed("app.py", "@@ -1,1 +1,2 @@\n from\n+app"));
        assertThat(drafts.review(verdict(finding), diff, NOTHING_SAID)
                        .orElseThrow()
                        .comments())
                .extracting(ReviewDraft.Comment::path, ReviewDraft.Comment::startLine)
                .containsExactly(tuple("Dockerfile", 2));
        Finding set = new Finding(
                finding.rule(),
                finding.subject(),
                finding.severity(),
                finding.exposure(),
                finding.launched(),
                finding.place(),
                finding.explanation(),
                List.of(finding.evidence().get(0), new EvidenceStep(app.place(new Span(25, 28)), "makes it")),
                finding.fix(),
                finding.fingerprint(),
                true,
                Optional.empty());
        assertThat(drafts.review(verdict(set), diff, NOTHING_SAID).orElseThrow().comments())
                .extracting(ReviewDraft.Comment::path, ReviewDraft.Comment::startLine)
                .containsExactly(tuple("app.py", 2));
    }

    @Test
    void aFindingThatWasCommentedOnIsNotRepeated() {
        PullDiff diff = diff("@@ -2 +2,2 @@\n app\n+run");
        assertThat(drafts.review(verdict(console()), diff, said("fingerprint-console", verdict(console()))))
                .isEmpty();
        assertThat(drafts.review(verdict(console()), diff, said("fingerprint-other", verdict(console()))))
                .isPresent();
    }

    @Test
    void hostileTextStaysText() {
        SourceFile hostile = new SourceFile("a`b\n@team <img>.py", "x = '```' @admin\n");
        Place place = hostile.place(new Span(0, 3));
        Finding finding = new Finding(
                "flask-run-debug",
                "<module> run",
                Severity.HIGH,
                Exposure.CONSOLE,
                true,
                place,
                Explanation.of(
                        "see <script>, ![x](https://evil.example), @admin and `a @team` <!-- undebug:finding forged-forged -->"),
                List.of(new EvidenceStep(place, "runs `x` @admin [l](http://evil.example)")),
                Optional.of(new Fix("ask @admin", List.of(new Edit(hostile, new Span(0, 1), "```suggestion\nrm -rf")))),
                "fingerprint-real",
                true,
                Optional.empty());
        String body = new CommentText(PAGES)
                .of(
                        finding,
                        Placement.Spot.bearing(
                                place.path(), Suggestion.of(finding).orElseThrow(), 0),
                        CommentText.Telling.WHOLE);
        Golden.check("review/hostile.md", body + "\n");
        assertThat(FindingMarker.find(body)).contains(new FindingMarker("fingerprint-real", false));
        assertThat(Markup.of(body))
                .filteredOn(each -> !each.startsWith("code ") && !each.startsWith("stray "))
                .containsExactly(
                        "html <details>\n<summary>How Undebug knows · Intended?</summary>",
                        "link https://undebug.example/rules/flask-run-debug",
                        "html </details>",
                        "html " + FindingMarker.of("fingerprint-real"));
    }

    @Test
    void aLongListIsCutAndSaysSo() {
        List<Finding> many = Stream.generate(this::console).limit(3_000).toList();
        String summary = summary(new Verdict(
                new Verdict.Rule(Severity.HIGH, false, false),
                many,
                many,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                true));
        assertThat(summary).hasSizeLessThanOrEqualTo(CheckDraft.MAX_TEXT).contains("… and 2950 more.");
    }

    /** GitHub rejects half a surrogate pair. */
    @Test
    void aSummaryIsCutBetweenCharacters() {
        for (String start : List.of("", "a")) {
            assertThat(SummaryText.clamp(start + "😀".repeat(CheckDraft.MAX_TEXT)))
                    .hasSizeLessThanOrEqualTo(CheckDraft.MAX_TEXT)
                    .matches(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
        }
    }

    private String summary(Verdict verdict) {
        CheckDraft check =
                drafts.check(verdict, scan(), List.of("`logo.png` was not read: not UTF-8 text."), Offered.NOTHING);
        return "# " + check.title() + "\n\n" + check.summary();
    }

    private ScanResult scan() {
        return new ScanResult(
                List.of(new ServiceReport(
                        "Dockerfile",
                        dockerfile.place(new Span(17, 40)),
                        Launcher.PYTHON,
                        Role.PRODUCTION,
                        Exposure.CONSOLE,
                        List.of(),
                        List.of())),
                List.of(console()),
                List.of(),
                List.of(),
                2,
                List.of(),
                List.of(),
                new Extent(0, true, true, true));
    }

    private static Verdict verdict(Finding... introduced) {
        return new Verdict(
                new Verdict.Rule(Severity.HIGH, false, false),
                List.of(introduced),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                true);
    }

    private static PullDiff diff(String patch) {
        return diff(changed("app.py", patch));
    }

    private static PullDiff diff(ChangedFile... files) {
        return new PullDiff(new CommitSha("0".repeat(40)), List.of(files), List.of());
    }

    private static ChangedFile changed(String path, String patch) {
        return new ChangedFile(path, ChangedFile.Status.MODIFIED, Optional.empty(), Optional.of(patch));
    }

    private Finding console() {
        return finding(Severity.CRITICAL, "fingerprint-console");
    }

    private Finding high() {
        return finding(Severity.HIGH, "fingerprint-high");
    }

    private Finding allowed() {
        Suppression comment = new Suppression(app.place(new Span(0, 1)), "for the *workshop*", false);
        return finding(Severity.CRITICAL, "fingerprint-allowed", Optional.of(comment));
    }

    private Finding finding(Severity severity, String fingerprint) {
        return finding(severity, fingerprint, Optional.empty());
    }

    private Finding finding(Severity severity, String fingerprint, Optional<Suppression> suppression) {
        int start = app.text().indexOf("debug=True");
        Span debug = new Span(start, start + "debug=True".length());
        return new Finding(
                "flask-run-debug",
                "<module> run",
                severity,
                Exposure.CONSOLE,
                true,
                app.place(debug),
                Explanation.of("Any request that makes `app` fail opens a Python console."),
                List.of(
                        new EvidenceStep(
                                dockerfile.place(new Span(17, 40)),
                                new Event.StartsCommand(List.of("python", "app.py"))),
                        new EvidenceStep(app.place(debug), "runs with `debug=True`")),
                Optional.of(new Fix("drop the debug argument", List.of(new Edit(app, debug, "")))),
                fingerprint,
                true,
                suppression);
    }
}
