package dev.undebug.demo.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.undebug.demo.SampleShop;
import dev.undebug.demo.github.Account;
import dev.undebug.demo.github.AppRegistration;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.HostedRepository;
import dev.undebug.demo.github.Proposal;
import dev.undebug.demo.github.ReviewThread;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.testing.Needs;
import dev.undebug.testing.TestApp;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page in a real browser, with a scripted reviewer. */
@Tag(Needs.BROWSER)
class PullPageTest {
    private static Browser browser;
    private Forge forge;
    private HostedPull pull;
    private ScriptedReviewer reviewer;
    private Javalin server;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPullRequest() throws Exception {
        forge = Forge.create(Clock.systemUTC());
        Account owner = forge.user("undebug-dev");
        forge.register(
                new AppRegistration(7, "undebug", "Undebug", TestApp.keys().getPublic(), owner, Map.of(), List.of()));
        pull = new SampleShop().prepare(forge).open();
        pull.repository().require("main", "Undebug");
        reviewer = new ScriptedReviewer(
                forge,
                Map.of(
                        "app.run(host=\"0.0.0.0\", port=8000, debug=True)",
                        "app.run(host=\"0.0.0.0\", port=8000)",
                        "DEBUG = True",
                        "DEBUG = False",
                        "ENV FLASK_DEBUG=1",
                        "ENV FLASK_DEBUG=0",
                        "FLASK_DEBUG: 1",
                        "FLASK_DEBUG: 0"));
        reviewer.follow();
        server = Javalin.create(config -> new PullPages(forge).addTo(config.routes))
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        browser.reset();
        server.stop();
        forge.close();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.port() + PullPages.path(pull));
    }

    @Test
    void turnsFromYellowToRedToGreenAndIsMerged() {
        Page page = browser.open(address());
        Locator merge = page.locator("#merge button");
        assertThat(page.locator("#merge")).containsText("Some checks have not finished yet");
        assertThat(merge).isDisabled();
        reviewer.begin(pull);
        assertThat(page.locator("#merge")).containsText("in progress");
        Browser.picture(page, "page-yellow");

        reviewer.conclude(pull);
        assertThat(page.locator("#merge")).containsText("1 required check failed");
        assertThat(merge).isDisabled();
        assertThat(page.locator(".timeline .thread")).hasCount(4);
        Browser.picture(page, "page-red");

        page.locator(".timeline button:has-text('Commit suggestion')").first().click();
        assertThat(page.locator(".thread .label.resolved")).hasCount(1);
        assertThat(page.locator("#merge")).containsText("3 findings block");
        page.locator("button:has-text('Commit all 3 suggestions')").click();
        assertThat(page.locator("#merge")).containsText("All required checks have passed");
        Browser.picture(page, "page-green");

        merge.click();
        assertThat(page.locator(".state")).hasText("Merged");
        Browser.picture(page, "page-merged");
        assertThat(pull.status().merged()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsThreadsOnTheirLines() {
        reviewer.begin(pull);
        reviewer.conclude(pull);
        Page page = browser.open(address());
        page.locator(".tabs a:has-text('Files changed')").click();
        assertThat(page.locator("#file-1 .inline-thread")).hasCount(0);
        Locator above = page.locator("tr:has(+ tr .thread:has-text('wsgi.py:8')) > .text");
        assertThat(above).containsText("debug=True");
        String suggested = page.locator(".suggestion .add .text code").last().textContent();
        assertThat(suggested).isEqualTo("    app.run(host=\"0.0.0.0\", port=8000)");
        Browser.picture(page, "page-files");
        page.locator(".inline-thread button:has-text('Commit suggestion')")
                .first()
                .click();
        assertThat(page.locator(".thread .label.resolved")).hasCount(0);
        assertThat(page.locator("#main")).containsText("Commit all 3 suggestions");
    }

    @Test
    void foldsWhatACommentFolds() {
        reviewer.begin(pull);
        reviewer.conclude(pull);
        Page page = browser.open(address());
        Locator fold = page.locator(".timeline .markdown details").first();
        assertThat(fold.locator("li").first()).isHidden();
        fold.locator("summary").click();
        assertThat(fold.locator("li code").first()).isVisible();
        assertThat(fold.locator("li code").first()).hasText("Dockerfile:19");
        fold.locator("summary").click();
        assertThat(fold.locator("li").first()).isHidden();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsWhatTheCheckSaysAndRunsItAgain() {
        reviewer.begin(pull);
        reviewer.conclude(pull);
        long first = pull.checkRuns().get(0).id();
        Page page = browser.open(address());
        page.locator("#merge a:has-text('Details')").click();
        assertThat(page.locator(".check-text td").first()).hasText("web");
        assertThat(page.locator(".annotation")).hasCount(4);
        Browser.picture(page, "page-checks");
        page.locator(".check-head button:has-text('Re-run')").click();
        assertThat(page.locator(".check-head")).containsText("failure on");
        assertThat(pull.checkRuns().get(0).id()).isGreaterThan(first);
    }

    /** As GitHub shows them: folded, with the name of the resolver and the reason for hiding. */
    @Test
    void foldsWhatIsResolvedOrHidden() {
        reviewer.begin(pull);
        reviewer.conclude(pull);
        List<ReviewThread> threads = pull.threads().visible();
        pull.threads()
                .change(
                        threads.get(0).first().id(),
                        comment -> comment.with(
                                "**Settled:** gone as of " + pull.headSha() + ".",
                                comment.author(),
                                comment.createdAt().plusSeconds(1)));
        pull.threads().resolve(threads.get(0).id(), Optional.of(forge.bot()));
        pull.threads().change(threads.get(1).first().id(), comment -> comment.minimized(Optional.of("OUTDATED")));
        Page page = browser.open(address());

        Locator settled = page.locator("#thread-" + threads.get(0).id());
        assertThat(settled.locator(".comments")).isHidden();
        assertThat(settled.locator("> summary")).containsText("Resolved");
        settled.locator("text=Show resolved").click();
        assertThat(settled.locator(".byline")).containsText("edited");
        assertThat(settled.locator(".markdown"))
                .hasText("Settled: gone as of " + pull.headSha().substring(0, 7) + ".");
        assertThat(settled.locator(".resolved-by")).containsText("marked this conversation as resolved.");
        assertThat(settled).containsText("Hide resolved");

        Locator hidden = page.locator("#thread-" + threads.get(1).id());
        assertThat(hidden.locator(".markdown")).isHidden();
        hidden.locator("text=This comment was marked as outdated.").click();
        assertThat(hidden.locator(".markdown")).isVisible();
        assertThat(page.locator(".timeline button:has-text('Commit suggestion'):visible"))
                .hasCount(3);
        Browser.picture(page, "page-folded");
        Page narrow = browser.open(address(), 390, ColorScheme.DARK);
        narrow.locator("#thread-" + threads.get(0).id() + " > summary").click();
        Browser.picture(narrow, "page-folded-narrow");
        fitsItsWidth(narrow);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void fitsANarrowScreenAndTheDark() {
        reviewer.begin(pull);
        reviewer.conclude(pull);
        for (String tab : List.of("", "/checks", "/files")) {
            Page page = browser.open(URI.create(address() + tab), 390, ColorScheme.DARK);
            Browser.picture(page, "page-narrow" + tab.replace('/', '-'));
            fitsItsWidth(page);
        }
        Page wide = browser.open(address(), 1280, ColorScheme.DARK);
        Browser.picture(wide, "page-dark");
        assertThat(browser.complaints()).isEmpty();
    }

    private static void fitsItsWidth(Page page) {
        assertThat((Boolean) page.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling of %s", page.url())
                .isTrue();
    }

    @Test
    void showsHostileTextAsText() {
        String evil = "\"'><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        HostedRepository repository = pull.repository();
        repository.branch("evil", repository.head("main").orElseThrow());
        repository.commit(
                pull.author(), "evil", evil, List.of(TreeEdit.put("a/" + evil.replace('/', '_') + ".py", evil + "\n")));
        HostedPull hostile = repository.open(
                pull.author(), new Proposal(evil, evil + "\n\n</div></main>", repository, "evil", "main", false));
        hostile.comment(pull.author(), evil);
        for (Tab tab : Tab.values()) {
            Page page = browser.open(address().resolve(PullPages.path(hostile) + tab.suffix()));
            assertThat(page.locator("h1")).containsText("document.title='taken'");
            assertThat(page.locator("main img, main script")).hasCount(0);
            assertThat(page.locator("main > .tabs")).hasCount(1);
            assertThat(page.title()).as(tab.title()).isNotEqualTo("taken");
        }
        assertThat(browser.complaints()).isEmpty();
    }
}
