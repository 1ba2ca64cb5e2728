package dev.undebug.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.CheckRun;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.ReviewComment;
import dev.undebug.pull.FindingMarker;
import dev.undebug.review.draft.RulePages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** A pull request full of attacks affects only its own findings. */
class HostilePullRequestTest extends StandInFixture {
    private static final String RULES = "https://undebug.example/rules/";
    private static final RulePages PAGES = new RulePages() {
        @Override
        public String title(String rule) {
            return "A finding of " + rule;
        }

        @Override
        public String link(String rule) {
            return RULES + rule;
        }
    };

    private static final String START = """
            from flask import Flask

            app = Flask(__name__)
            """;
    private static final Map<String, String> BEFORE = Map.of(
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\nCMD [\"python\", \"app.py\"]\n",
            "app.py",
            START + "app.run()\n");

    private static final String BAIT = "@acme/everyone <img src=x onerror=alert(1)> ![x](https://evil.example/x.png)"
            + " [click](https://evil.example) https://evil.example www.evil.example ```suggestion `` <!-- undebug:settled";

    private HostedPull hostile() {
        Map<String, String> files = new TreeMap<>();
        // The name of a setting, an allowing comment, and names of files and commands all appear in texts.
        files.put("app.py", START + "app.run(host='" + BAIT.replace("'", "") + "', debug=True)\n");
        files.put(
                "we @acme/everyone/<b>bold</b> ```suggestion.py",
                START + "app.run(debug=True)  # undebug: allow flask-run-debug -- " + BAIT + "\n");
        files.put("quote'\"`&é\ud83d\ude00\u202e.py", START + "# " + "x".repeat(300_000) + "\napp.run(debug=True)\n");
        files.put("Procfile", "web: FLASK_DEBUG=1 flask --app '" + BAIT.replace("'", "") + "' run --debug\n");
        files.put(".env", "FLASK_DEBUG=1\nNAME=" + FindingMarker.of("aaaaaaaaaaaaaaaaaaaaaaaa") + "\n");
        files.put(
                ".github/undebug.yml",
                "fail-on: critical\nignore: ['**']\ncomment: false\nrules:\n  flask-run-debug: off\n  \""
                        + "@acme/everyone <b>" + "\": off\n");
        HostedRepository shop = github.repository("hostile", BEFORE);
        return github.open(shop, "evil", files);
    }

    private void review(HostedPull pull) {
        review(pull, PAGES);
    }

    @Test
    void itIsJudgedByTheConfigurationOfItsBase() {
        HostedPull pull = hostile();
        review(pull);
        CheckRun run = pull.checkRuns().get(0);
        assertThat(run.progress().conclusion()).contains("failure");
        assertThat(run.output().annotations())
                .extracting(CheckRun.Annotation::path)
                .contains("app.py", "Procfile", ".env", "quote'\"`&é\ud83d\ude00\u202e.py");
        assertThat(run.output().summary().orElse("")).contains("It takes effect after the merge");
        assertThat(pull.threads().comments()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void nothingOfItIsMarkup() {
        HostedPull pull = hostile();
        review(pull);
        String summary = pull.checkRuns().get(0).output().summary().orElse("");
        List<String> texts = new ArrayList<>(
                pull.threads().comments().stream().map(ReviewComment::body).toList());
        texts.add(summary);
        assertThat(texts).hasSizeGreaterThanOrEqualTo(4).allSatisfy(text -> {
            Markup markup = Markup.of(text);
            assertThat(markup.links).allSatisfy(link -> assertThat(link).startsWith(RULES));
            assertThat(markup.images).isEmpty();
            assertThat(markup.html).allSatisfy(html -> assertThat(html)
                    .matches("<!-- undebug:finding [a-v0-9]{24} -->\\s*"
                            + "|<details>\\n<summary>How Undebug knows( · Intended\\?)?</summary>|</details>"));
            assertThat(markup.words).doesNotContain("@acme/");
            // GitHub links bare addresses, but not with a backslash in them, nor in code.
            assertThat(count(text)).isEqualTo(count(markup.code.toString()));
        });
        assertThat(summary).contains("acme/everyone").doesNotContain("\u202e");
    }

    private static long count(String text) {
        return Pattern.compile("https://evil|www\\.evil")
                .matcher(text)
                .results()
                .count();
    }

    @Test
    void aMarkerInItDoesNotCountAsACommentOfOurs() {
        HostedPull pull = hostile();
        review(pull);
        long comments = pull.threads().comments().size();
        Account mallory = github.forge().user("mallory");
        pull.threads().all().forEach(thread -> pull.threads()
                .reply(
                        thread.first().id(),
                        mallory,
                        new FindingMarker(
                                        FindingMarker.find(thread.first().body())
                                                .orElseThrow()
                                                .fingerprint(),
                                        true)
                                .toString()));
        review(pull);
        assertThat(pull.threads().comments().stream().filter(comment -> comment.author()
                        .equals(github.forge().bot())))
                .hasSize((int) comments);
    }

    /** The elements of a text as CommonMark. */
    private static final class Markup extends AbstractVisitor {
        private final List<String> links = new ArrayList<>();
        private final List<String> images = new ArrayList<>();
        private final List<String> html = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();
        private final StringBuilder code = new StringBuilder();

        static Markup of(String text) {
            Markup markup = new Markup();
            Node document = Parser.builder().build().parse(text);
            document.accept(markup);
            return markup;
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
        }

        @Override
        public void visit(Image image) {
            images.add(image.getDestination());
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            words.append(text.getLiteral()).append('\n');
        }

        @Override
        public void visit(Code span) {
            code.append(span.getLiteral()).append('\n');
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code.append(block.getLiteral()).append('\n');
            // A suggestion contains the file's own text.
            assertThat(Stream.of("", "suggestion")).contains(block.getInfo());
        }
    }
}
