package dev.undebug.github;

import static dev.undebug.github.EdgeFixture.BASE;
import static dev.undebug.github.EdgeFixture.HEAD;
import static dev.undebug.github.EdgeFixture.MERGE_BASE;
import static dev.undebug.github.EdgeFixture.PULL;
import static dev.undebug.github.EdgeFixture.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.undebug.github.ScriptedGitHub.Reply;
import dev.undebug.github.http.Backoff;
import dev.undebug.github.http.Json;
import dev.undebug.github.http.Transport;
import dev.undebug.pull.ChangedFile;
import dev.undebug.pull.ChangedFile.Status;
import dev.undebug.pull.FindingMarker;
import dev.undebug.pull.Gone;
import dev.undebug.pull.PullDiff;
import dev.undebug.pull.PullSources;
import dev.undebug.pull.PullSources.Standing;
import dev.undebug.pull.Refused;
import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import dev.undebug.source.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubPullsTest {
    private static final String COMPARE = "GET " + REPOSITORY + "/compare/" + BASE + "..." + HEAD;
    private static final String TREE = "GET " + REPOSITORY + "/git/trees/" + HEAD;
    private static final String QUERY = "POST /graphql";

    private final EdgeFixture fixture = new EdgeFixture();
    private final ScriptedShop shop = new ScriptedShop(fixture);

    @AfterEach
    void stop() {
        fixture.close();
    }

    private PullDiff diff() {
        return fixture.edge.pulls().diff(PULL);
    }

    private PullSources open() {
        return fixture.edge.pulls().open(PULL, diff());
    }

    private static String text(Map<String, Content> contents, String path) {
        return contents.get(path) instanceof Content.Decoded decoded
                ? decoded.file().text()
                : String.valueOf(contents.get(path));
    }

    @Test
    void comparesInOneRequest() {
        shop.change("added", "app.py").renamed("old.py", "new.py").change("something new", "x.py");
        PullDiff diff = diff();
        assertThat(diff.mergeBase()).isEqualTo(MERGE_BASE);
        assertThat(diff.gaps()).isEmpty();
        assertThat(diff.files())
                .extracting(ChangedFile::path, ChangedFile::status)
                .containsExactly(
                        tuple("app.py", Status.ADDED), tuple("new.py", Status.RENAMED), tuple("x.py", Status.MODIFIED));
        assertThat(diff.files().get(0).patch()).contains("@@ -1 +1 @@\n-a\n+b");
        assertThat(diff.files().get(1).previousPath()).contains("old.py");
        assertThat(diff.files().get(1).patch()).isEmpty();
        assertThat(fixture.server.lines()).containsExactly(COMPARE);
    }

    private void listed(int files, int all) {
        fixture.server.on(
                "GET " + REPOSITORY,
                Reply.ok("{\"id\":1,\"name\":\"shop\",\"full_name\":\"octo/shop\",\"owner\":{\"login\":\"octo\"}}"));
        fixture.server.on(
                "GET " + REPOSITORY + "/pulls/12",
                Reply.ok("{\"number\":12,\"mergeable_state\":\"clean\",\"changed_files\":" + all + "}"));
        fixture.server.on("GET " + REPOSITORY + "/pulls/12/files", request -> {
            String query = "&" + request.query();
            int at = query.lastIndexOf("&page=");
            int page = at < 0 ? 1 : Integer.parseInt(query.substring(at + "&page=".length()));
            int from = (page - 1) * 100;
            ArrayNode list = Json.MAPPER.createArrayNode();
            IntStream.range(from, Math.min(files, from + 100)).forEach(i -> list.addObject()
                    .put("filename", "f" + i + ".py")
                    .put("status", i == 0 ? "renamed" : "added")
                    .put("previous_filename", i == 0 ? "e0.py" : null));
            Reply reply = Reply.ok(Json.write(list));
            String next = "<" + fixture.server.url() + request.path() + "?per_page=100&page=" + (page + 1)
                    + ">; rel=\"next\"";
            return from + 100 < files ? reply.with("link", next) : reply;
        });
    }

    @Test
    void pagesThroughMoreThanThreeHundredFiles() {
        IntStream.range(0, 301).forEach(i -> shop.change("added", "f" + i + ".py"));
        listed(301, 301);
        PullDiff diff = diff();
        assertThat(diff.files()).hasSize(301).extracting(ChangedFile::path).contains("f300.py");
        assertThat(diff.files().get(0).previousPath()).contains("e0.py");
        assertThat(diff.gaps()).isEmpty();
        assertThat(fixture.server.lines()).hasSize(1 + 2 + 4);
    }

    @Test
    void saysHowManyFilesGitHubLeavesOut() {
        IntStream.range(0, 300).forEach(i -> shop.change("added", "f" + i + ".py"));
        listed(3000, 3456);
        PullDiff diff = diff();
        assertThat(diff.files()).hasSize(3000);
        assertThat(diff.gaps()).containsExactly("GitHub lists only 3000 of the 3456 changed files.");
    }

    @Test
    void comparesWithTheBaseWhenHistoriesHaveNothingInCommon() {
        fixture.server.on(COMPARE, Reply.status(404, "No common ancestor between b and a."));
        listed(2, 2);
        PullDiff diff = diff();
        assertThat(diff.mergeBase()).isEqualTo(BASE);
        assertThat(diff.files()).hasSize(2);
    }

    @Test
    void waitsForACommitThatTheApiDoesNotKnowYet() {
        fixture.server.first(COMPARE, Reply.status(404, "Not Found"));
        assertThat(diff().mergeBase()).isEqualTo(MERGE_BASE);
        assertThat(fixture.pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void anAnswerWithoutAMergeBaseIsNotUnderstood() {
        fixture.server.on(COMPARE, Reply.ok("{}"));
        assertThatThrownBy(this::diff).isInstanceOf(Unavailable.class).hasMessageContaining("id of a commit");
    }

    @Test
    void listsRegularFilesOnly() {
        shop.kept("app.py", "1");
        for (var commit : List.of(HEAD, MERGE_BASE)) {
            shop.entry(commit, "run.sh", "100755", "1".repeat(40), 3)
                    .entry(commit, "link.py", "120000", commit.toString(), 3)
                    .entry(commit, "vendored", "160000", commit.toString(), 0)
                    .entry(commit, "folder", "040000", commit.toString(), 0);
        }
        shop.change("modified", "link.py").change("modified", "vendored");
        PullSources sources = open();
        assertThat(sources.head().paths()).containsExactly("app.py", "run.sh");
        assertThat(sources.base().paths()).containsExactly("app.py", "run.sh");
        assertThat(sources.head().read(List.of("link.py", "vendored"))).isEmpty();
    }

    @Test
    void readsEverythingInOneQuery() {
        shop.kept("requirements.txt", "flask\n")
                .file(HEAD, "app.py", "new")
                .file(MERGE_BASE, "app.py", "old")
                .file(HEAD, "moved.py", "here")
                .file(MERGE_BASE, "there.py", "there")
                .file(MERGE_BASE, "gone.py", "gone")
                .file(HEAD, "fresh.py", "fresh")
                .file(BASE, ".github/undebug.yml", "fail-on: low\n")
                .change("modified", "app.py")
                .change("removed", "gone.py")
                .change("added", "fresh.py")
                .renamed("there.py", "moved.py")
                .comment("Bot", "undebug", "one " + FindingMarker.of("fingerprint1"));
        PullSources sources = open();
        Map<String, Content> head = sources.head().read(sources.head().paths());
        assertThat(head).containsOnlyKeys("app.py", "fresh.py", "moved.py", "requirements.txt");
        assertThat(text(head, "app.py")).isEqualTo("new");

        SourceTree base = sources.base();
        assertThat(base.paths()).containsExactly("app.py", "gone.py", "requirements.txt", "there.py");
        Map<String, Content> before = base.read(base.paths());
        assertThat(before).containsOnlyKeys("app.py", "gone.py", "requirements.txt", "there.py");
        assertThat(text(before, "app.py")).isEqualTo("old");
        assertThat(text(before, "there.py")).isEqualTo("there");
        assertThat(before.get("requirements.txt")).isSameAs(head.get("requirements.txt"));

        assertThat(sources.configuration().map(SourceFile::text)).contains("fail-on: low\n");
        assertThat(sources.threads())
                .extracting(thread -> thread.marker().fingerprint())
                .containsExactly("fingerprint1");
        assertThat(fixture.server.lines()).containsExactly(COMPARE, TREE, QUERY);
    }

    @Test
    void readsOnlyWhatIsNewInALaterRound() {
        shop.kept("app.py", "import json").kept("config.json", "{}");
        PullSources sources = open();
        sources.head().read(List.of("app.py"));
        sources.head().read(List.of("app.py", "config.json"));
        sources.base().read(List.of("app.py", "config.json"));
        assertThat(expressions())
                .containsExactly(
                        List.of(BASE + ":.github/undebug.yml", HEAD + ":app.py"), List.of(HEAD + ":config.json"));
    }

    @Test
    void readsModulesNearbyAlongWithWhatIsWanted() {
        shop.kept("app.py", "import config").kept("config.py", "DEBUG = True").kept("config.json", "{}");
        PullSources sources = open();
        sources.head().read(List.of("app.py"));
        assertThat(sources.head().isAtHand("config.py")).isTrue();
        assertThat(sources.head().isAtHand("config.json")).isFalse();
        assertThat(text(sources.head().read(List.of("config.py")), "config.py")).isEqualTo("DEBUG = True");
        assertThat(expressions())
                .containsExactly(List.of(BASE + ":.github/undebug.yml", HEAD + ":app.py", HEAD + ":config.py"));
    }

    /** Returns what each query asked for. */
    private List<List<String>> expressions() {
        return fixture.server.all(QUERY).stream()
                .map(request -> request.json().path("variables"))
                .map(variables -> IntStream.iterate(0, i -> variables.has("e" + i), i -> i + 1)
                        .mapToObj(i -> variables.path("e" + i).asText())
                        .toList())
                .toList();
    }

    @Test
    void readsAHundredChangedFilesInOneQuery() {
        for (int i = 0; i < 100; i++) {
            shop.file(HEAD, "f" + i + ".py", "new").file(MERGE_BASE, "f" + i + ".py", "old");
            shop.change("modified", "f" + i + ".py");
        }
        PullSources sources = open();
        assertThat(sources.head().read(sources.head().paths())).hasSize(100);
        assertThat(sources.base().read(sources.base().paths())).hasSize(100);
        assertThat(sources.configuration()).isEmpty();
        assertThat(sources.threads()).isEmpty();
        assertThat(fixture.server.all(QUERY)).hasSize(1);
    }

    @Test
    void asksForLessWhenAQueryIsTooMuchForGitHub() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            shop.kept("f" + i + ".py", "x" + i);
            paths.add("f" + i + ".py");
        }
        PullSources sources = open();
        assertThat(sources.head().paths()).hasSize(120);
        for (int i = 0; i < Backoff.TRIES; i++) {
            fixture.server.first(QUERY, Reply.status(502));
        }
        assertThat(sources.head().read(paths)).hasSize(120);
        assertThat(fixture.server.all(QUERY)).hasSize(Backoff.TRIES + 3);
    }

    @Test
    void splitsQueriesBySize() {
        for (int i = 0; i < 10; i++) {
            shop.file(HEAD, "f" + i + ".py", "x".repeat(500_000) + i);
        }
        PullSources sources = open();
        assertThat(sources.head().read(sources.head().paths())).hasSize(10);
        assertThat(fixture.server.all(QUERY)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote\".py",
                "back\\slash.py",
                "new\nline.py",
                "tab\t.py",
                "ünïcödé/日本.py",
                "emoji-😀.py",
                "}){evil}.py",
                "$e0.py",
                "a:b.py",
                "#comment.py",
                " leading.py",
                "-dash.py",
                "%2e%2e/x.py",
                "`tick`.py",
                "${x}.py"
            })
    void readsAFileOfAnyName(String path) {
        shop.kept(path, "print('" + path + "')");
        assertThat(text(open().head().read(List.of(path)), path)).isEqualTo("print('" + path + "')");
    }

    @Test
    void keepsTextAsItIs() {
        String text = "\uFEFFa\r\nb\rc\u2028\u0085\t😀 no final line end";
        shop.kept("app.py", text);
        assertThat(text(open().head().read(List.of("app.py")), "app.py")).isEqualTo(text);
        assertThat(fixture.server.lines()).containsExactly(COMPARE, TREE, QUERY);
    }

    @Test
    void readsLargeFilesOneByOne() {
        String large = "#".repeat(600_000);
        shop.kept("large.py", large).file(MERGE_BASE, "was.py", large + "!").renamed("was.py", "app.py");
        shop.file(HEAD, "app.py", "small");
        PullSources sources = open();
        assertThat(text(sources.head().read(List.of("large.py", "app.py")), "large.py"))
                .isEqualTo(large);
        // Only the answer shows the truncation: sizes in the merge base are unknown.
        assertThat(text(sources.base().read(List.of("was.py")), "was.py")).isEqualTo(large + "!");
        assertThat(fixture.server.lines().stream().filter(line -> line.contains("/git/blobs/")))
                .hasSize(2);
    }

    @Test
    void saysWhyAFileWasNotRead() {
        byte[] latin = "# caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        shop.file(HEAD, "latin.py", latin).entry(HEAD, "huge.py", "100644", "5".repeat(40), 11L * 1024 * 1024);
        Map<String, Content> read = open().head().read(List.of("latin.py", "huge.py"));
        assertThat(read.get("latin.py"))
                .isEqualTo(new Content.Unread(
                        "latin.py",
                        "not UTF-8 text in line 1, and no comment declares another encoding; please save it as UTF-8"));
        assertThat(read.get("huge.py")).isEqualTo(Content.tooLarge("huge.py"));
    }

    /** GraphQL returns the text if the bytes happen to be UTF-8, and none otherwise. */
    @Test
    void readsPythonInTheEncodingThatItDeclaresHoweverGitHubGivesIt() {
        String text = "# coding: latin-1\nx = 'Ã©'\n";
        shop.file(HEAD, "utf8.py", text.getBytes(StandardCharsets.ISO_8859_1));
        shop.file(HEAD, "latin.py", text.replace('Ã', 'é').getBytes(StandardCharsets.ISO_8859_1));
        Map<String, Content> read = open().head().read(List.of("utf8.py", "latin.py"));
        assertThat(text(read, "utf8.py")).isEqualTo(text);
        assertThat(text(read, "latin.py")).isEqualTo(text.replace('Ã', 'é'));
    }

    @Test
    void aNulByteDoesNotHideAFile() {
        shop.kept("app.py", "app.run(debug=True)  # \0");
        assertThat(text(open().head().read(List.of("app.py")), "app.py")).contains("debug=True");
    }

    @Test
    void readsSomeOddFilesAndNamesTheRest() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            shop.kept("f" + i + ".py", "\0" + i);
            paths.add("f" + i + ".py");
        }
        Map<String, Content> read = open().head().read(paths);
        assertThat(read).hasSize(30);
        assertThat(read.values().stream().filter(Content.Unread.class::isInstance))
                .hasSize(10);
    }

    @Test
    void sizesTellWhenGraphQlChangedABlob() {
        shop.kept("app.py", "debug = True");
        fixture.server.on(
                "POST /graphql",
                request -> Reply.ok(
                        """
                {"data":{"repository":{"pullRequest":{"headRefOid":"%s"},"b0":null,
                "b1":{"oid":"%s","byteSize":12,"isTruncated":false,"text":"debug"}}}}""".formatted(HEAD, ScriptedShop.oid("debug = True".getBytes(StandardCharsets.UTF_8)))));
        assertThat(text(open().head().read(List.of("app.py")), "app.py")).isEqualTo("debug = True");
    }

    @Test
    void readsAListedFileByItsIdWhenItsNameDoesNotLeadToIt() {
        shop.kept("app.py", "debug = True");
        fixture.server.on("POST /graphql", request -> Reply.ok("""
                {"data":{"repository":{"pullRequest":{"headRefOid":"%s"},"b0":null,"b1":null}}}""".formatted(HEAD)));
        assertThat(text(open().head().read(List.of("app.py")), "app.py")).isEqualTo("debug = True");
    }

    @Test
    void asksForLessWhenAnAnswerIsTooLong() {
        shop.file(HEAD, "a.py", "a").file(MERGE_BASE, "a.py", "b").change("modified", "a.py");
        fixture.server.first(QUERY, Reply.ok("x".repeat(Transport.MAX_BODY + 1)));
        PullSources sources = open();
        assertThat(text(sources.head().read(List.of("a.py")), "a.py")).isEqualTo("a");
        assertThat(text(sources.base().read(List.of("a.py")), "a.py")).isEqualTo("b");
        assertThat(fixture.server.all(QUERY)).hasSize(3);
    }

    @Test
    void filesThatChangedPlacesAreBothThere() {
        shop.file(HEAD, "a.py", "was b").file(HEAD, "b.py", "was a");
        shop.file(MERGE_BASE, "a.py", "was a").file(MERGE_BASE, "b.py", "was b");
        shop.renamed("a.py", "b.py").renamed("b.py", "a.py");
        SourceTree base = open().base();
        assertThat(base.paths()).containsExactly("a.py", "b.py");
        assertThat(text(base.read(List.of("a.py")), "a.py")).isEqualTo("was a");
    }

    @Test
    void aCopyIsNotInTheMergeBase() {
        shop.kept("a.py", "a").file(HEAD, "b.py", "a").change("copied", "b.py");
        assertThat(open().base().paths()).containsExactly("a.py");
    }

    @Test
    void readsTheFoldersOfChangedFilesWhenTheListingIsCutOff() {
        shop.file(HEAD, "deep/er/app.py", "app")
                .file(HEAD, "deep/Dockerfile", "FROM x")
                .file(HEAD, "Procfile", "web: x");
        shop.folder("deep").folder("deep/er").change("modified", "deep/er/app.py");
        fixture.server.on(TREE, Reply.ok("""
                        {"truncated":true,"tree":[{"path":"a.py","mode":"100644","sha":"%s","size":1}]}""".formatted("1".repeat(40))));
        shop.truncated = true;
        SourceTree head = open().head();
        assertThat(head.paths()).containsExactly("Procfile", "a.py", "deep/Dockerfile", "deep/er/app.py");
        assertThat(head.gaps())
                .singleElement()
                .asString()
                .contains("more files than GitHub lists at once", "3 folders");
        assertThat(fixture.server.lines()).containsExactly(COMPARE, TREE, QUERY);
    }

    @Test
    void comparesListingsWhenTheDiffHasGaps() {
        shop.kept("same.py", "same")
                .file(HEAD, "unlisted.py", "new")
                .file(MERGE_BASE, "unlisted.py", "old")
                .file(MERGE_BASE, "gone.py", "gone");
        PullDiff diff = new PullDiff(MERGE_BASE, List.of(), List.of("GitHub lists only some."));
        PullSources sources = fixture.edge.pulls().open(PULL, diff);
        assertThat(sources.base().paths()).containsExactly("gone.py", "same.py", "unlisted.py");
        sources.head().read(List.of("unlisted.py"));
        assertThat(text(sources.base().read(List.of("unlisted.py")), "unlisted.py"))
                .isEqualTo("old");
    }

    @Test
    void countsOnlyTheAppsOwnMarkers() {
        String marker = FindingMarker.of("fingerprint1");
        shop.comment("User", "undebug", marker)
                .comment("Bot", "github-actions", marker)
                .comment("Bot", "undebug", "quoted " + marker + "\n" + FindingMarker.of("fingerprint2"))
                .comment("Bot", "undebug", "a greeting");
        assertThat(open().threads())
                .extracting(thread -> thread.marker().fingerprint())
                .containsExactly("fingerprint2");
    }

    @Test
    void readsAllPagesOfThreads() {
        IntStream.range(0, 250).forEach(i -> shop.comment("Bot", "undebug", FindingMarker.of("fingerprint" + i)));
        assertThat(open().threads()).hasSize(250);
        assertThat(fixture.server.all(QUERY)).hasSize(3);
    }

    @Test
    void aCommentOfADeletedAccountIsNobodys() {
        fixture.server.on("POST /graphql", request -> Reply.ok("""
                {"data":{"repository":{"pullRequest":{"headRefOid":"%s","reviewThreads":{"pageInfo":{"hasNextPage":false},
                "nodes":[{"comments":{"nodes":[{"body":"%s","viewerDidAuthor":false,"author":null}]}},null]}}}}}""".formatted(HEAD, FindingMarker.of("fingerprint1"))));
        assertThat(open().threads()).isEmpty();
    }

    @Test
    void looksWhetherTheHeadHasMovedWheneverItIsAsked() {
        shop.kept("app.py", "1");
        PullSources sources = open();
        sources.head().read(List.of("app.py"));
        assertThat(sources.standing()).isEqualTo(Standing.CURRENT);
        shop.head = BASE;
        assertThat(sources.standing()).isEqualTo(Standing.SUPERSEDED);
        shop.head = HEAD;
        assertThat(sources.standing()).as("an answer that was behind").isEqualTo(Standing.CURRENT);
        assertThat(fixture.server.all(QUERY)).hasSize(4);
    }

    @Test
    void aConfigurationThatCannotBeReadIsNotTakenForNone() {
        shop.file(BASE, ".github/undebug.yml", new byte[] {(byte) 0xff, (byte) 0xfe, 0x41, 0});
        assertThat(open().configuration().map(SourceFile::text)).contains("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RATE_LIMITED", "RATE_LIMIT"})
    void graphQlsLimitGivesTheWorkBack(String type) {
        fixture.server.on(
                QUERY,
                Reply.ok("{\"errors\":[{\"type\":\"" + type + "\",\"message\":\"API rate limit exceeded\"}]}")
                        .with("x-ratelimit-remaining", "0")
                        .with("x-ratelimit-reset", "1795600800"));
        assertThatThrownBy(() -> open().threads())
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAt()).contains(Instant.ofEpochSecond(1795600801)));
        assertThat(fixture.server.all(QUERY)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"You have exceeded a secondary rate limit.", "was submitted too quickly"})
    void graphQlsSecondaryLimitGivesTheWorkBack(String words) {
        fixture.server.on(QUERY, Reply.ok("{\"errors\":[{\"type\":\"UNPROCESSABLE\",\"message\":\"" + words + "\"}]}"));
        Instant minute = fixture.clock.instant().plusSeconds(60);
        assertThatThrownBy(() -> open().threads())
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.retryAt()).contains(minute));
        assertThat(fixture.server.all(QUERY)).hasSize(1);
    }

    @Test
    void triesAQueryAgainThatTimedOutInPart() {
        shop.kept("app.py", "1");
        fixture.server.first(QUERY, Reply.ok("""
                        {"data":{"repository":{"pullRequest":{"headRefOid":"%s"},"b1":null}},
                        "errors":[{"message":"Something went wrong while executing your query.","path":["repository","b1"]}]}""".formatted(HEAD)));
        assertThat(text(open().head().read(List.of("app.py")), "app.py")).isEqualTo("1");
        assertThat(fixture.pauses).hasSize(1);
    }

    @Test
    void aPullRequestThatIsGoneIsSaidToBe() {
        fixture.server.on(QUERY, Reply.ok("""
                        {"data":{"repository":null},"errors":[{"type":"NOT_FOUND","path":["repository"],
                        "message":"Could not resolve to a Repository with the name 'octo/shop'."}]}"""));
        assertThatThrownBy(() -> open().threads()).isInstanceOf(Gone.class);
    }

    @Test
    void threadsThatMayNotBeReadDoNotStopTheWork() {
        fixture.server.on(QUERY, Reply.ok("""
                        {"data":{"repository":{"pullRequest":{"headRefOid":"%s","reviewThreads":null}}},
                        "errors":[{"type":"FORBIDDEN","path":["repository","pullRequest","reviewThreads"],
                        "message":"Resource not accessible by integration"}]}""".formatted(HEAD)));
        assertThat(open().threads()).isEmpty();
    }

    @Test
    void filesThatMayNotBeReadDoStopTheWork() {
        fixture.server.on(QUERY, Reply.ok("""
                        {"data":{"repository":{"pullRequest":{"headRefOid":"%s"},"b0":null}},
                        "errors":[{"type":"FORBIDDEN","path":["repository","b0"],
                        "message":"Resource not accessible by integration"}]}""".formatted(HEAD)));
        assertThatThrownBy(() -> open().configuration())
                .isInstanceOf(Refused.class)
                .hasMessage("GitHub refused: Resource not accessible by integration");
    }
}
