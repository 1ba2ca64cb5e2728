package dev.undebug.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
    @ParameterizedTest
    @CsvSource({
        "*.py, app.py, true",
        "*.py, shop/app.py, true",
        "*.py, app.pyw, false",
        "/*.py, app.py, true",
        "/*.py, shop/app.py, false",
        "app.p?, app.py, true",
        "app.p?, app.p, false",
        "a?b, a/b, false",
        "docs, docs/a/b.py, true",
        "docs/, docs/a/b.py, true",
        "docs/, src/docs/b.py, true",
        "/docs, src/docs/b.py, false",
        "docs, shop/docs/b.py, true",
        "docs, documents/b.py, false",
        "docs/**, docs/a/b.py, true",
        "docs/**, shop/docs/a.py, false",
        "docs/*, docs/a.py, true",
        "docs/*, docs/a/b.py, true",
        "docs/*.py, docs/a/b.py, false",
        "a/**/b, a/b, true",
        "a/**/b, a/x/y/b, true",
        "a/**/b, a/xb, false",
        "**/b, b, true",
        "**/b, a/b, true",
        "**/b, ab, false",
        "a**b, a/x/b, true",
        "a.b, axb, false",
        "a+(b), a+(b), true",
        "(a|b).py, a.py, false",
        "*, anything/at/all, true",
        "ü?x, ü😀x, true",
    })
    void globsMatchAsInGit(String glob, String path, boolean matches) {
        assertThat(new Globs(List.of(glob)).matches(path)).isEqualTo(matches);
    }

    @Test
    void noGlobMatchesNothing() {
        assertThat(new Globs(List.of()).matches("app.py")).isFalse();
    }

    @Test
    void aPatternThatCanMatchInManyWaysTakesNoLonger() {
        Globs globs = new Globs(List.of("**/".repeat(60) + "z", "*a".repeat(100) + "z", "**a".repeat(60) + "z"));
        String path = "a/".repeat(1000) + "a".repeat(2000);
        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> globs.matches(path)))
                .isFalse();
    }
}
