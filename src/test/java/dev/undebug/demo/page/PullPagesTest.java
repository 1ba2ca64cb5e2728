package dev.undebug.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.SampleShop;
import dev.undebug.demo.github.Forge;
import dev.undebug.demo.github.HostedPull;
import dev.undebug.demo.github.git.TreeEdit;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may view the page and press its buttons. */
class PullPagesTest {
    private static final String PAGE = "/teapot-and-sons/shop/pull/1";

    private final Forge forge = Forge.create(Clock.systemUTC());
    private HostedPull pull;
    private Javalin server;
    private String own = "";

    @BeforeEach
    void start() {
        pull = new SampleShop().prepare(forge).open();
        server = Javalin.create(config -> new PullPages(forge).addTo(config.routes))
                .start("127.0.0.1", 0);
        own = "127.0.0.1:" + server.port();
    }

    @AfterEach
    void stop() {
        server.stop();
        forge.close();
    }

    @Test
    void foldsAwayLongFilesOfWhichNothingIsSaid() throws IOException {
        String files = PAGE + "/files";
        assertThat(get(files, own)).doesNotContain("show them</summary>");
        String text = "line\n".repeat(401);
        pull.repository()
                .commit(pull.author(), pull.proposal().headBranch(), "Long", List.of(TreeEdit.put("long.txt", text)));
        assertThat(get(files, own)).containsOnlyOnce("401 changed lines: show them</summary>");
    }

    @Test
    void showsLinesLetterByLetter() throws IOException {
        String text = "COPY requirements.txt .\nRUN pip install . , ./more\nCOPY . .\n    x = [1 , 2]  . end\n";
        pull.repository()
                .commit(pull.author(), pull.proposal().headBranch(), "Copy", List.of(TreeEdit.put("Copyfile", text)));
        String shown = get(PAGE + "/files", own);
        assertThat(text.lines()).hasSize(4).allSatisfy(line -> assertThat(shown).contains("<code>" + line + "</code>"));
    }

    @Test
    void answersOnlyUnderItsOwnNames() throws IOException {
        for (String host : List.of(own, "localhost:" + server.port(), "127.0.0.1")) {
            assertThat(get(PAGE, host)).as(host).startsWith("HTTP/1.1 200");
        }
        for (String host :
                List.of("evil.example", "127.0.0.1.evil.example", "evil.example:" + server.port(), "[::1]")) {
            assertThat(get(PAGE, host)).as(host).startsWith("HTTP/1.1 403");
            assertThat(get("/page.js", host)).as(host).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void actsOnlyForItsOwnForms() throws IOException {
        Matcher form =
                Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"").matcher(get(PAGE, own));
        assertThat(form.find())
                .as("an open pull request without required checks can be merged")
                .isTrue();
        String token = form.group(1);
        String wrong = (token.charAt(0) == '0' ? "1" : "0") + token.substring(1);
        for (String body : List.of("", "token=", "token=" + wrong, "token=" + token.substring(1), "other=" + token)) {
            assertThat(post(PAGE + "/merge", body)).as(body).startsWith("HTTP/1.1 403");
        }
        assertThat(get(PAGE + "/merge", own)).startsWith("HTTP/1.1 404");
        assertThat(pull.open()).isTrue();
        assertThat(post(PAGE + "/merge", "tab=files&token=" + token))
                .startsWith("HTTP/1.1 303")
                .contains("Location: " + PAGE + "/files");
        assertThat(pull.status().merged()).isTrue();
        assertThat(post(PAGE + "/merge", "token=" + token)).startsWith("HTTP/1.1 409");
        assertThat(post(PAGE + "/suggestions", "token=" + token)).contains("No suggestion left to commit.");
        assertThat(post(PAGE + "/checks/1/rerun", "token=" + token)).contains("No such check run.");
        assertThat(post(PAGE + "/suggestions/x", "token=" + token)).startsWith("HTTP/1.1 404");
    }

    @Test
    void loadsNothingFromElsewhere() throws IOException {
        for (String path : List.of(PAGE, PAGE + "/files", PAGE + "/checks", "/page.css", "/page.js")) {
            assertThat(get(path, own))
                    .as(path)
                    .contains("Content-Security-Policy: default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContainPattern("(src|href)=\"(https?:)?//")
                    .doesNotContainPattern("url\\(|@import");
        }
    }

    @Test
    void knowsNoOtherPullRequest() throws IOException {
        for (String path :
                List.of("/teapot-and-sons/shop/pull/2", "/other/shop/pull/1", "/teapot-and-sons/shop/pull/x")) {
            assertThat(get(path, own)).as(path).startsWith("HTTP/1.1 404");
        }
    }

    private String get(String path, String host) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private String post(String path, String form) throws IOException {
        return exchange("POST " + path + " HTTP/1.1\r\nHost: " + own
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\nConnection: close\r\n\r\n" + form);
    }

    /** Through a socket, since Java's own client does not allow another Host header. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
