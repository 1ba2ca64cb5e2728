package dev.undebug.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Documents, texts of the program, golden files, cases and the comments of the code use the words of the field. The table
 * has the phrases that came back most often, with what to write instead: a phrase here either avoids the standard term,
 * or is a relative clause where a noun says it.
 */
class PlainWordsTest {
    /** Phrases that begin at a word, with better ones. */
    private static final Map<String, String> INSTEAD = instead();

    private static final Pattern AVOIDED = Pattern.compile(
            "\\b(?:" + String.join("|", INSTEAD.keySet()) + ")|/\\*\\* What ", Pattern.CASE_INSENSITIVE);

    private static final List<Path> FOLDERS = Stream.of(
                    "docs",
                    ".ci",
                    ".github",
                    "bin",
                    "src/main",
                    "src/test/resources/cases",
                    "src/test/resources/golden")
            .map(Path::of)
            .toList();

    /** The change of the line in a comment: its own mark, and the one that continues it. */
    private static final Pattern BREAK = Pattern.compile("\\R\\s*+(?:(?:\\*(?!/)|//|#+|--)(?=\\s))?\\s*+");

    private static final Pattern FENCED = Pattern.compile("(?ms)^(`{3,4})[^\\n]*\\n.*?^\\1$");

    private static Map<String, String> instead() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("whoever\\b", "name the person: the author, the owner, anyone who …");
        words.put("files? of variables\\b", "env file");
        words.put("mend(?:s|ed|ing)?\\b", "fix");
        words.put("stands\\b(?! (?:in )?for\\b)", "is");
        words.put("any ?more\\b", "no longer");
        words.put("(?:puts?|putting) off\\b", "postpone, retry");
        words.put("by now\\b", "say since when, or nothing");
        words.put("such ones\\b", "repeat the noun");
        words.put("takes? no more\\b", "say what is refused");
        words.put("branch that this goes to\\b", "base branch");
        words.put("(?:cannot|could not) be told\\b", "is unknown, could not be decided");
        words.put("(?:where )?nobody asks for it\\b", "by default");
        words.put("nothing is found that\\b", "no findings");
        words.put("meant for:", "environment");
        return words;
    }

    @Test
    void whatPeopleReadUsesTheWordsOfTheField() {
        List<Path> files = files();
        assertThat(files)
                .hasSizeGreaterThan(1_000)
                .contains(
                        Path.of("README.md"),
                        Path.of("docs/measured.md"),
                        Path.of("src/main/java/dev/undebug/rules/Message.java"),
                        Path.of("src/test/resources/cases/compose.md"),
                        Path.of("src/test/resources/golden/cli/report.txt"));
        assertThat(files.stream().flatMap(file -> problems(file.toString(), Sources.text(file))))
                .isEmpty();
    }

    @Test
    void namesThePhraseAndWhatToWrite() {
        assertThat(problems("Page.md", "It is put\noff, by whoever stands there; `x` stands for y."))
                .containsExactly(
                        "Page.md: put off (postpone, retry)",
                        "Page.md: whoever (name the person: the author, the owner, anyone who …)",
                        "Page.md: stands (is)");
        assertThat(problems("A.java", "    /** What is\n     * mended, if a file\n     * of variables is left. */"))
                .containsExactly(
                        "A.java: /** What (begin with the noun or the verb)",
                        "A.java: mended (fix)",
                        "A.java: file of variables (env file)");
        assertThat(problems("A.java", "// It is not found any\n        // more: recommended, amended."))
                .containsExactly("A.java: any more (no longer)");
        assertThat(problems("cases/a.md", "## Mended\n```python app.py\n# whoever\n```\n"))
                .containsExactly("cases/a.md: Mended (fix)");
    }

    private static Stream<String> problems(String file, String text) {
        String words = BREAK.matcher(text(file, text)).replaceAll(" ");
        return AVOIDED.matcher(words).results().map(found -> file + ": " + found.group() + better(found.group()));
    }

    private static String better(String phrase) {
        return INSTEAD.entrySet().stream()
                .filter(avoided -> phrase.matches("(?i)" + avoided.getKey()))
                .map(avoided -> " (" + avoided.getValue() + ")")
                .findFirst()
                .orElse("(begin with the noun or the verb)");
    }

    /** The files of a case are those of a user. */
    private static String text(String file, String text) {
        Matcher fenced = FENCED.matcher(text);
        return file.contains("cases/") ? fenced.replaceAll("") : text;
    }

    private static List<Path> files() {
        try (Stream<Path> top = Files.list(Path.of(""))) {
            return Stream.concat(
                            top.filter(file -> file.toString().endsWith(".md")),
                            FOLDERS.stream().flatMap(PlainWordsTest::below))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file ->
                            Files.isRegularFile(file) && !file.toString().matches(".*\\.(?:png|graphqls)"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
