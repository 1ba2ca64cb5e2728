package dev.undebug.demo.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.FakeGitHub;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For any path, the answer is GitHub's, never an error of the stand-in. */
final class StrangeNamesTest {
    private static final String SHOP = "/repos/acme/shop";

    @RegisterExtension
    final FakeGitHub github = FakeGitHub.create();

    private ApiClient api;

    @BeforeEach
    void open() {
        github.open(
                github.repository("shop", Map.of("app.py", "x\n", "ä b/%c#?.py", "y\n")),
                "feature/one",
                Map.of("app.py", "z\n"));
        api = new ApiClient(github);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789012345678901234567890123456789",
                "0",
                "main~99",
                "%40%7B",
                "a%3Ab",
                "%5E",
                "main%5E%7Bblob%7D"
            })
    void answersToUnknownRevisions(String revision) {
        assertThat(api.get(SHOP + "/commits/" + revision).status()).isEqualTo(422);
        assertThat(api.get(SHOP + "/compare/main..." + revision).status()).isEqualTo(404);
        assertThat(api.get(SHOP + "/git/trees/" + revision).status()).isEqualTo(404);
        assertThat(api.get(SHOP + "/contents/app.py?ref=" + revision).status()).isEqualTo(404);
        assertThat(api.get(SHOP + "/git/blobs/" + revision).status()).isEqualTo(404);
    }

    @Test
    void findsBranchesWithSlashesAndFilesWithOddNames() {
        assertThat(api.get(SHOP + "/commits/feature/one/check-runs").status()).isEqualTo(200);
        assertThat(api.get(SHOP + "/compare/main...feature/one").status()).isEqualTo(200);
        assertThat(api.get(SHOP + "/contents/%C3%A4%20b/%25c%23%3F.py")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("%c#?.py");
        assertThat(api.get(SHOP + "/contents/none.py").status()).isEqualTo(404);
        assertThat(api.get(SHOP + "/pulls/99").status()).isEqualTo(404);
    }

    @Test
    void answersToBodiesThatAreNoObjects() {
        assertThat(api.call("POST", SHOP + "/check-runs", "{").status()).isEqualTo(400);
        assertThat(api.call("POST", SHOP + "/check-runs", "[]").status()).isEqualTo(400);
        assertThat(api.asApp("GET", "/app/hook/deliveries?cursor=zzz", "").status())
                .isEqualTo(400);
        github.schema().forgive();
    }
}
