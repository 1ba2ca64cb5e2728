package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.fact.Role;
import dev.undebug.flask.Exposure;
import dev.undebug.flask.Launcher;
import dev.undebug.rule.Explanation;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.rule.Severity;
import dev.undebug.rule.Suppression;
import dev.undebug.scan.Extent;
import dev.undebug.scan.ServiceReport;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Content;
import dev.undebug.source.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.testing.Golden;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
    private static final Extent WHOLE = new Extent(0, true, true, true);
    private static final SourceFile DOCKERFILE =
            new SourceFile("Dockerfile", "FROM python:3.12\nCMD [\"python\", \"app.py\"]\n");
    private static final SourceFile APP = new SourceFile("app.py", """
            app = Flask(__name__)
            🐍 = 1; app.run(host="0.0.0.0", debug=True)
            """);
    private static final Finding FINDING = new Finding(
            "flask-run-debug",
            "<module> run",
            Severity.CRITICAL,
            Exposure.CONSOLE,
            true,
            at(APP, "debug=True"),
            Explanation.of(
                    "`debug=True` puts an interactive debugger in front of the site: anyone who meets an error page gets a Python "
                            + "console on the server."),
            List.of(
                    new EvidenceStep(
                            at(DOCKERFILE, "\"python\", \"app.py\""),
                            new Event.StartsCommand(List.of("python", "app.py"))),
                    new EvidenceStep(at(APP, "debug=True"), "runs with `debug=True`")),
            Optional.of(new Fix(
                    "drop the debug argument",
                    List.of(new Edit(APP, at(APP, ", debug=True").span(), "")))),
            "0123abcd",
            true,
            Optional.empty());
    private static final ServiceReport SERVICE = new ServiceReport(
            "web",
            at(DOCKERFILE, "CMD [\"python\""),
            Launcher.PYTHON,
            Role.PRODUCTION,
            Exposure.CONSOLE,
            List.of(),
            List.of());

    private static Place at(SourceFile file, String text) {
        int start = file.text().indexOf(text);
        return file.place(new Span(start, start + text.length()));
    }

    private static String written(ReportFormat format, ScanReport report) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        format.write(report, writer);
        writer.flush();
        return out.toString();
    }

    private static ScanReport report(Finding... findings) {
        return new ScanReport(List.of(SERVICE), List.of(findings), 12, Severity.HIGH, List.of(), List.of(), WHOLE);
    }

    @Test
    void aScanThatWasNotFinishedIsNotTakenForAGoodOne() throws Exception {
        ScanReport part = new ScanReport(
                List.of(), List.of(), 1, Severity.HIGH, List.of(), List.of(), new Extent(9, false, true, false));
        assertThat(written(new TextReport(), part)).contains("NOT FINISHED", "Not every fix was tested");
        assertThat(written(new JsonReport(), part)).contains("\"finished\" : false", "\"fixesTried\" : false");
    }

    @Test
    void aFileThatCouldNotBeReadKeepsAScanFromBeingFinished() throws Exception {
        ScanReport part = new ScanReport(
                List.of(),
                List.of(),
                1,
                Severity.HIGH,
                List.of(Content.withheld("compose.yaml", "broken")),
                List.of(),
                WHOLE);
        assertThat(written(new TextReport(), part)).contains("NOT COMPLETE: a file that may start or configure");
        assertThat(written(new JsonReport(), part)).contains("\"finished\" : false", "\"fixesTried\" : true");
    }

    @Test
    void writesTheJsonThatIsPromised() throws Exception {
        JsonMapper mapper = new JsonMapper();
        JsonNode written = mapper.readTree(written(new JsonReport(), report(FINDING)));
        JsonNode promised = mapper.readTree("""
                {"version":1,"tool":{"name":"undebug","version":"%s"},
                 "services":[{"name":"web","path":"Dockerfile","line":2,"launcher":"python","environment":"production",
                   "exposure":"console"}],
                 "findings":[{"rule":"flask-run-debug","severity":"critical","exposure":"console",
                   "message":"`debug=True` puts an interactive debugger in front of the site: anyone who meets an error page \
                gets a Python console on the server.","path":"app.py",
                   "startLine":2,"startColumn":32,"endLine":2,"endColumn":42,
                   "evidence":[{"path":"Dockerfile","line":2,"text":"starts `python app.py`"},
                     {"path":"app.py","line":2,"text":"runs with `debug=True`"}],
                   "fix":{"description":"drop the debug argument","edits":[{"path":"app.py","startLine":2,"startColumn":30,
                     "endLine":2,"endColumn":42,"text":""}]},
                   "fingerprint":"0123abcd","suppressed":false}],
                 "unread":[],"notes":[],
                 "summary":{"files":12,"findings":1,"finished":true,"fixesTried":true}}
                """.formatted(Version.current()));
        assertThat(written).isEqualTo(promised);
        assertThat(written.properties().stream().map(entry -> entry.getKey()))
                .containsExactly("version", "tool", "services", "findings", "unread", "notes", "summary");
    }

    @Test
    void writesJsonOfNothing() throws Exception {
        ScanReport nothing = new ScanReport(List.of(), List.of(), 0, Severity.HIGH, List.of(), List.of(), WHOLE);
        JsonNode written = new JsonMapper().readTree(written(new JsonReport(), nothing));
        assertThat(written.get("services").isEmpty()).isTrue();
        assertThat(written.get("findings").isArray()).isTrue();
        assertThat(written.get("summary").toString())
                .isEqualTo("{\"files\":0,\"findings\":0,\"finished\":true,\"fixesTried\":true}");
    }

    @Test
    void saysNullWhereNoFixIsOffered() throws Exception {
        JsonNode written = new JsonMapper().readTree(written(new JsonReport(), report(changed(FINDING, false))));
        assertThat(written.at("/findings/0").has("fix")).isTrue();
        assertThat(written.at("/findings/0/fix").isNull()).isTrue();
    }

    private static Finding changed(Finding finding, boolean suppressed) {
        return new Finding(
                finding.rule(),
                finding.subject(),
                finding.severity(),
                finding.exposure(),
                finding.launched(),
                finding.place(),
                finding.explanation(),
                finding.evidence(),
                Optional.empty(),
                finding.fingerprint(),
                true,
                suppressed
                        ? Optional.of(new Suppression(finding.place(), "for the workshop", false))
                        : Optional.empty());
    }

    @Test
    void writesTextThatReadsAtAGlance() {
        Golden.check("cli/report.txt", written(new TextReport(), report(FINDING, changed(FINDING, true))));
    }

    @Test
    void writesTextOfNothing() {
        assertThat(written(
                        new TextReport(),
                        new ScanReport(List.of(), List.of(), 1, Severity.HIGH, List.of(), List.of(), WHOLE)))
                .isEqualTo("No findings in 1 file.\n");
        assertThat(written(new TextReport(), report(changed(FINDING, true))))
                .endsWith("No findings in 12 files. 1 allowed by comments.\n");
    }

    @Test
    void onlyWhatIsNotAllowedBlocks() {
        assertThat(report(FINDING).blocks()).isTrue();
        assertThat(report(changed(FINDING, true)).blocks()).isFalse();
        ScanReport lax =
                new ScanReport(List.of(), List.of(lower(FINDING)), 1, Severity.HIGH, List.of(), List.of(), WHOLE);
        assertThat(lax.blocks()).isFalse();
        assertThat(written(new TextReport(), lax)).endsWith("1 finding in 1 file: 1 medium. None at or above high.\n");
    }

    private static Finding lower(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.subject(),
                Severity.MEDIUM,
                Exposure.FLAG,
                true,
                finding.place(),
                finding.explanation(),
                List.of(),
                Optional.empty(),
                finding.fingerprint(),
                true,
                Optional.empty());
    }

    @Test
    void keepsTheTerminalSafe() {
        SourceFile hostile = new SourceFile("a\u001b[2J.py", "x\u001b]0;owned\u0007 = 1\t# \u202eeurT\u200b\n");
        Place place = hostile.place(new Span(0, hostile.text().length()));
        Finding finding = new Finding(
                "flask-run-debug",
                "<module> run",
                Severity.LOW,
                Exposure.FLAG,
                true,
                place,
                Explanation.of("a\u001b[31m b\r\nc"),
                List.of(new EvidenceStep(place, "\u009b2J")),
                Optional.of(new Fix("x\u0000", List.of(new Edit(hostile, new Span(0, 1), "\u0008")))),
                "f",
                true,
                Optional.empty());
        String text = written(new TextReport(), report(finding));
        assertThat(text.chars().filter(c -> c != '\n').mapToObj(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT);
        assertThat(text).contains("␛]0;owned").contains("\\u202e");
    }

    @Test
    void cutsLongLinesAroundWhatIsMeant() {
        String line = "x = '" + "a".repeat(500) + "'; debug=True; y = '" + "b".repeat(500) + "'";
        SourceFile file = new SourceFile("app.py", "\n" + line);
        List<String> excerpt = SourceExcerpt.of(at(file, "debug=True"));
        assertThat(excerpt.get(0)).startsWith("2 | …aaa").endsWith("bbb…").hasSizeLessThan(120);
        int caret = excerpt.get(1).indexOf('^');
        assertThat(excerpt.get(0).substring(caret)).startsWith("debug=True");
        assertThat(excerpt.get(1).substring(caret)).isEqualTo("^".repeat(10));
    }

    @Test
    void marksTheFirstLineOfSeveral() {
        SourceFile file = new SourceFile("app.py", "\uFEFFapp.run(\n  debug=True,\n)\n");
        assertThat(SourceExcerpt.of(file.place(new Span(0, 24)))).containsExactly("1 | app.run(", "  | ^^^^^^^^");
        assertThat(SourceExcerpt.of(file.place(new Span(9, 9)))).containsExactly("1 | app.run(", "  |         ^");
    }

    @Test
    void showsAFixAsTheLinesThatGoAndCome() {
        SourceFile file = new SourceFile("Dockerfile", "FROM a\r\nENV A=1 B=2\r\nCMD x\r\nEND");
        assertThat(diff(
                        file,
                        new Edit(file, at(file, "A=1").span(), "A=0"),
                        new Edit(file, at(file, "2").span(), "3")))
                .containsExactly("Dockerfile:2", "- ENV A=1 B=2", "+ ENV A=0 B=3");
        assertThat(diff(file, new Edit(file, file.lineWithEnd(2), "")))
                .containsExactly("Dockerfile:2", "- ENV A=1 B=2");
        assertThat(diff(
                        file,
                        new Edit(
                                file, new Span(file.text().length(), file.text().length()), "!")))
                .containsExactly("Dockerfile:4", "- END", "+ END!");
        assertThat(diff(
                        file,
                        new Edit(file, at(file, "a").span(), "b"),
                        new Edit(file, at(file, "x").span(), "y")))
                .containsExactly("Dockerfile:1", "- FROM a", "+ FROM b", "Dockerfile:3", "- CMD x", "+ CMD y");
    }

    private static List<String> diff(SourceFile file, Edit... edits) {
        assertThat(edits).allMatch(edit -> edit.file().equals(file));
        return FixDiff.of(new Fix("change it", List.of(edits)));
    }
}
