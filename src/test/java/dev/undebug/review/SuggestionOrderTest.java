package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.Review;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.demo.github.ReviewDesk;
import dev.undebug.demo.github.SuggestionState;
import dev.undebug.demo.github.git.Side;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.ReviewDraft;
import dev.undebug.review.draft.Drafts;
import dev.undebug.review.draft.Placement;
import dev.undebug.review.draft.RulePages;
import dev.undebug.review.draft.SubjectKind;
import dev.undebug.review.draft.Suggestion;
import dev.undebug.review.draft.ThreadMatcher;
import dev.undebug.review.draft.Verdict;
import dev.undebug.rule.Finding;
import dev.undebug.rules.Rules;
import dev.undebug.scan.Scanner;
import dev.undebug.source.Edit;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Marks;
import dev.undebug.testing.Needs;
import dev.undebug.testing.ScannedCase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Committing the suggestions of a review, one by one and in any order, gives exactly the files with all fixes applied.
 * The stand-in's button replaces lines as GitHub's does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(Needs.CORPUS)
class SuggestionOrderTest {
    /** The cases are alike in how their fixes are placed; each third one takes a third of the time. */
    private static final int EVERY = 3;

    private static final RulePages PAGES = new RulePages() {
        @Override
        public String title(String rule) {
            return rule;
        }

        @Override
        public String link(String rule) {
            return "https://example.com/" + rule;
        }
    };

    private final Drafts drafts = new Drafts(PAGES, SubjectKind.PULL_REQUEST);
    private final PullScanner scanner = new PullScanner(new Scanner(Rules.ALL));
    private final Random random = new Random(11);
    private Forge forge;
    private Account alice;
    private int repositories;
    private int committed;
    private int offered;

    /** The encoding and line ends of a case's files. */
    enum Form {
        AS_IS,
        CRLF,
        NO_FINAL_LINE_END,
        NOT_ASCII;

        String of(String text) {
            return switch (this) {
                case AS_IS -> text;
                case CRLF -> text.replace("\n", "\r\n");
                case NO_FINAL_LINE_END -> text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
                case NOT_ASCII -> text.replace("import", "import  ").replace("# ", "# \u00e9\ud83d\ude00 ");
            };
        }
    }

    @BeforeAll
    void start() {
        forge = Forge.create(Clock.systemUTC());
        alice = forge.user("alice");
    }

    @AfterAll
    void stop() {
        forge.close();
    }

    @Test
    void everyOrderGivesTheProvedFiles() {
        int number = 0;
        for (LiterateCase each : LiterateCase.all()) {
            if (++number % EVERY != 0) {
                continue;
            }
            Form form = Form.values()[number / EVERY % Form.values().length];
            Map<String, String> texts = new TreeMap<>();
            each.files()
                    .forEach((path, marked) ->
                            texts.put(path, form.of(Marks.read(marked).text())));
            boolean notebook = texts.keySet().stream().anyMatch(path -> path.endsWith(".ipynb"));
            boolean offers = ScannedCase.of(each).findings().stream()
                    .anyMatch(finding -> finding.fix().isPresent());
            if (!notebook && offers) {
                check(each, texts);
            }
        }
        assertThat(committed).isGreaterThan(300);
        assertThat(committed).isLessThanOrEqualTo(offered);
    }

    private void check(LiterateCase each, Map<String, String> texts) {
        HostedRepository repository = forge.createRepository(alice, "case" + repositories++);
        repository.commit(alice, "main", "Start", List.of(TreeEdit.put("README.md", "A case\n")));
        repository.branch("all", repository.head("main").orElseThrow());
        // Git keeps nothing of its own folder.
        texts.keySet().removeIf(path -> path.startsWith(".git/"));
        repository.commit(alice, "all", "All", TreeEdit.puts(texts));
        HostedPull pull = repository.open(alice, Proposal.of(repository, "All", "all", "main"));
        PullDiff diff = diff(pull);
        RecordedGitHub sources = new RecordedGitHub();
        sources.after = texts;
        Verdict verdict = scanner.scan(sources, diff).verdict();
        Optional<ReviewDraft> review = drafts.review(verdict, diff, ThreadMatcher.ofNothing(List.of()));
        if (review.isEmpty()) {
            return;
        }
        new ReviewDesk(pull).submit(forge.user("undebug"), request(review.get()));
        commitInAnyOrder(pull);
        Map<String, String> expected = expected(texts, verdict, diff);
        expected.forEach((path, text) ->
                assertThat(read(pull, path)).as("%s: %s", each, path).isEqualTo(text));
    }

    private static PullDiff diff(HostedPull pull) {
        return new PullDiff(
                new CommitSha(pull.mergeBase()),
                pull.files().stream()
                        .map(file ->
                                new ChangedFile(file.path(), ChangedFile.Status.ADDED, Optional.empty(), file.patch()))
                        .toList(),
                List.of());
    }

    private static ReviewDesk.Request request(ReviewDraft draft) {
        return new ReviewDesk.Request(
                Review.State.COMMENTED,
                draft.body(),
                Optional.empty(),
                draft.comments().stream()
                        .map(comment -> new ReviewDesk.CommentRequest(
                                comment.path(),
                                comment.body(),
                                Optional.of(comment.startLine()).filter(line -> line < comment.endLine()),
                                Side.RIGHT,
                                Optional.of(comment.endLine()),
                                Side.RIGHT))
                        .toList());
    }

    private void commitInAnyOrder(HostedPull pull) {
        List<Long> comments = new ArrayList<>(
                pull.threads().comments().stream().map(ReviewComment::id).toList());
        Collections.shuffle(comments, random);
        for (long comment : comments) {
            SuggestionState state = pull.suggestion(comment);
            offered += state == SuggestionState.NONE ? 0 : 1;
            if (state == SuggestionState.APPLICABLE) {
                pull.commitSuggestions(alice, List.of(comment));
                committed++;
            }
        }
    }

    /** Returns the texts after all fixes that have a suggestion. */
    private static Map<String, String> expected(Map<String, String> texts, Verdict verdict, PullDiff diff) {
        Placement placement = new Placement(diff, verdict.introduced());
        Map<String, List<Edit>> edits = new TreeMap<>();
        for (Finding finding : verdict.introduced()) {
            Stream<Edit> suggested = placement
                    .of(finding)
                    .flatMap(Placement.Spot::suggestion)
                    .flatMap(suggestion -> Suggestion.edits(finding))
                    .stream()
                    .flatMap(List::stream);
            suggested.forEach(edit -> edits.computeIfAbsent(edit.path(), path -> new ArrayList<>())
                    .add(edit));
        }
        Map<String, String> expected = new TreeMap<>();
        edits.forEach((path, list) -> expected.put(
                path,
                Edit.apply(
                        Optional.ofNullable(texts.get(path)).orElseThrow(),
                        list.stream().distinct().toList())));
        return expected;
    }

    private static String read(HostedPull pull, String path) {
        return new String(pull.repository().store().read(pull.headSha(), path).orElseThrow(), StandardCharsets.UTF_8);
    }
}
