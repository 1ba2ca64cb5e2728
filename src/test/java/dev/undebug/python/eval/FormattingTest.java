package dev.undebug.python.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormattingTest {
    private static final String PROGRAM = """
            import os
            from flask import Flask

            Flask(__name__).run(debug=%s)
            """;

    /** The values are CPython 3.13's. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            '{}Config'.format('Debug')                    ; 'DebugConfig'
            '{1}{0}{1}'.format('a', 'b')                  ; 'bab'
            '{name}!'.format(name='x')                    ; 'x!'
            '{}{!s}'.format(1, None)                      ; '1None'
            '{{}}{}'.format(True)                         ; '{}True'
            ''.format()                                   ; ''
            '{0.name}'.format('a')                        ; unknown
            '{:>3}'.format('a')                           ; unknown
            '{!r}'.format('a')                            ; unknown
            '{}'.format()                                 ; unknown
            '{'.format('a')                               ; unknown
            '{}'.format(os.getenv('X', 'y'))              ; 'y'
            '{}'.format(*os.listdir())                    ; unknown
            '%s.%s' % ('a', 1)                            ; 'a.1'
            '%d' % 1                                      ; unknown
            max(1, 3, 2)                                  ; 3
            min([2, 0])                                   ; 0
            max(0, False)                                 ; 0
            max('a', 'b')                                 ; unknown
            max([])                                       ; unknown
            max([1], key=abs)                             ; unknown
            sum((1, True))                                ; 2
            sum([1], 2)                                   ; unknown
            sum([])                                       ; 0
            """)
    void showsValuesAsPythonDoes(String expression, String value) {
        assertThat(Told.starts(Repository.of(PROGRAM.formatted(expression)).run()))
                .containsExactly("app.py:4 debug=" + value);
    }
}
