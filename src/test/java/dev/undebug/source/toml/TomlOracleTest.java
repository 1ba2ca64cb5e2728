package dev.undebug.source.toml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Marks;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares with Python's tomllib, with which programs and packaging tools read TOML. */
class TomlOracleTest {
    private static final int RANDOM = 3_000;

    private static final String[] KEYS = {"a", "b", "a.b", "b.a", "\"a\"", "'b.c'", "a . \"x y\"", "1", "-", "é", "\"\""
    };

    private static final String[] VALUES = {
        "1",
        "+1_000",
        "-0",
        "0xdead_BEEF",
        "0o17",
        "0b11",
        "01",
        "1__0",
        "9223372036854775807",
        "1.5",
        "-1e3",
        "6.626e-34",
        "1_0.0_1",
        ".5",
        "1.",
        "inf",
        "-inf",
        "true",
        "false",
        "True",
        "tru",
        "1979-05-27",
        "1979-05-27T07:32:00Z",
        "1979-05-27 07:32:00.5-07:00",
        "07:32:00",
        "1979-13-01",
        "1979-05-27 ",
        "\"x\"",
        "'x'",
        "\"\"",
        "''",
        "\"a\\tb\\u00e9\\U0001F40D\\\\\\\"\"",
        "'C:\\d'",
        "\"\\z\"",
        "\"é🐍\" ",
        "\"#\"",
        "'\"'",
        "\"\"\"\nx\"\"\"",
        "\"\"\"a\\\n   b\"\"\"",
        "'''\n\nx\n'''",
        "\"\"\"\"x\"\"\"\"",
        "''''x'''''",
        "\"\"\"a\r\nb\"\"\"",
        "[]",
        "[1, 2]",
        "[\n  1, # one\n  'x',\n]",
        "[[1], ['a', {b = 1}]]",
        "[1 2]",
        "[,]",
        "[1,,2]",
        "[",
        "{}",
        "{ x = 1 }",
        "{ x.y = 1, x.z = {} }",
        "{ x = 1, x = 2 }",
        "{ \"x y\" = [1] }",
        "{x}",
        "{ x = 1 y = 2 }",
        "",
        "x",
        "1 2",
        "= 1",
        "\"x",
        "'x",
        "\"\"\"x"
    };

    private static final String[] LINES = {
        "",
        "# a comment",
        "   ",
        "\t# é🐍 [a] = 'x'",
        "[t]",
        "[t.u]",
        "[ t . 'v w' ]",
        "[[l]]",
        "[[l.m]]",
        "[l.n]",
        "[a]",
        "[a.b]",
        "[t]]",
        "[[t]",
        "[]",
        "[t",
        "] ",
        "x",
        "=",
        "key = value"
    };

    private static final String SCRIPT = """
            import json, math, sys, tomllib

            def shown(value):
                if isinstance(value, dict):
                    return {key: shown(each) for key, each in value.items()}
                if isinstance(value, list):
                    return [shown(each) for each in value]
                if isinstance(value, (bool, str)):
                    return value
                if isinstance(value, int):
                    return {"int": str(value)}
                if isinstance(value, float):
                    return {"float": value.hex()}
                return {"moment": ""}

            for i in range(int(sys.argv[2])):
                with open(f"{sys.argv[1]}/{i}.toml", "rb") as file:
                    try:
                        print(json.dumps(shown(tomllib.load(file))))
                    except tomllib.TOMLDecodeError:
                        print(json.dumps(None))
            """;

    @TempDir
    Path folder;

    @Tag(Needs.ORACLE)
    @Test
    void readsWhatTomllibReads() throws Exception {
        List<String> texts = new ArrayList<>(written());
        assertThat(texts).hasSizeGreaterThan(40);
        texts.addAll(random());
        List<JsonNode> expected = tomllib(texts);
        assertThat(expected).hasSameSizeAs(texts);
        int read = 0;
        for (int i = 0; i < texts.size(); i++) {
            SourceFile file = new SourceFile("a.toml", texts.get(i));
            TomlDocument document = TomlDocument.parse(file);
            if (expected.get(i).isNull()) {
                assertThat(document.mistakes())
                        .as("mistakes of %s", file.text())
                        .isNotEmpty();
            } else {
                read++;
                assertThat(document.mistakes())
                        .as("mistakes of %s", file.text())
                        .isEmpty();
                assertThat(json(document.root())).as(file.text()).isEqualTo(expected.get(i));
            }
        }
        assertThat(read).isBetween(texts.size() / 4, texts.size() * 9 / 10);
    }

    /** The TOML of the literate cases, without templates. */
    private static List<String> written() {
        return LiterateCase.all().stream()
                .flatMap(project -> project.files().entrySet().stream())
                .filter(file -> file.getKey().endsWith(".toml") || file.getKey().endsWith("uv.lock"))
                .map(file -> Marks.read(file.getValue()).text())
                .filter(text -> !text.contains("{{"))
                .toList();
    }

    private static List<String> random() {
        Random random = new Random(20261127);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < RANDOM; i++) {
            StringBuilder text = new StringBuilder();
            for (int lines = 1 + random.nextInt(4); lines > 0; lines--) {
                String line = random.nextInt(3) == 0
                        ? LINES[random.nextInt(LINES.length)]
                        : KEYS[random.nextInt(KEYS.length)] + " = " + VALUES[random.nextInt(VALUES.length)];
                String end = random.nextInt(8) == 0 ? " # end" : "";
                text.append(line).append(end).append(random.nextInt(6) == 0 ? "\r\n" : "\n");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private List<JsonNode> tomllib(List<String> texts) throws IOException, InterruptedException {
        Path python = Tools.requirePython("tomllib", "python3");
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(folder.resolve(i + ".toml"), texts.get(i));
        }
        Process process = new ProcessBuilder(
                        python.toString(), "-c", SCRIPT, folder.toString(), String.valueOf(texts.size()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        JsonMapper mapper = new JsonMapper();
        List<JsonNode> trees = new ArrayList<>();
        for (String line : out.lines().toList()) {
            trees.add(mapper.readTree(line));
        }
        return trees;
    }

    private static JsonNode json(TomlNode node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof TomlNode.Table) {
            ObjectNode object = make.objectNode();
            node.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
            return object;
        }
        if (node instanceof TomlNode.Array) {
            ArrayNode array = make.arrayNode();
            node.elements().forEach(element -> array.add(json(element)));
            return array;
        }
        if (node instanceof TomlNode.Text text) {
            return make.textNode(text.text());
        }
        if (node instanceof TomlNode.Bool truth) {
            return make.booleanNode(truth.isTrue());
        }
        if (node instanceof TomlNode.Whole whole) {
            return make.objectNode().put("int", String.valueOf(whole.number()));
        }
        return node instanceof TomlNode.Real real
                ? make.objectNode().put("float", hex(real.number()))
                : make.objectNode().put("moment", "");
    }

    /** Formats a number like Python's {@code float.hex}, with all digits. */
    private static String hex(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String java = Double.toHexString(number).replaceFirst("p(?=\\d)", "p+");
        int point = java.indexOf('.') + 1;
        String digits = java.substring(point, java.indexOf('p'));
        String padded = number == 0 ? digits : digits + "0".repeat(13 - digits.length());
        return java.substring(0, point) + padded + java.substring(java.indexOf('p'));
    }
}
