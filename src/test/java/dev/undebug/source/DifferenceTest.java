package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final String BEFORE = "app.run(debug=True, port=80)\nend()\n";
    private static final String AFTER = "app.run(port=80)\nend()\n";

    @Test
    void outsideTheStretchTheTextsAreTheSame() {
        Difference difference = Difference.between(BEFORE, AFTER);
        Span span = difference.span();
        assertThat(BEFORE.substring(0, span.start())).isEqualTo(AFTER.substring(0, span.start()));
        assertThat(BEFORE.substring(span.end())).isEqualTo(AFTER.substring(span.end() + difference.shift()));
        assertThat(span.end() - span.start()).isEqualTo("debug=True, ".length());
    }

    @Test
    void spansAroundAndBesideItMove() {
        Difference difference = Difference.between(BEFORE, AFTER);
        assertThat(moved(difference, "app")).isEqualTo("app");
        assertThat(moved(difference, "end()")).isEqualTo("end()");
        assertThat(moved(difference, "app.run(debug=True, port=80)")).isEqualTo("app.run(port=80)");
    }

    @Test
    void equalTextsDifferNowhere() {
        Difference none = Difference.between(BEFORE, BEFORE);
        assertThat(none.span().isEmpty()).isTrue();
        assertThat(none.shift()).isZero();
        assertThat(Difference.between("aa", "aaa").shift()).isEqualTo(1);
        assertThat(Difference.between("aaa", "").span()).isEqualTo(new Span(0, 3));
    }

    private static String moved(Difference difference, String text) {
        int start = BEFORE.indexOf(text);
        Span moved = difference.moved(new Span(start, start + text.length()));
        return AFTER.substring(moved.start(), moved.end());
    }
}
