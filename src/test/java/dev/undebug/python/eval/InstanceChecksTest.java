package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceChecksTest {
    private static final String PROGRAM = """
            import other
            from flask import Flask

            class Own: pass
            class Derived(Own): pass

            Flask(__name__).run(debug=isinstance(%s))
            """;

    /** The values are CPython 3.13's; the result for {@code other} depends on its value. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            'a', str                          ; True
            'a', (int, str)                   ; True
            'a', (int, (float, str))          ; True
            'a', int | str                    ; True
            'a', int | float | None           ; False
            None, int | None                  ; True
            None, int | str                   ; False
            True, int                         ; True
            1, bool                           ; False
            [], tuple | list                  ; True
            [], tuple | set                   ; False
            (), list | set                    ; False
            (), tuple | list                  ; True
            {}, dict                          ; True
            {1}, list                         ; False
            Own(), Own | str                  ; True
            Derived(), str | Own              ; True
            Own(), Derived | str              ; False
            'a', Own | Derived                ; False
            other.thing, str | None           ; unknown
            'a', other.Type | int             ; unknown
            'a', (other.Type, str)            ; True
            """)
    void answersAsPythonDoes(String arguments, String answer) {
        assertThat(Told.starts(Repository.of(PROGRAM.formatted(arguments)).run()))
                .containsExactly("app.py:7 debug=" + answer);
    }
}
