package dev.undebug.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredEncodingTest {
    /** Code pages with slightly different tables in Java and Python; the characters of Python's syntax are the same. */
    private static final Set<String> OTHER_TABLES = Set.of("932", "950", "ms950", "maccyrillic", "maciceland");

    private static final String MARK = "\u00EF\u00BB\u00BF";

    /** Decodes a file whose bytes are the characters. */
    private static Content decode(String path, String bytes) {
        return Content.decode(path, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(String bytes) {
        Content content = decode("a.py", bytes);
        assertThat(content).isInstanceOf(Content.Decoded.class);
        return ((Content.Decoded) content).file().text();
    }

    private static String reason(String path, String bytes) {
        Content content = decode(path, bytes);
        assertThat(content).isInstanceOf(Content.Unread.class);
        return ((Content.Unread) content).reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# -*- coding: latin-1 -*-\n",
                "# coding=iso-8859-1\n",
                "#!/usr/bin/python\n# vim: set fileencoding=latin1 :\n",
                "\n \t\f# encoding:   Latin_1\n",
                "\r# coding: iso-latin-1-unix\r",
                "\r\n# coding: l1\r\n",
                "# codingcoding: latin-1\n",
                "# coding: latin-1 coding: utf-8\n"
            })
    void readsTheDeclaredEncoding(String start) {
        assertThat(text(start + "x = '\u00E9'\n")).isEqualTo(start + "x = 'é'\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = 1 # coding: latin-1\n",
                "x = 1\n# coding: latin-1\n",
                "\n\n# coding: latin-1\n",
                "'''\n# coding: latin-1\n'''\n",
                "# coding latin-1\n",
                "# coding : latin-1\n",
                "# coding: utf-8\n",
                "# coding: UTF_8-unix\n",
                "x\\\n# coding: latin-1\n"
            })
    void readsUtf8WhereNothingElseIsDeclared(String start) {
        assertThat(text(start + "x = '\u00C3\u00A9'\n")).endsWith("x = 'é'\n");
        assertThat(reason("a.py", start + "x = '\u00E9'\n")).startsWith("not UTF-8 text in line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# -*- coding: utf- 8 -*-\n", "# coding: utf--8\n", "# coding: _UTF8_\n"})
    void readsUtf8ByWhateverStandsBetweenItsWords(String start) {
        assertThat(text(start + "x = '\u00C3\u00A9'\n")).endsWith("x = 'é'\n");
    }

    @Test
    void onlyPythonDeclares() {
        assertThat(decode("Procfile", "# coding: cp1252\nx: \u0080\n"))
                .isInstanceOfSatisfying(
                        Content.Decoded.class,
                        content -> assertThat(content.file().charset()).isEqualTo(StandardCharsets.ISO_8859_1));
        assertThat(decode("a.pyw", "# coding: latin-1\nx: \u00E9\n")).isInstanceOf(Content.Decoded.class);
    }

    @Test
    void believesADeclarationMoreThanTheBytes() {
        assertThat(text("# coding: latin-1\n'\u00C3\u00A9'")).endsWith("'Ã©'");
    }

    @ParameterizedTest
    @CsvSource({
        "klingon,        which Undebug does not know",
        "unicode_escape, which Undebug does not know",
        "utf-7,          which Undebug does not know",
        "..,             which Undebug does not know",
        "-,              which Undebug does not know",
        "utf-16,         change the meaning of that line",
        "utf-32,         change the meaning of that line",
        "cp037,          change the meaning of that line",
        "ascii,          not valid in it",
        "euc-jp,         not valid in it"
    })
    void saysWhyItCannotRead(String name, String why) {
        assertThat(reason("a.py", "#\n# coding: " + name + "\n'\u00E9'\n"))
                .startsWith("line 2 declares the encoding " + name + ", ")
                .contains(why);
    }

    /** Python supports encodings that Java lacks, and would run the file. */
    @Test
    void doesNotTakeWhatItCannotDecodeForHarmless() {
        assertThat(decode("a.py", "# coding: utf-7\n"))
                .isEqualTo(Content.withheld(
                        "a.py", "line 1 declares the encoding" + " utf-7, which Undebug does not know"));
    }

    @Test
    void refusesAMarkThatContradicts() {
        assertThat(text(MARK + "# coding: utf-8\n'\u00C3\u00A9'"))
                .startsWith("\uFEFF#")
                .endsWith("'é'");
        assertThat(reason("a.py", MARK + "# coding: latin-1\n")).contains("byte order mark");
        assertThat(reason("a.py", MARK + "# coding: utf8\n")).contains("byte order mark");
    }

    @Test
    void readsHugeFirstLines() {
        assertThat(text("#" + "codin ".repeat(1_000_000) + "\n")).hasSize(6_000_002);
        assertThat(text(" ".repeat(5_000_000))).hasSize(5_000_000);
        assertThat(text("#" + "coding:\t !".repeat(500_000) + "\n")).hasSize(5_000_002);
    }

    @Test
    void remembersTheEncoding() {
        Content content = decode("a.py", "# coding: cp1252\n'\u0080'");
        SourceFile file = ((Content.Decoded) content).file();
        assertThat(file.charset()).isEqualTo(Charset.forName("windows-1252"));
        assertThat(file.text()).endsWith("'€'");
        assertThat(file.withText("€").charset()).isEqualTo(file.charset());
    }

    /** Every text encoding of CPython, with bytes that are letters in many of them. */
    @Test
    @Tag(Needs.ORACLE)
    void decodesAsCPythonDoes() throws IOException, InterruptedException {
        Process python = new ProcessBuilder(
                        Tools.require("python3").toString(), "src/test/resources/python/print_encodings.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> differences = new ArrayList<>();
        int same = 0;
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader out = python.inputReader(StandardCharsets.UTF_8);
                Stream<String> lines = out.lines()) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode printed = json.readTree(line);
                byte[] bytes = HexFormat.of().parseHex(printed.path("bytes").asText());
                String name = printed.path("name").asText().replaceAll("[-_]|^cp", "");
                String expected = printed.path("text").textValue();
                if (Content.decode("a.py", bytes) instanceof Content.Decoded decoded) {
                    if (decoded.file().text().equals(expected)) {
                        same++;
                    } else if (!OTHER_TABLES.contains(name)) {
                        differences.add(
                                name + ": " + expected + " / " + decoded.file().text());
                    }
                }
            }
        }
        assertThat(python.waitFor()).isZero();
        assertThat(differences).isEmpty();
        assertThat(same).as("encoded texts that both read").isGreaterThan(100);
    }
}
