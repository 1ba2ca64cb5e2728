package dev.undebug.read.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.undebug.fact.Role;
import dev.undebug.read.helm.TemplateValue.Missing;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares rendered templates with the output of Go's own, see {@code facts/README.md}. */
class TemplateRunTest {
    private static Stream<Arguments> observed() throws IOException {
        try (InputStream in = TemplateRunTest.class.getResourceAsStream("/facts/helm-templates.json")) {
            JsonNode all = new JsonMapper().readTree(in);
            List<Arguments> cases = new ArrayList<>();
            for (JsonNode one : all.get("cases")) {
                cases.add(Arguments.of(
                        one.get("template").asText(),
                        all.get("values").toString(),
                        one.get("output").asText()));
            }
            assertThat(cases).hasSizeGreaterThan(60);
            return cases.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("observed")
    void rendersAsGoDoes(String template, String values, String output) {
        assertThat(rendered(template, values)).isEqualTo(output);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ if",
                "{{ end }}",
                "{{ else }}",
                "{{ range }}",
                "{{ . | }}",
                "{{ $x := }}",
                "{{ ((((.)))) ",
                "{{ \"a }}",
                "{{ define }}{{ end }}",
                "{{ include \"x\" . }}",
                "{{ tpl . }}",
                "{{ index }}",
                "{{ printf \"%z\" 1 }}",
                "{{ . }",
                "{{ | }}",
                "{{ nindent \"x\" . }}",
                "{{ b64dec \"?\" }}",
                "{{ } }}",
                "{{-}}",
                "{{--}}"
            })
    void endsOnWhatIsNoTemplate(String template) {
        assertThat(rendered(template + "\nnext", "{a: 1}")).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("observed")
    void endsOnEveryPrefix(String template, String values, String output) {
        for (int end = 0; end < template.length(); end++) {
            String prefix = template.substring(0, end);
            assertThatCode(() -> rendered(prefix, values)).as(prefix).doesNotThrowAnyException();
        }
        assertThat(rendered(template, values)).isEqualTo(output);
    }

    @Test
    void givesUpOnWhatNeverEnds() {
        SourceFile file = new SourceFile(
                "t.yaml", "{{ define \"a\" }}{{ include \"a\" . }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}");
        TemplateParser.Template template = TemplateParser.parse(file);
        TemplateRun run = new TemplateRun(template.defined());
        run.render(template.body(), Missing.NIL);
        assertThat(run.gaveUp()).isTrue();
    }

    private static String rendered(String template, String values) {
        SourceFile file = new SourceFile("chart/templates/t.yaml", template);
        SourceFile own = new SourceFile("chart/values.yaml", values);
        TemplateParser.Template parsed = TemplateParser.parse(file);
        HelmRelease release =
                new HelmRelease(Optional.empty(), List.of(), List.of(), Role.UNKNOWN, own.place(new Span(0, 0)));
        TemplateValue data = new ChartData("chart", Map.of("chart/values.yaml", own), release).of("chart");
        return new TemplateRun(parsed.defined()).render(parsed.body(), data).text();
    }
}
