package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.git.PatchLimits;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.testing.FakeGitHub;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PagingTest {
    private static final String SHOP = "/repos/acme/shop";

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    private HostedRepository shop;
    private ApiClient api;

    @BeforeEach
    void open() {
        shop = github.repository("shop", Map.of("old.py", "a\nb\nc\nd\n", "logo.png", "\0"));
        api = new ApiClient(github);
    }

    @Test
    void pagesFilesOfAPullRequestAndStopsAtThreeThousand() {
        List<TreeEdit> edits = new ArrayList<>();
        for (int i = 0; i < 3010; i++) {
            edits.add(TreeEdit.put("many/f%04d.py".formatted(i), "x = 1\n"));
        }
        shop.branch("many", shop.head("main").orElseThrow());
        shop.commit(github.alice(), "many", "Many", edits);
        github.open(shop, "many", Map.of("one.py", "x\n"));
        assertThat(api.get(SHOP + "/pulls/1/files").json()).hasSize(30);
        ApiClient.Reply first = api.get(SHOP + "/pulls/1/files?per_page=200");
        assertThat(first.json()).hasSize(100);
        assertThat(first.header("Link"))
                .isEqualTo(
                        "<%1$s%2$s/pulls/1/files?per_page=200&page=2>; rel=\"next\", <%1$s%2$s/pulls/1/files?per_page=200&page=30>; rel=\"last\""
                                .formatted(github.apiUrl(), SHOP));
        ApiClient.Reply last = api.get(SHOP + "/pulls/1/files?per_page=100&page=30");
        assertThat(last.json()).hasSize(100);
        assertThat(last.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
        assertThat(api.get(SHOP + "/pulls/1/files?per_page=100&page=31").json()).isEmpty();
        assertThat(api.get(SHOP + "/pulls/1").json().path("changed_files").asInt())
                .isEqualTo(3011);
        assertThat(api.get(SHOP + "/compare/main...many").json().path("files")).hasSize(300);
    }

    @Test
    void leavesPatchesOutWhereGitHubDoes() {
        shop.limits(new PatchLimits(100, 1_000_000));
        shop.branch("change", shop.head("main").orElseThrow());
        shop.commit(
                github.alice(),
                "change",
                "Change",
                List.of(
                        TreeEdit.delete("old.py"),
                        TreeEdit.put("new.py", "a\nb\nc\nd\n"),
                        TreeEdit.put("logo.png", "\0\0"),
                        TreeEdit.put("big.py", "x\n".repeat(101)),
                        TreeEdit.symlink("link", "new.py"),
                        TreeEdit.put("small.py", "x")));
        github.open(shop, "change", Map.of("z.py", ""));
        Map<String, String> patches = new TreeMap<>();
        api.get(SHOP + "/pulls/1/files")
                .json()
                .forEach(file -> patches.put(
                        file.path("filename").asText() + " "
                                + file.path("status").asText(),
                        file.has("patch") ? file.path("patch").asText() : "none"));
        assertThat(patches)
                .containsOnly(
                        Map.entry("big.py added", "none"),
                        Map.entry("link added", "@@ -0,0 +1 @@\n+new.py\n\\ No newline at end of file"),
                        Map.entry("logo.png modified", "none"),
                        Map.entry("new.py renamed", "none"),
                        Map.entry("small.py added", "@@ -0,0 +1 @@\n+x\n\\ No newline at end of file"),
                        Map.entry("z.py added", "none"));
    }

    @Test
    void answersNothingNewToItsOwnTag() {
        String token = api.token("{}");
        String tag = api.send("GET", SHOP + "/pulls", "", "Bearer " + token).header("ETag");
        HttpRequest again = HttpRequest.newBuilder(URI.create(github.apiUrl() + SHOP + "/pulls"))
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", tag)
                .build();
        assertThat(tag).startsWith("W/\"");
        assertThat(api.send(again).status()).isEqualTo(304);
        github.open(shop, "more", Map.of("m.py", "m\n"));
        assertThat(api.send(again).status()).isEqualTo(200);
    }
}
