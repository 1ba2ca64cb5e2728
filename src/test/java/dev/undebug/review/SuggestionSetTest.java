package dev.undebug.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionSetTest {
    private final SourceFile file =
            new SourceFile("Procfile", "web: FLASK_DEBUG=1 flask run --debug\nb: flask run --debug\n");

    @Test
    void fixesOfOneLineAreOfferedTogether() {
        Finding variable = finding(edit("1 ", "0 "));
        Finding flag = finding(edit(" --debug", ""));
        SuggestionSet set = SuggestionSet.of(List.of(flag, variable));
        Suggestion together = new Suggestion(1, 1, "web: FLASK_DEBUG=0 flask run", false);
        assertThat(set.get(variable)).contains(together);
        assertThat(set.get(flag)).contains(together);
    }

    @Test
    void fixesOfNeighbouringLinesStayApart() {
        Finding first = finding(edit("1 ", "0 "));
        Finding second = finding(edit("b: flask run --debug", "b: flask run"));
        SuggestionSet set = SuggestionSet.of(List.of(first, second));
        assertThat(set.get(first).orElseThrow().endLine()).isEqualTo(1);
        assertThat(set.get(second)).contains(new Suggestion(2, 2, "b: flask run", false));
    }

    @Test
    void fixesThatContradictEachOtherLeaveTheFirst() {
        Finding first = finding(edit(" --debug", ""));
        Finding second = finding(edit(" --debug", " --no-debug"));
        SuggestionSet set = SuggestionSet.of(List.of(first, second));
        assertThat(set.get(first)).isPresent();
        assertThat(set.get(second)).isEmpty();
    }

    private Edit edit(String old, String replacement) {
        int start = file.text().indexOf(old);
        return new Edit(file, new Span(start, start + old.length()), replacement);
    }

    private Finding finding(Edit edit) {
        return new Finding(
                "flask-run-flag",
                Severity.HIGH,
                Exposure.CONSOLE,
                file.place(edit.span()),
                "message",
                List.of(),
                Optional.of(new Fix("change it", List.of(edit))),
                "fingerprint" + edit.text().length() + edit.span().start(),
                Optional.empty());
    }
}
