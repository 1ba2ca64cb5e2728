package dev.undebug.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every link in a document leads to a file of the repository, to a heading in one, or to a web address; no document has both sides
 * of a merge.
 */
class DocumentLinksTest {
    private static final List<Document> DOCUMENTS = Document.all();

    /** A line that git writes between the sides of a conflict. */
    private static final Pattern MERGE = Pattern.compile("(?:<{7}|>{7}|\\|{7}) .*|={7}");

    @Test
    void theSweepSeesTheDocuments() {
        assertThat(DOCUMENTS)
                .extracting(document -> document.path().toString())
                .contains("README.md", "CHANGELOG.md", "SECURITY.md", "docs/rules.md", "docs/decisions/README.md")
                .hasSizeGreaterThanOrEqualTo(15);
        assertThat(DOCUMENTS.stream()
                        .mapToInt(document -> document.links().size())
                        .sum())
                .isGreaterThanOrEqualTo(40);
    }

    @Test
    void noMergeIsLeftHalfDone() {
        assertThat(DOCUMENTS).allSatisfy(document -> assertThat(
                        Files.readString(document.path()).lines())
                .as(document.path().toString())
                .noneMatch(MERGE.asMatchPredicate()));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(DOCUMENTS).allSatisfy(document -> assertThat(document.links())
                .allSatisfy(link -> assertThat(problem(document, link))
                        .as("%s: %s", document.path(), link)
                        .isEmpty()));
    }

    @Test
    void everyDocumentIsReachedFromTheReadme() {
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> open = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!open.isEmpty()) {
            Path path = open.pop();
            if (reached.add(path)) {
                Document document = Document.read(path);
                document.links().stream()
                        .filter(link -> !isOnTheWeb(link))
                        .map(link -> target(document, link))
                        .filter(target -> target.toString().endsWith(".md"))
                        .forEach(open::push);
            }
        }
        assertThat(reached).containsAll(DOCUMENTS.stream().map(Document::path).toList());
    }

    @Test
    void namesWhatLeadsNowhere() {
        Document page = Document.of(Path.of("docs", "page.md"), """
                # One `two`, three

                ## Twice

                ## Twice
                """);
        assertThat(page.anchors()).containsExactly("one-two-three", "twice", "twice-1");
        assertThat(problem(page, "rules.md")).isEmpty();
        assertThat(problem(page, "../README.md#quick-start")).isEmpty();
        assertThat(problem(page, "#twice-1")).isEmpty();
        assertThat(problem(page, "#thrice")).contains("no heading #thrice in docs/page.md");
        assertThat(problem(page, "rules.md#nothing")).contains("no heading #nothing in docs/rules.md");
        assertThat(problem(page, "gone.md")).contains("no file docs/gone.md");
        assertThat(problem(page, "../../README.md")).contains("leaves the repository");
        assertThat(problem(page, "http://example.com/")).contains("not https");
    }

    private static Optional<String> problem(Document document, String link) {
        if (isOnTheWeb(link)) {
            return link.startsWith("https://") && URI.create(link).getHost() != null
                    ? Optional.empty()
                    : Optional.of("not https");
        }
        Path target = target(document, link);
        if (target.startsWith("..")) {
            return Optional.of("leaves the repository");
        }
        if (!target.equals(document.path()) && !Files.exists(target)) {
            return Optional.of("no file " + target);
        }
        int hash = link.indexOf('#');
        boolean found = hash < 0
                || (target.equals(document.path()) ? document : Document.read(target))
                        .anchors()
                        .contains(link.substring(hash + 1));
        return found ? Optional.empty() : Optional.of("no heading " + link.substring(hash) + " in " + target);
    }

    private static boolean isOnTheWeb(String link) {
        return link.matches("[a-z]+:.*");
    }

    private static Path target(Document document, String link) {
        String file = link.replaceFirst("#.*", "");
        Path folder = document.path().resolveSibling("");
        return file.isEmpty() ? document.path() : folder.resolve(file).normalize();
    }
}
