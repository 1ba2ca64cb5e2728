package dev.undebug.webhook.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.pull.BranchTip;
import dev.undebug.pull.CheckWork;
import dev.undebug.pull.CommitSha;
import dev.undebug.pull.ExternalId;
import dev.undebug.pull.FixWork;
import dev.undebug.pull.FormerHeadWork;
import dev.undebug.pull.LatestWork;
import dev.undebug.pull.MergeGroup;
import dev.undebug.pull.Person;
import dev.undebug.pull.PullRequest;
import dev.undebug.pull.PullRequest.Trait;
import dev.undebug.pull.RepositoryName;
import dev.undebug.pull.RepositoryRef;
import dev.undebug.pull.SuiteWork;
import dev.undebug.pull.WelcomeWork;
import dev.undebug.testing.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("src/test/resources/github/webhooks");

    @Test
    void everyExampleOfGitHubIsRead() throws Exception {
        List<Path> examples;
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            examples = files.sorted().toList();
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(37);
        for (Path example : examples) {
            String event = example.getFileName().toString().split("\\.")[0];
            assertThat(EventType.of(event)).as(event).isPresent();
            assertThat(Payloads.read(event, Files.readAllBytes(example)))
                    .as(example.toString())
                    .isNotInstanceOf(OtherEvent.class);
        }
        Set<String> shown = examples.stream()
                .map(file -> file.getFileName().toString().split("\\.")[0])
                .collect(Collectors.toSet());
        assertThat(Arrays.stream(EventType.values()).map(EventType::id)).containsExactlyInAnyOrderElementsOf(shown);
    }

    /** A truncated payload is rejected, with {@link Malformed} and no other exception. */
    @ParameterizedTest
    @ValueSource(strings = {"pull_request.opened.2", "check_run.rerequested", "check_suite.rerequested"})
    void everyPrefixIsRefused(String example) {
        byte[] whole = Hook.example(example);
        String event = example.substring(0, example.indexOf('.'));
        int end = new String(whole, UTF_8).stripTrailing().getBytes(UTF_8).length;
        for (int length = 0; length < end; length += 7) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Payloads.read(event, prefix)).isInstanceOf(Malformed.class);
        }
    }

    /** Whatever replaces a field, the result is events or {@link Malformed}. */
    @ParameterizedTest
    @ValueSource(
            strings = {"null", "true", "-1", "1.5", "99999999999999999999", "\"x\"", "[]", "{}", "[[1]]", "\"\\u0000\""
            })
    void wrongTypesAreRefusedOrPassedOver(String wrong) throws IOException {
        int refused = 0;
        for (String example : List.of("pull_request.synchronize", "check_run.rerequested", "check_suite.rerequested")) {
            String event = example.substring(0, example.indexOf('.'));
            for (String path : List.of(
                    "",
                    "pull_request",
                    "pull_request/head",
                    "pull_request/base/repo",
                    "check_run",
                    "check_suite",
                    "check_suite/pull_requests/0",
                    "repository",
                    "installation")) {
                refused += refusals(event, Hook.example(example), path, wrong);
            }
        }
        assertThat(refused).isPositive();
    }

    private static int refusals(String event, byte[] payload, String path, String wrong) throws IOException {
        int refused = 0;
        if (!(JSON.readTree(payload).at(path.isEmpty() ? "" : "/" + path) instanceof ObjectNode parent)) {
            return 0;
        }
        for (String field : (Iterable<String>) parent::fieldNames) {
            ObjectNode tree = (ObjectNode) JSON.readTree(payload);
            ((ObjectNode) tree.at(path.isEmpty() ? "" : "/" + path)).set(field, JSON.readTree(wrong));
            try {
                Payloads.read(event, JSON.writeValueAsBytes(tree));
            } catch (Malformed e) {
                assertThat(e.getMessage()).isNotBlank().hasLineCount(1);
                refused++;
            }
        }
        return refused;
    }

    @Test
    void saysWhichFieldIsWrong() {
        assertThatThrownBy(() -> read("pull_request.opened.2", tree -> tree.withObject("/pull_request")
                        .remove("head")))
                .hasMessageContaining("pull_request")
                .hasMessageContaining("no head");
        assertThatThrownBy(() -> read("pull_request.opened.2", tree -> tree.withObject("/pull_request")
                        .put("number", "2")))
                .hasMessageContaining("pull_request.number");
        assertThatThrownBy(() -> read("pull_request.opened.2", tree -> tree.withObject("/repository")
                        .put("full_name", "a/../../b")))
                .hasMessageContaining("not a repository name");
    }

    @ParameterizedTest
    @CsvSource({
        "pull_request.opened.2, 1",
        "pull_request.synchronize, 2",
        "pull_request.reopened, 1",
        "pull_request.reopened.2, 1",
        "pull_request.ready_for_review.2, 1",
        "pull_request.opened, 0",
        "pull_request.closed, 1",
        "pull_request.converted_to_draft.2, 0",
        "check_run.created, 0",
        "check_run.completed, 0",
        "check_run.requested_action, 0",
        "check_suite.requested, 0",
        "check_suite.rerequested, 1",
        "merge_group.checks_requested, 1",
        "installation.created, 1",
        "installation.deleted, 0",
        "installation.suspend, 0",
        "installation_repositories.added, 1",
        "installation_repositories.removed, 0",
        "push, 0"
    })
    void reviewsWhatChangesWhatIsReviewed(String example, int reviews) throws Exception {
        assertThat(read(example, tree -> {})).hasSize(reviews);
    }

    @Test
    void aPushLeavesTheHeadThatWasThereBefore() throws Exception {
        assertThat(read("pull_request.synchronize", tree -> {}))
                .extracting(wanted -> wanted.work().key())
                .containsExactly(
                        "Codertocat/Hello-World#2",
                        "Codertocat/Hello-World@f95f852bd8fca8fcc58a9a2d6c842781e32a215e former head");
        assertThatThrownBy(() -> read("pull_request.synchronize", tree -> tree.put("before", "HEAD")))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aPullRequestIsReviewedAsTheEventDescribesIt() throws Exception {
        WantedWork wanted = read("pull_request.synchronize", tree -> {}).get(0);

        assertThat(wanted.work().key()).isEqualTo("Codertocat/Hello-World#2");
        assertThat(check(wanted).rerun()).isFalse();
        assertThat(pull(wanted).head()).isEqualTo(new CommitSha("ec26c3e57ca3a959ca5aad62de7213c562f8c821"));
        assertThat(pull(wanted).base()).isEqualTo(new CommitSha("f95f852bd8fca8fcc58a9a2d6c842781e32a215e"));
        assertThat(pull(wanted).repository().installation()).isPositive();
        assertThat(wanted.since()).isEqualTo(Instant.parse("2019-05-15T15:20:33Z"));
    }

    @Test
    void itIsKnownWhoseBaseIsTheDefaultBranch() throws Exception {
        assertThat(pull(read("pull_request.synchronize", tree -> {}).get(0)).is(Trait.TO_DEFAULT_BRANCH))
                .isTrue();
        assertThat(pull(read("pull_request.synchronize", tree -> tree.withObject("/pull_request/base")
                                        .put("ref", "release"))
                                .get(0))
                        .is(Trait.TO_DEFAULT_BRANCH))
                .isFalse();
    }

    @Test
    void whenAPullRequestIsClosedItsHeadIsLookedAt() throws Exception {
        List<WantedWork> wanted = read("pull_request.synchronize", tree -> {
            tree.put("action", "closed");
            tree.withObject("/pull_request").put("state", "closed");
        });
        assertThat(wanted).singleElement().satisfies(one -> assertThat(one.work())
                .isInstanceOfSatisfying(FormerHeadWork.class, closed -> assertThat(closed.head())
                        .isEqualTo(new CommitSha("ec26c3e57ca3a959ca5aad62de7213c562f8c821"))));
        assertThat(wanted.get(0).work().key()).isNotEqualTo("Codertocat/Hello-World#2");
    }

    @Test
    void anEditIsReviewedOnlyIfItChangedTheBase() throws Exception {
        assertThat(read("pull_request.opened.2", tree -> tree.put("action", "edited")
                        .putObject("changes")
                        .putObject("title")
                        .put("from", "old")))
                .isEmpty();
        assertThat(read("pull_request.opened.2", tree -> tree.put("action", "edited")
                        .putObject("changes")
                        .putObject("base")
                        .putObject("ref")
                        .put("from", "old")))
                .hasSize(1);
        assertThat(read("pull_request.opened.2", tree -> tree.put("action", "edited")))
                .isEmpty();
    }

    @Test
    void aPullRequestWhoseHeadRepositoryWasDeletedIsReviewed() throws Exception {
        assertThat(read("pull_request.opened.2", tree -> tree.withObject("/pull_request/head")
                        .putNull("repo")))
                .hasSize(1);
    }

    @Test
    void aDeliveryOfARepositorysOwnWebhookIsIgnored() throws Exception {
        assertThat(read("pull_request.opened.2", tree -> tree.remove("installation")))
                .isEmpty();
        assertThat(read("check_suite.rerequested", tree -> tree.remove("installation")))
                .isEmpty();
    }

    @Test
    void aRerunOfASuiteIsARerunOfItsPullRequests() throws Exception {
        WantedWork wanted = read("check_suite.rerequested", tree -> {}).get(0);

        assertThat(wanted.work().key()).isEqualTo("Codertocat/Hello-World#2");
        assertThat(check(wanted).rerun()).isTrue();
        assertThat(wanted.since()).isEqualTo(Instant.parse("2019-05-15T15:20:31Z"));
    }

    @Test
    void pullRequestsToAnotherRepositoryAreNotOurs() throws Exception {
        assertThat(read("check_suite.rerequested", tree -> tree.withObject("/check_suite/pull_requests/0/base/repo")
                        .put("id", 1)))
                .singleElement()
                .extracting(WantedWork::work)
                .isInstanceOf(SuiteWork.class);
    }

    @Test
    void aRerunOfASuiteThatMentionsNothingIsTiedToItsCommit() throws Exception {
        WantedWork wanted = read("check_suite.rerequested", tree -> tree.withObject("/check_suite")
                        .putArray("pull_requests"))
                .get(0);
        assertThat(wanted.work()).isInstanceOfSatisfying(SuiteWork.class, suite -> assertThat(suite.head())
                .isEqualTo(new CommitSha("ec26c3e57ca3a959ca5aad62de7213c562f8c821")));
    }

    @Test
    void aMergeGroupIsComparedWithWhatItIsMadeOn() throws Exception {
        WantedWork wanted = read("merge_group.checks_requested", tree -> {}).get(0);
        assertThat(check(wanted).subject()).isInstanceOfSatisfying(MergeGroup.class, group -> {
            assertThat(group.head()).isEqualTo(new CommitSha("2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d"));
            assertThat(group.base()).isEqualTo(new CommitSha("380387fbc80638b734a49e1be1c4dfec1c01b33c"));
        });
        assertThat(read("merge_group.checks_requested", tree -> tree.put("action", "destroyed")))
                .isEmpty();
    }

    @Test
    void aPushToTheDefaultBranchIsAudited() throws Exception {
        WantedWork wanted = read("push", tree -> tree.put("ref", "refs/heads/master")
                        .set("installation", JSON.createObjectNode().put("id", 7)))
                .get(0);
        assertThat(check(wanted).subject())
                .isEqualTo(new BranchTip(
                        new RepositoryRef(7, new RepositoryName("Codertocat", "Hello-World")),
                        new CommitSha("6113728f27ae82c7b1a177c8d03f9e96e0adf246")));
        assertThat(wanted.since()).isEqualTo(Instant.ofEpochSecond(1557933657));
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/other, 6113728f27ae82c7b1a177c8d03f9e96e0adf246",
        "refs/tags/master, 6113728f27ae82c7b1a177c8d03f9e96e0adf246",
        "refs/heads/master, 0000000000000000000000000000000000000000"
    })
    void otherPushesAreIgnored(String ref, String after) throws Exception {
        assertThat(read("push", tree -> tree.put("ref", ref)
                        .put("after", after)
                        .set("installation", JSON.createObjectNode().put("id", 7))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"installation.created, Codertocat/Hello-World", "installation_repositories.added, Codertocat/Space"})
    void repositoriesThatTheAppIsGivenAreWelcomed(String example, String repository) throws Exception {
        assertThat(read(example, tree -> {}))
                .extracting(wanted -> wanted.work())
                .allSatisfy(work -> assertThat(work)
                        .isInstanceOfSatisfying(WelcomeWork.class, welcome -> assertThat(welcome.repository())
                                .hasToString(repository)));
    }

    @Test
    void aLargeOrganisationIsWelcomedWithinGitHubsLimits() throws Exception {
        List<WantedWork> wanted = read("installation.created", tree -> {
            ArrayNode repositories = tree.putArray("repositories");
            IntStream.range(0, 2000).forEach(i -> repositories.addObject().put("full_name", "octo/repository" + i));
        });
        assertThat(wanted).hasSize(2000);
        List<Duration> delays = wanted.stream().map(WantedWork::delay).toList();
        assertThat(delays).startsWith(Duration.ZERO).isSorted();
        for (int i = 0; i + 500 < delays.size(); i++) {
            assertThat(delays.get(i + 500).minus(delays.get(i))).isGreaterThan(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"branch", "group:f95f852bd8fca8fcc58a9a2d6c842781e32a215e"})
    void aRerunOfACheckThatIsNoPullRequestsIsTiedToItsSubject(String id) throws Exception {
        WantedWork wanted = read("check_run.rerequested", tree -> tree.withObject("/check_run")
                        .put("external_id", id))
                .get(0);
        assertThat(check(wanted).rerun()).isTrue();
        assertThat(ExternalId.of(check(wanted).subject())).isEqualTo(id);
        assertThat(check(wanted).subject().head()).isEqualTo(new CommitSha("d6fde92930d4715a2b49857d24b940956b26d2d3"));
    }

    @Test
    void aRerunOfAForksCheckIsTiedToItsPullRequestByOurId() throws Exception {
        assertThat(read("check_run.rerequested", tree -> {})).isEmpty();

        String id = "pull:42:f95f852bd8fca8fcc58a9a2d6c842781e32a215e";
        WantedWork wanted = read("check_run.rerequested", tree -> tree.withObject("/check_run")
                        .put("external_id", id))
                .get(0);

        assertThat(wanted.work()).isInstanceOfSatisfying(LatestWork.class, latest -> {
            assertThat(latest.pull().ref().number()).isEqualTo(42);
            assertThat(latest.pull().head()).isEqualTo(new CommitSha("d6fde92930d4715a2b49857d24b940956b26d2d3"));
            assertThat(latest.pull().base()).isEqualTo(new CommitSha("f95f852bd8fca8fcc58a9a2d6c842781e32a215e"));
        });
    }

    @Test
    void whatIsLateIsLookedUpWhereItMayHaveChanged() throws Exception {
        WantedWork pull = read("pull_request.opened.2", tree -> {}).get(0);
        assertThat(pull.work().late()).isEqualTo(new LatestWork(pull(pull)));
        WantedWork branch = read("check_run.rerequested", tree -> tree.withObject("/check_run")
                        .put("external_id", "branch"))
                .get(0);
        assertThat(branch.work().late()).isEqualTo(branch.work());
    }

    @Test
    void thePressedButtonIsTiedToItsCheckRunsPullRequestAndToWhoPressedIt() throws Exception {
        Consumer<ObjectNode> ours = tree -> {
            tree.withObject("/check_run").put("external_id", "pull:42:f95f852bd8fca8fcc58a9a2d6c842781e32a215e");
            tree.withObject("/requested_action").put("identifier", "fix-all");
            tree.withObject("/sender").put("id", 21031067).put("login", "Codertocat");
        };
        assertThat(read("check_run.requested_action", ours))
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.work()).isInstanceOfSatisfying(FixWork.class, fix -> {
                    assertThat(fix.pull().ref()).hasToString("electron/electron#42");
                    assertThat(fix.by()).isEqualTo(new Person(21031067, "Codertocat"));
                }));
        assertThat(read("check_run.requested_action", ours.andThen(tree -> tree.withObject("/requested_action")
                        .put("identifier", "other"))))
                .isEmpty();
        assertThat(read("check_run.requested_action", ours.andThen(tree -> tree.withObject("/check_run")
                        .put("external_id", "branch"))))
                .isEmpty();
    }

    @Test
    void onlyTheFormOfAnUnknownEventMatters() throws Exception {
        assertThat(Payloads.read("star", "{\"action\":[1]}".getBytes(UTF_8)).work())
                .isEmpty();
        assertThatThrownBy(() -> Payloads.read("star", "[]".getBytes(UTF_8))).isInstanceOf(Malformed.class);
    }

    private static CheckWork check(WantedWork wanted) {
        return (CheckWork) wanted.work();
    }

    private static PullRequest pull(WantedWork wanted) {
        return (PullRequest) check(wanted).subject();
    }

    private static List<WantedWork> read(String example, Consumer<ObjectNode> change) throws Malformed, IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(Hook.example(example));
        change.accept(tree);
        return Payloads.read(example.split("\\.")[0], JSON.writeValueAsBytes(tree))
                .work();
    }
}
