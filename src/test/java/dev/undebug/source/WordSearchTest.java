package dev.undebug.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordSearchTest {
    private static final WordSearch WORDS =
            WordSearch.ignoringCase("flask", "web.py", "start_response", "ssh").orWhole("eve");

    // Since JDK 19, a boundary of words is one of ASCII unless the expression says otherwise.
    private static final Pattern EXPRESSION = Pattern.compile(
            "flask|web\\.py|start_response|ssh|\\beve\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    @Test
    void findsWordsInCapitalAndSmallLetters() {
        assertTrue(WORDS.isIn("import Flask"));
        assertTrue(WORDS.isIn("my_FLASKS"));
        assertTrue(WORDS.isIn("Eve"));
        assertTrue(WORDS.isIn("(eve)"));
    }

    @Test
    void aWholeWordIsNoPartOfAnother() {
        assertFalse(WORDS.isIn("event, level, _eve, eve1, éeve"));
    }

    @Test
    void countsWholeWordsUpToAsManyAsAsked() {
        SourceFile file = new SourceFile("app.py", "view = preview(view, reviews)\nview()\n");
        assertEquals(3, WordSearch.times("view", file, 9));
        assertEquals(2, WordSearch.times("view", file, 2));
        assertEquals(0, WordSearch.times("views", file, 9));
        assertEquals(0, WordSearch.times("", file, 9));
    }

    @Test
    void writtenWordsAreFoundAsTheyAre() {
        WordSearch exact = WordSearch.of("cgitb", "print_exc");
        assertTrue(exact.isIn("import cgitb"));
        assertFalse(exact.isIn("import CGITB; print_ex"));
    }

    @Test
    void nothingIsInAnEmptyText() {
        assertFalse(WORDS.isIn(""));
        assertFalse(WORDS.isIn("e"));
    }

    @Test
    void agreesWithARegularExpression() {
        List<String> parts = List.of(
                "flas",
                "k",
                "K",
                "web",
                ".",
                "py",
                "start_",
                "response",
                "s",
                "h",
                "eve",
                "EV",
                "e",
                " ",
                "_",
                "ß",
                "\n");
        Random random = new Random(16);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(8); part >= 0; part--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            boolean expected = EXPRESSION.matcher(text).find();
            found += expected ? 1 : 0;
            assertEquals(expected, WORDS.isIn(text.toString()), () -> "in " + text);
            assertEquals(expected, WORDS.isIn(new SourceFile("a.py", text.toString())), () -> "in a file with " + text);
        }
        assertTrue(found > 1_000 && found < 19_000, "both answers occur: " + found);
    }
}
