package dev.undebug.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import java.util.LinkedHashMap;
import java.util.Map;

/** The pages for people. */
final class Pages {
    private static final Map<String, String> TO_SET = toSet();

    private Pages() {}

    private static Map<String, String> toSet() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("APP_ID", "the number on the app's settings page");
        variables.put("PRIVATE_KEY", "the .pem file that was generated there, as it is or as base64");
        variables.put("PRIVATE_KEY_PATH", "or the path of that file");
        variables.put("WEBHOOK_SECRET", "the secret that was entered for the webhook");
        return variables;
    }

    static String home() {
        return Page.of(
                "Home",
                h1(text("Flask debug mode, "), b("out"), text(" of production")),
                p("This server reviews pull requests. It reads the changed files and those that decide how the program "
                        + "is launched, works out what a stranger would get, and comments where that is more than it "
                        + "should be, each time with a fix."),
                h2("For machines"),
                table(tbody(
                        tr(th(a("/healthz").withHref("/healthz")), td("the process is up")),
                        tr(th(a("/readyz").withHref("/readyz")), td("deliveries can be stored")),
                        tr(th(a("/metrics").withHref("/metrics")), td("counts and times, for Prometheus")))));
    }

    static String setup() {
        return Page.of(
                "Setup",
                h1("Almost there"),
                p("The server runs, and waits for the GitHub App that it is to speak for."),
                h2("1. Register the app"),
                p(
                        text("On GitHub, under "),
                        a("Settings → Developer settings → GitHub Apps")
                                .withHref("https://github.com/settings/apps/new"),
                        text(". The webhook's address is this server's, with the path "),
                        code("/api/github/webhooks"),
                        text(". Permissions: checks and pull requests to write, contents and metadata to read. Events: "
                                + "check run, check suite, pull request.")),
                h2("2. Start the server with its settings"),
                table(tbody(each(TO_SET.entrySet(), entry -> tr(th(code(entry.getKey())), td(entry.getValue()))))),
                pre(code("APP_ID=12345 PRIVATE_KEY_PATH=app.pem WEBHOOK_SECRET=… java -jar undebug.jar serve")),
                h2("3. Require the check"),
                p(
                        text("Install the app on a repository, and require the check "),
                        b("Undebug"),
                        text(" in the protection of its default branch.")));
    }
}
