package dev.undebug.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Span;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArgumentSpanTest {
    record Case(String before, String after) {}

    static final List<Case> CASES = List.of(
            new Case("app.run(debug=True)", "app.run()"),
            new Case("app.run( debug=True )", "app.run()"),
            new Case("app.run(debug=True, port=1)", "app.run(port=1)"),
            new Case("app.run(port=1, debug=True)", "app.run(port=1)"),
            new Case("app.run(port=1, debug=True,)", "app.run(port=1, )"),
            new Case("app.run(port=1 , debug=True, host=h)", "app.run(port=1 , host=h)"),
            new Case("app.run(\n    debug=True,\n)", "app.run()"),
            new Case("app.run(\n    port=1,\n    debug=True,\n)", "app.run(\n    port=1,\n)"),
            new Case("app.run(\n    port=1,\n    debug=True\n)", "app.run(\n    port=1,\n)"),
            new Case("app.run(\n    debug=True,  # for me\n    port=1,\n)", "app.run(\n    port=1,\n)"),
            new Case("app.run(\r\n\tport=1,\r\n\tdebug=True,\r\n)", "app.run(\r\n\tport=1,\r\n)"),
            new Case("app.run(port=1,\n        debug=True)", "app.run(port=1)"),
            new Case("app.run(debug=True,\n        port=1)", "app.run(port=1)"),
            new Case("app.run(port=1, debug=True,\n    host=h)", "app.run(port=1,\n    host=h)"),
            new Case("app.run(port=1,\n        debug=True,\n        host=h)", "app.run(port=1,\n        host=h)"));

    @ParameterizedTest
    @FieldSource("CASES")
    void dropsAnArgumentWithWhatBelongsToIt(Case example) {
        String text = example.before();
        int start = text.indexOf("debug=True");
        Span span = ArgumentSpan.of(text, new Span(start, start + "debug=True".length()));
        assertThat(text.substring(0, span.start()) + text.substring(span.end())).isEqualTo(example.after());
    }
}
