package dev.undebug.review.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.review.draft.SuggestionSet.Offer;
import dev.undebug.rule.Explanation;
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
    private final SourceFile file = new SourceFile(
            "Procfile", "web: FLASK_DEBUG=1 flask run --debug\nb: flask run --debug\nc: flask run --debugger\n");

    @Test
    void fixesOfOneLineAreOfferedTogether() {
        Finding variable = finding(edit("1 ", "0 "));
        Finding flag = finding(edit(" --debug", ""));
        SuggestionSet set = all(flag, variable);
        Suggestion together = new Suggestion(1, 1, "web: FLASK_DEBUG=0 flask run", false);
        assertThat(set.get(variable)).contains(new Offer(together, flag, 1));
        assertThat(set.get(flag)).contains(new Offer(together, flag, 1));
    }

    @Test
    void fixesOfNeighbouringLinesAreOfferedTogetherInTheCommentOfTheWorst() {
        Finding first = finding(edit("1 ", "0 "));
        Finding second = finding(edit("b: flask run --debug", "b: flask run"));
        Suggestion together = new Suggestion(1, 2, "web: FLASK_DEBUG=0 flask run --debug\nb: flask run", false);
        SuggestionSet set = all(second, first);
        assertThat(set.get(first)).contains(new Offer(together, second, 1));
        assertThat(set.get(second)).contains(new Offer(together, second, 1));
    }

    @Test
    void fixesWithALineBetweenThemStayApart() {
        Finding first = finding(edit("1 ", "0 "));
        Finding third = finding(edit("c: flask run --debugger", "c: flask run"));
        SuggestionSet set = all(first, third);
        assertThat(set.get(first).orElseThrow().suggestion().endLine()).isEqualTo(1);
        assertThat(set.get(third)).contains(new Offer(new Suggestion(3, 3, "c: flask run", false), third, 0));
    }

    @Test
    void whatGitHubWouldNotOfferTogetherIsOfferedApart() {
        Finding first = finding(edit("1 ", "0 "));
        Finding second = finding(edit("b: flask run --debug", "b: flask run"));
        SuggestionSet set = SuggestionSet.of(
                List.of(first, second), (path, suggestion) -> suggestion.startLine() == suggestion.endLine());
        assertThat(set.get(first).orElseThrow().bearer()).isEqualTo(first);
        assertThat(set.get(second)).contains(new Offer(new Suggestion(2, 2, "b: flask run", false), second, 0));
        assertThat(SuggestionSet.of(List.of(first), (path, suggestion) -> false).get(first))
                .isEmpty();
    }

    @Test
    void fixesThatContradictEachOtherLeaveTheFirst() {
        Finding first = finding(edit(" --debug", ""));
        Finding second = finding(edit(" --debug", " --no-debug"));
        SuggestionSet set = all(first, second);
        assertThat(set.get(first)).isPresent();
        assertThat(set.get(second)).isEmpty();
    }

    private static SuggestionSet all(Finding... findings) {
        return SuggestionSet.of(List.of(findings), (path, suggestion) -> true);
    }

    private Edit edit(String old, String replacement) {
        int start = file.text().indexOf(old);
        return new Edit(file, new Span(start, start + old.length()), replacement);
    }

    private Finding finding(Edit edit) {
        return new Finding(
                "flask-run-flag",
                "<module> run",
                Severity.HIGH,
                Exposure.CONSOLE,
                true,
                file.place(edit.span()),
                Explanation.of("message"),
                List.of(),
                Optional.of(new Fix("change it", List.of(edit))),
                "fingerprint" + edit.text().length() + edit.span().start(),
                true,
                Optional.empty());
    }
}
