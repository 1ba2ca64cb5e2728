package dev.undebug.demo.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.time;

import dev.undebug.demo.github.Account;
import j2html.tags.DomContent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The small elements that all parts of the page share. */
final class Parts {
    private static final String BOT = "[bot]";
    private static final int SHORT_SHA = 7;
    private static final int HUES = 6;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Parts() {}

    static DomContent avatar(Account account) {
        boolean bot = account.login().endsWith(BOT);
        DomContent face =
                bot ? Icon.SHIELD.svg() : span(account.login().substring(0, 1).toUpperCase(Locale.ROOT));
        return span(face)
                .withClasses(
                        "avatar",
                        bot ? "bot" : "hue" + Math.floorMod(account.login().hashCode(), HUES))
                .attr("aria-hidden", "true");
    }

    /** Returns the name, with a label for bots. */
    static DomContent name(Account account) {
        String login = account.login();
        return login.endsWith(BOT)
                ? row(
                        strong(login.substring(0, login.length() - BOT.length())),
                        span("bot").withClass("label"))
                : strong(login);
    }

    /**
     * Returns parts separated by spaces. The library's own {@code join} removes the space before every full stop and
     * comma, even in code. Skips null, the library's value for a missing part.
     */
    static DomContent row(@Nullable DomContent... parts) {
        return rawHtml(Stream.of(parts)
                .flatMap(Stream::ofNullable)
                .map(DomContent::render)
                .filter(html -> !html.isEmpty())
                .collect(Collectors.joining(" ")));
    }

    static DomContent at(Instant instant) {
        return time(CLOCK.format(instant)).attr("datetime", instant.toString());
    }

    static DomContent sha(String sha) {
        return code(sha.substring(0, SHORT_SHA)).withClass("sha");
    }

    static String count(int number, String singular) {
        return number + " " + singular + (number == 1 ? "" : "s");
    }
}
