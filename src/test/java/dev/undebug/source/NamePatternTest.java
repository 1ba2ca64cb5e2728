package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "*, app.py, true",
        "*, .env, true",
        "*.py, app.py, true",
        "*.py, app.pyc, false",
        "a*p*y, app.py, true",
        "?pp.py, app.py, true",
        "?, ab, false",
        "[a-w]eb, web, true",
        "[a-w]eb, xeb, false",
        "[^a-w]eb, web, false",
        "[^a-w]eb, xeb, true",
        "[ab\\]]c, ]c, true",
        "\\*, *, true",
        "\\*, x, false",
        "[]a, a, false",
        "[ab, a, false",
        "web, web, true",
        "web, we, false",
    })
    void matchesAsGoDoes(String pattern, String name, boolean matches) {
        assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"a*, true", "a?, true", "[ab], true", "a.py, false"})
    void tellsPatternsFromNames(String text, boolean pattern) {
        assertThat(NamePattern.is(text)).isEqualTo(pattern);
    }
}
