package dev.undebug.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.undebug.demo.page.Browser;
import dev.undebug.testing.Git;
import dev.undebug.testing.Needs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole path of somebody who tries the demo. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag(Needs.SCENARIO)
class DemoTest {
    private static final double PATIENCE = 180_000;

    /** Checks tell their times in seconds, so one that is run again at once could have the same, in milliseconds. */
    private static final double SECOND = 1_100;

    @TempDir
    private Path folder;

    @Test
    @Tag(Needs.BROWSER)
    void isRedUntilEverySuggestionIsCommittedAndThenGreen() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder);
                Browser browser = Browser.start()) {
            Page page = browser.open(demo.page());
            Locator merge = page.locator("#merge");
            assertThat(merge).containsText("1 required check failed", patient());
            assertThat(merge.locator("button")).isDisabled();
            assertThat(page.locator(".timeline .thread")).hasCount(6);
            Browser.picture(page, "demo-red");
            rulePageFitsAPhone(browser, page);

            page.locator(".thread:has-text('wsgi.py') button:has-text('Commit suggestion')")
                    .last()
                    .click();
            assertThat(merge).containsText("findings block", patient());
            assertThat(page.locator(".label.resolved")).hasCount(1, new HasCountOptions().setTimeout(PATIENCE));
            page.locator("button:has-text('Commit all')").click();
            assertThat(merge).containsText("All required checks have passed", patient());
            assertThat(merge.locator(".check.passed")).hasCount(1);
            Browser.picture(page, "demo-green");
            page.locator(".tabs a:has-text('Checks')").click();
            Browser.picture(page, "demo-checks");
            page.locator(".tabs a:has-text('Files changed')").click();
            Browser.picture(page, "demo-files");
            page.locator(".tabs a:has-text('Conversation')").click();
            merge.locator("button").click();
            assertThat(page.locator(".state")).hasText("Merged");
            assertThat(browser.complaints()).isEmpty();

            demo.interrupt();
            assertThat(demo.exitCode()).isEqualTo(130);
            assertThat(demo.err()).doesNotContain("Exception", "\tat ");
            assertThat(demo.leftovers()).isEmpty();
        }
    }

    @Test
    @Tag(Needs.BROWSER)
    void fixesAllAtThePressOfTheButtonAndRunsAgain() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder);
                Browser browser = Browser.start()) {
            Page page = browser.open(demo.page());
            page.locator(".tabs a:has-text('Checks')").click();
            page.locator(".check-head button:has-text('Fix all')").click();
            Locator head = page.locator(".check-head");
            assertThat(head).containsText("success on", patient());
            assertThat(head.locator("button")).hasText("Re-run");
            page.locator(".tabs a:has-text('Conversation')").click();
            assertThat(page.locator("#merge")).containsText("All required checks have passed");
            assertThat(page.locator(".commits").last()).containsText("Apply Undebug's fixes");
            assertThat(page.locator(".commits").last()).containsText("with mara");
            assertThat(page.locator(".timeline .event").last()).containsText("undebug");
            Locator settled = page.locator(".timeline details.thread:has(.label.resolved)");
            assertThat(settled).hasCount(6, new HasCountOptions().setTimeout(PATIENCE));
            settled.first().locator("> summary").click();
            assertThat(settled.first()).containsText("Fixed in ");
            assertThat(settled.first().locator(".resolved-by")).containsText("undebug");
            Browser.picture(page, "demo-fixed");

            page.locator(".tabs a:has-text('Checks')").click();
            String before = head.locator("time").getAttribute("datetime");
            page.waitForTimeout(SECOND);
            head.locator("button:has-text('Re-run')").click();
            assertThat(head.locator("time:not([datetime='" + before + "'])"))
                    .hasCount(1, new HasCountOptions().setTimeout(PATIENCE));
            assertThat(head).containsText("success on", patient());
            String again = head.locator("time").getAttribute("datetime");
            page.waitForTimeout(SECOND);
            page.locator("button:has-text('Re-run all checks')").click();
            assertThat(head.locator("time:not([datetime='" + again + "'])"))
                    .hasCount(1, new HasCountOptions().setTimeout(PATIENCE));
            assertThat(head).containsText("success on", patient());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static ContainsTextOptions patient() {
        return new ContainsTextOptions().setTimeout(PATIENCE);
    }

    private static void rulePageFitsAPhone(Browser browser, Page pull) {
        String address =
                pull.locator("a:has-text('About flask-run-debug')").first().getAttribute("href");
        Page rule = browser.open(URI.create(address), 320, ColorScheme.DARK);
        assertThat((Boolean) rule.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling of %s", address)
                .isTrue();
    }

    @Test
    void printsTheReviewAndItsVerdictOnce() throws Exception {
        try (DemoProcess demo = DemoProcess.start(folder, "--once")) {
            assertThat(demo.exitCode()).as(demo::out).isEqualTo(1);
            assertThat(demo.out())
                    .contains("Check Undebug: failure", "\n\nService ")
                    .doesNotContain("\uFFFD")
                    .contains("\nwsgi.py:8\n", "\nDockerfile:5\n", "\nProcfile:1\n", "\ncompose.yaml:10\n")
                    .contains("\nconfig/production.py:7\n", "\n.env:2\n")
                    .containsPattern("suggestion\\n +-     DEBUG = True\\n +\\+     DEBUG = False\\n")
                    .containsPattern("http://127\\.0\\.0\\.1:\\d+/rules/flask-run-debug")
                    // The page ends with the process.
                    .doesNotContain("Page: ");
            assertThat(demo.err()).contains("undebug: opening the pull request").doesNotContain("Exception");
            assertThat(demo.leftovers()).isEmpty();
        }
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DemoProcess demo = DemoProcess.start(folder, "--port", String.valueOf(taken.getLocalPort()))) {
            assertThat(demo.exitCode()).isEqualTo(2);
            assertThat(demo.err().lines())
                    .last(STRING)
                    .startsWith("undebug: Cannot listen on port " + taken.getLocalPort());
            assertThat(demo.err()).doesNotContain("ERROR", "Javalin");
            assertThat(demo.leftovers()).isEmpty();
        }
    }

    @Test
    @Tag(Needs.ORACLE)
    void letsAHarmlessBranchOfOnesOwnRepositoryThrough() throws Exception {
        Path shop = Files.createDirectory(folder.resolve("shop"));
        new Git(shop).run("init", "-q", "-b", "trunk");
        commit(shop, "app.run()");
        new Git(shop).run("checkout", "-q", "-b", "feature");
        commit(shop, "app.run(port=8000)");
        Path running = Files.createDirectory(folder.resolve("running"));
        try (DemoProcess demo = DemoProcess.start(
                running, "--once", "--repo", shop.toString(), "--base", "trunk", "--head", "feature")) {
            assertThat(demo.exitCode()).as(demo::out).isZero();
            assertThat(demo.out()).contains("you/shop #1: app.run(port=8000)", "Check Undebug: success");
        }
        assertThat(new Git(shop).run("status", "--porcelain")).isEmpty();
        assertThat(new Git(shop).run("rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("feature\n");
    }

    private static void commit(Path shop, String run) throws Exception {
        Files.writeString(shop.resolve("app.py"), "from flask import Flask\n\napp = Flask(__name__)\n" + run + "\n");
        new Git(shop).run("add", "app.py");
        new Git(shop).run("commit", "-q", "-m", run);
    }
}
