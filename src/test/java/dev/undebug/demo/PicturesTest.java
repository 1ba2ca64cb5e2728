package dev.undebug.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.undebug.demo.page.Browser;
import dev.undebug.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the documents' pictures of the demo. {@code mvn test -Dtest=PicturesTest -Dupdate} replaces them; otherwise
 * they go to {@code target}, since times on the page differ from run to run.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PicturesTest {
    private static final Path FOLDER = Path.of("docs", "pictures");
    private static final Pattern IMAGE = Pattern.compile("!\\[([^]]*)]\\(([^)]+)\\)");
    private static final int MAX_BYTES = 150_000;
    private static final int WIDTH = 900;
    private static final double PATIENCE = 60_000;

    @TempDir
    private Path folder;

    @Test
    @Tag(Needs.SCENARIO)
    @Tag(Needs.BROWSER)
    void areTakenFromTheDemo() throws Exception {
        Path place = System.getProperty("update") != null && System.getenv("CI") == null
                ? FOLDER
                : Path.of("target", "screenshots", "pictures");
        try (DemoProcess demo = DemoProcess.start(folder);
                Browser browser = Browser.start()) {
            Page page = browser.open(demo.page(), WIDTH, ColorScheme.LIGHT);
            Locator thread = page.locator(".timeline .thread:has(.path:text-is('.env'))");
            part(page, thread, thread, place.resolve("comment.png"));
            Locator merge = page.locator("#merge");
            part(page, merge, merge, place.resolve("merge-closed.png"));

            page.locator(".tabs a:has-text('Checks')").click();
            part(page, page.locator(".check-run"), page.locator(".check-text"), place.resolve("check.png"));
            page.locator("button:has-text('Fix all')").click();
            assertThat(page.locator(".check-head"))
                    .containsText("success on", new ContainsTextOptions().setTimeout(PATIENCE));

            page.locator(".tabs a:has-text('Conversation')").click();
            assertThat(page.locator(".label.resolved")).hasCount(6, new HasCountOptions().setTimeout(PATIENCE));
            part(page, merge, merge, place.resolve("merge-open.png"));
            thread.locator("> summary").click();
            part(page, thread, thread, place.resolve("settled.png"));
        }
        for (String name : List.of("comment", "check", "merge-closed", "merge-open", "settled")) {
            assertThat(Files.size(place.resolve(name + ".png"))).as(name).isGreaterThan(3_000L);
        }
    }

    @Test
    void theDocumentsShowEachWithWordsForThoseWhoDoNotSeeIt() throws IOException {
        List<Path> shown = new ArrayList<>();
        for (Path page : List.of(Path.of("README.md"), Path.of("docs", "reviews.md"))) {
            List<MatchResult> images =
                    IMAGE.matcher(Files.readString(page)).results().toList();
            assertThat(images).isNotEmpty().allSatisfy(image -> assertThat(image.group(1))
                    .hasSizeGreaterThan(20));
            images.forEach(image -> shown.add(page.resolveSibling(image.group(2))));
        }
        try (var pictures = Files.list(FOLDER)) {
            assertThat(pictures).isNotEmpty().allSatisfy(picture -> {
                assertThat(shown).contains(picture);
                assertThat(Files.size(picture)).isLessThan(MAX_BYTES);
            });
        }
    }

    /** Takes a picture of a part of the page, from the start of one element to the start of another. */
    private static void part(Page page, Locator from, Locator until, Path file) {
        // Boxes are relative to the viewport, the picture to the page.
        page.evaluate("() => window.scrollTo(0, 0)");
        BoundingBox top = from.boundingBox();
        BoundingBox bottom = until.boundingBox();
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setClip(top.x, top.y, top.width, bottom.y + bottom.height - top.y)
                .setPath(file));
    }
}
