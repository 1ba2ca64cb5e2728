package dev.undebug.service.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerIgnoreTest {
    @ParameterizedTest
    @CsvSource({
        ".env, .env, true",
        ".env, shop/.env, false",
        "/.env, .env, true",
        "./.env, .env, true",
        "**/.env, shop/.env, true",
        "**/.env, .env, true",
        "shop, shop/.env, true",
        "shop/, shop/.env, true",
        "*/.env, shop/.env, true",
        "*/.env, a/shop/.env, false",
        "*, shop/.env, true",
        "**, shop/.env, true",
        ".e?v, .env, true",
        "# .env, .env, false",
    })
    void keepsOut(String line, String path, boolean excluded) {
        assertThat(new DockerIgnore(line).excludes(path)).isEqualTo(excluded);
    }

    @Test
    void theLastLineThatMatchesDecides() {
        DockerIgnore ignore = new DockerIgnore("*\n!.env\n*.pyc\n");
        assertThat(ignore.excludes(".env")).isFalse();
        assertThat(ignore.excludes("app.py")).isTrue();
    }

    @Test
    void aLineThatCanMatchInManyWaysTakesNoLonger() {
        DockerIgnore ignore = new DockerIgnore("**/".repeat(60) + "z\n" + "*a".repeat(100) + "z\n");
        String path = "a/".repeat(1000) + "a".repeat(1000);
        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> ignore.excludes(path)))
                .isFalse();
    }
}
