package dev.undebug.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.rest.Exchange;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An exchange that a schema might refuse has another shape than one that it takes. */
final class ExchangeShapeTest {
    private static final String SHA = "8f3c1de54b3d1f6ce67be0d06ff09ff4b4ae11a2";
    private static final String OTHER = "0a3c1de54b3d1f6ce67be0d06ff09ff4b4ae11b3";
    private static final String BEFORE =
            shape("/repos/a/b/commits/" + SHA, "per_page=100", "{\"n\":1}", answer(SHA, "17"));

    @Test
    void isTheSameForOtherIdentifiersAndNumbersOfTheAnswer() {
        assertThat(shape("/repos/a/b/commits/" + OTHER, "per_page=100", "{\"n\":1}", answer(OTHER, "18")))
                .isEqualTo(BEFORE);
        assertThat(shape("/x", "", "{\"at\":\"2026-01-02T03:04:05Z\",\"sha\":\"" + SHA + "\"}", "{}"))
                .isEqualTo(shape("/x", "", "{\"at\":\"2027-01-02T03:04:06Z\",\"sha\":\"" + OTHER + "\"}", "{}"));
    }

    @Test
    void differsInWhatASchemaDescribes() {
        assertThat(shape("/repos/a/b/commits/" + SHA, "per_page=101", "{\"n\":1}", answer(SHA, "17")))
                .isNotEqualTo(BEFORE);
        assertThat(shape("/repos/a/b/commits/" + SHA, "per_page=100", "{\"n\":2}", answer(SHA, "17")))
                .isNotEqualTo(BEFORE);
        assertThat(shape("/repos/a/b/commits/" + SHA, "per_page=100", "{\"n\":1}", answer(SHA, "\"17\"")))
                .isNotEqualTo(BEFORE);
        assertThat(shape("/repos/a/b/commits/" + SHA, "per_page=100", "{\"n\":1}", answer(SHA.substring(1), "17")))
                .isNotEqualTo(BEFORE);
        assertThat(shape("/repos/a/b/commits/" + SHA, "per_page=100", "{\"n\":1}", "{\"sha\":\"" + SHA + "\"}"))
                .isNotEqualTo(BEFORE);
    }

    private static String answer(String sha, String number) {
        return "{\"sha\":\"" + sha + "\",\"node_id\":\"C_kwDOCiH-hM0AAAAHrvQKOA\",\"id\":" + number + "}";
    }

    private static String shape(String path, String query, String body, String answer) {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        return ExchangeShape.of(new Exchange(
                new Exchange.Request("POST", path, query, json, body),
                new Exchange.Response(200, json, answer, false)));
    }
}
