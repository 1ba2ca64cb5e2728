package dev.undebug.review.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.flask.Exposure;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void replacesTheWholeLine() {
        SourceFile file = new SourceFile("app.py", "import x\n\tapp.run(debug=True)  # é😀\nend\n");
        Suggestion suggestion = suggestion(file, edit(file, "debug=True", "")).orElseThrow();
        assertThat(suggestion).isEqualTo(new Suggestion(2, 2, "\tapp.run()  # é😀", false));
        assertThat(suggestion.block()).isEqualTo("```suggestion\n\tapp.run()  # é😀\n```");
    }

    @Test
    void deletesALineThatGoesWithItsEnd() {
        SourceFile file = new SourceFile(".env", "A=1\nFLASK_DEBUG=1\nB=2\n");
        Suggestion suggestion =
                suggestion(file, edit(file, "FLASK_DEBUG=1\n", "")).orElseThrow();
        assertThat(suggestion).isEqualTo(new Suggestion(2, 2, "", true));
        assertThat(suggestion.block()).isEqualTo("```suggestion\n```");
    }

    @Test
    void theLineEndBeforeADeletedLastLineStays() {
        SourceFile file = new SourceFile(".env", "A=1\nFLASK_DEBUG=1");
        Suggestion suggestion = suggestion(file, edit(file, "A=1", "A=2"), edit(file, "FLASK_DEBUG=1", ""))
                .orElseThrow();
        assertThat(suggestion.block()).isEqualTo("```suggestion\nA=2\n\n```");
    }

    @Test
    void aBlankLineIsNotADeletion() {
        SourceFile file = new SourceFile(".env", "A=1\nFLASK_DEBUG=1\n");
        Suggestion suggestion =
                suggestion(file, edit(file, "FLASK_DEBUG=1", "")).orElseThrow();
        assertThat(suggestion.deletes()).isFalse();
        assertThat(suggestion.block()).isEqualTo("```suggestion\n\n```");
    }

    @Test
    void isNotOfferedWhereGitHubWouldWriteAnotherEncoding() {
        SourceFile latin = new SourceFile("app.py", "# é\nrun(debug=True)\n", StandardCharsets.ISO_8859_1);
        assertThat(suggestion(latin, edit(latin, "debug=True", ""))).isEmpty();
        SourceFile plain = new SourceFile("app.py", "# e\nrun(debug=True)\n", StandardCharsets.ISO_8859_1);
        assertThat(suggestion(plain, edit(plain, "debug=True", ""))).isPresent();
    }

    @Test
    void coversAllEditsOfAFix() {
        SourceFile file = new SourceFile("app.py", "run(\n  debug=True,\n  use_debugger=True,\n)\n");
        Suggestion suggestion = suggestion(
                        file, edit(file, "  debug=True,\n", ""), edit(file, "use_debugger=True", "use_debugger=False"))
                .orElseThrow();
        assertThat(suggestion).isEqualTo(new Suggestion(2, 3, "  use_debugger=False,", false));
    }

    @Test
    void writesLineFeedsWhateverTheFileHas() {
        SourceFile file = new SourceFile("app.py", "a\r\nrun(debug=True,\r\n    x=1)\r\n");
        Suggestion suggestion =
                suggestion(file, edit(file, "debug=True,\r\n    ", "")).orElseThrow();
        assertThat(suggestion).isEqualTo(new Suggestion(2, 3, "run(x=1)", false));
    }

    @Test
    void coversTheLineThatComesToStandInTheOneBefore() {
        SourceFile file = new SourceFile("app.py", "run(\n    debug=True,\n)\nend()\n");
        assertThat(suggestion(file, edit(file, "\n    debug=True,\n", "")))
                .contains(new Suggestion(1, 3, "run()", false));
    }

    @Test
    void aFileWithoutAFinalLineEndKeepsNone() {
        SourceFile file = new SourceFile("Procfile", "web: flask run --debug");
        assertThat(suggestion(file, edit(file, " --debug", "")).orElseThrow())
                .isEqualTo(new Suggestion(1, 1, "web: flask run", false));
    }

    @Test
    void aFixInAnotherFileIsNoSuggestion() {
        SourceFile file = new SourceFile("app.py", "run()\n");
        SourceFile other = new SourceFile("config.py", "DEBUG = True\n");
        assertThat(suggestion(file, edit(other, "True", "False"))).isEmpty();
    }

    private static Edit edit(SourceFile file, String old, String replacement) {
        int start = file.text().indexOf(old);
        return new Edit(file, new Span(start, start + old.length()), replacement);
    }

    private static Optional<Suggestion> suggestion(SourceFile file, Edit... edits) {
        Finding finding = new Finding(
                "flask-run-debug",
                "<module> run",
                Severity.HIGH,
                Exposure.CONSOLE,
                true,
                file.place(new Span(0, 1)),
                Explanation.of("message"),
                List.of(),
                Optional.of(new Fix("change it", List.of(edits))),
                "fingerprint1",
                true,
                Optional.empty());
        return Suggestion.of(finding);
    }
}
