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

import dev.undebug.pull.AppManifest;
import dev.undebug.pull.AppPermission;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages for people. */
final class Pages {
    private static final Map<String, String> TO_SET = toSet();

    private Pages() {}

    private static Map<String, String> toSet() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("APP_ID", "the number on the app's settings page");
        variables.put("PRIVATE_KEY", "the content of the .pem file that you generated there, as it is or as base64");
        variables.put("PRIVATE_KEY_PATH", "or the path of that file, instead of PRIVATE_KEY");
        variables.put("WEBHOOK_SECRET", "the secret that you entered for the webhook");
        return variables;
    }

    static String home() {
        return Page.of(
                "Home",
                h1(text("Flask debug mode, "), b("out"), text(" of production")),
                p(
                        "This server reviews pull requests. It reads the changed files and the files that start and configure the "
                                + "app, works out what strangers would get, and comments on each problem with a fix."),
                h2("For monitoring"),
                table(tbody(
                        tr(th(a("/healthz").withHref("/healthz")), td("is the process up?")),
                        tr(th(a("/readyz").withHref("/readyz")), td("can deliveries be stored?")),
                        tr(th(a("/metrics").withHref("/metrics")), td("metrics for Prometheus")))));
    }

    static String setup() {
        return Page.of(
                "Setup",
                h1("Set up Undebug"),
                p("The server is running. It needs a GitHub App to review pull requests."),
                h2("1. Register the app"),
                p(
                        text("On GitHub, open "),
                        a("Settings → Developer settings → GitHub Apps")
                                .withHref("https://github.com/settings/apps/new"),
                        text(". Set the webhook URL to this server's address with the path "),
                        code(AppManifest.WEBHOOK_PATH),
                        text(", give it these permissions, and subscribe it to the events "
                                + String.join(", ", AppManifest.EVENTS) + ".")),
                table(tbody(each(
                        AppPermission.REQUIRED,
                        permission -> tr(th(code(permission.toString())), td(permission.purpose()))))),
                h2("2. Restart the server with these settings"),
                table(tbody(each(TO_SET.entrySet(), entry -> tr(th(code(entry.getKey())), td(entry.getValue()))))),
                pre(code(
                        "APP_ID=12345 PRIVATE_KEY_PATH=app.pem WEBHOOK_SECRET=… java -Xmx256m -jar undebug.jar serve")),
                h2("3. Require the check"),
                p(
                        text("Install the app on a repository, and make "),
                        b("Undebug"),
                        text(" a required check of its default branch.")));
    }
}
