package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names on the left are in {@code encodings.aliases} of CPython 3.13, each for the codec on the right. */
class PythonCodecsTest {
    @ParameterizedTest
    @CsvSource({
        "utf, UTF-8",
        "U8, UTF-8",
        "utf8, UTF-8",
        "utf_8, UTF-8",
        "utf8_ucs2, UTF-8",
        "utf8_ucs4, UTF-8",
        "cp65001, UTF-8",
        "us, US-ASCII",
        "us_ascii, US-ASCII",
        "latin, ISO-8859-1",
        "latin1, ISO-8859-1",
        "l1, ISO-8859-1",
        "iso8859_1, ISO-8859-1"
    })
    void knowsPythonsNames(String name, String charset) {
        assertThat(PythonCodecs.charset(name))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo(charset));
    }

    @Test
    void doesNotGuess() {
        assertThat(PythonCodecs.charset("utf-9")).isEmpty();
        assertThat(PythonCodecs.charset("utfutf")).isEmpty();
    }
}
