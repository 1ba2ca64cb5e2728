package dev.undebug.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeMarkdownTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                    # what somebody wrote                      | what must not be in the page
                    <script>alert(1)</script>                  | <script
                    <img src=x onerror=alert(1)>               | <img
                    text <svg onload=alert(1)> text            | <svg
                    <details open ontoggle=alert(1)>           | <details
                    <a href="javascript:alert(1)">x</a>        | <a
                    [x](javascript:alert(1))                   | javascript
                    [x](data:text/html,hi)                     | data:
                    <javascript:alert(1)>                      | href="javascript
                    ![x](" onerror="alert(1))                  | " onerror
                    </div></main>                              | </main
                    <style>*{display:none}</style>             | <style
                    <form action=/merge method=post>           | <form
                    ```" onclick="alert(1)                     | " onclick
                    """)
    void letsNothingThrough(String text, String forbidden) {
        assertThat(html(text)).doesNotContain(forbidden);
    }

    @Test
    void hidesComments() {
        assertThat(html("a\n\n<!-- undebug:finding 0123456789 -->\n\nb <!-- c --> d"))
                .doesNotContain("undebug:finding")
                .contains("<p>a</p>", "b  d");
        assertThat(html("<!-- never closed")).doesNotContain("never");
    }

    /** As on GitHub after an empty line; without one it is HTML, and its Markdown is not rendered. */
    @Test
    void rendersWhatIsFolded() {
        assertThat(
                        html(
                                "<details>\n<summary>More</summary>\n\n- `a` *b*\n\n[c](https://example.org)\n\n</details>\n\nd"))
                .contains(
                        "<details>",
                        "<summary>More</summary>",
                        "<li><code>a</code> <em>b</em></li>",
                        ">c</a></p>\n</details>",
                        "<p>d</p>");
        assertThat(html("<details>\n<summary>More</summary>\n- `a`\n</details>"))
                .contains("- `a`");
    }

    @Test
    void keepsFoldsAndClosesThem() {
        assertThat(html("<details>\n<summary>More</summary>\n\ntext\n"))
                .contains("<details>", "<summary>More</summary>", "</details></div>");
        assertThat(html("</details>")).doesNotContain("</details>");
        assertThat(html("<details></summary></details>")).contains("&lt;/summary&gt;</details>");
    }

    @Test
    void handsSuggestionsToTheirRenderer() {
        List<String> found = new ArrayList<>();
        String body = "````suggestion\na ``` b\n````\n\n```suggestion\n```\n\n```python\nx\n```\n";
        String html = SafeMarkdown.render(body, content -> {
                    found.add(content);
                    return "<b>here</b>";
                })
                .render();
        assertThat(found).containsExactly("a ``` b\n", "");
        assertThat(html).contains("<b>here</b>", "<pre><code>x\n</code></pre>");
    }

    @Test
    void rendersTablesAndStruckWords() {
        assertThat(html("| a | b |\n| --- | --- |\n| `1` | ~~2~~ |"))
                .contains("<th>a</th>", "<td><code>1</code></td>", "<del>2</del>");
    }

    @Test
    void survivesDeepNesting() {
        for (String text :
                List.of(">".repeat(20_000), "- ".repeat(20_000), "*a _b ".repeat(10_000), "[".repeat(60_000))) {
            assertThat(html(text)).isNotEmpty();
        }
    }

    @Test
    void colorsDifferencesAndShortensTheNamesOfCommits() {
        assertThat(html("```diff\n-a <b>\n+c\n```"))
                .contains("<span class=\"removed\">-a &lt;b&gt;</span>\n<span class=\"added\">+c</span>");
        assertThat(html("as of " + "0123456789".repeat(4) + ".")).contains("as of <code class=\"sha\">0123456</code>.");
        assertThat(html("`" + "0123456789".repeat(4) + "`")).contains("0123456789".repeat(4));
    }

    private static String html(String text) {
        return SafeMarkdown.render(text).render();
    }
}
