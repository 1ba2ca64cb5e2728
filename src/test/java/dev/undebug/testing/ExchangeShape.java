package dev.undebug.testing;

import dev.undebug.demo.github.rest.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What decides whether an exchange fits its schemas: all but identifiers and times, which differ from scenario to scenario,
 * and the numbers of the answer. Numbers in a query or a request's body have bounds, and stay.
 */
final class ExchangeShape {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern OBJECT = Pattern.compile("\\b[0-9a-f]{40}\\b");

    /** Letters and digits that are a node ID, the name of a git object or a token: no word of people is as long. */
    private static final int SHORTEST_ID = 16;

    /** Headers of the connection, and identifiers: no schema describes them. */
    private static final Set<String> OF_CONNECTION = Set.of(
            "authorization",
            "content-length",
            "connection",
            "date",
            "host",
            "user-agent",
            "etag",
            "x-github-request-id");

    private ExchangeShape() {}

    /** Returns a digest that exchanges of the same shape have in common. */
    static String of(Exchange exchange) {
        Exchange.Request request = exchange.request();
        Exchange.Response response = exchange.response();
        String sent =
                OBJECT.matcher(TIME.matcher(request.body()).replaceAll("T")).replaceAll("#");
        return digest(String.join(
                "\0",
                request.method(),
                String.valueOf(response.status()),
                String.valueOf(response.fault()),
                general(request.path()),
                request.query(),
                headers(request.headers()),
                sent,
                general(headers(response.headers())),
                general(response.body())));
    }

    /** Returns a text with 0 for each number and # for each identifier; a name of a git object keeps its length. */
    private static String general(String text) {
        StringBuilder general = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean digits = false;
            boolean hex = true;
            while (end < text.length() && isOfWord(text.charAt(end))) {
                char c = text.charAt(end++);
                digits |= isDigit(c);
                hex &= isDigit(c) || (c >= 'a' && c <= 'f');
            }
            if (end == at) {
                general.append(text.charAt(at++));
            } else {
                word(text, at, end, digits, hex, general);
                at = end;
            }
        }
        return general.toString();
    }

    private static void word(String text, int start, int end, boolean digits, boolean hex, StringBuilder general) {
        if (!digits) {
            general.append(text, start, end);
        } else if (end - start >= SHORTEST_ID) {
            general.append('#').append(hex ? end - start : 0);
        } else {
            for (int i = start; i < end; i++) {
                if (!isDigit(text.charAt(i))) {
                    general.append(text.charAt(i));
                } else if (i == start || !isDigit(text.charAt(i - 1))) {
                    general.append('0');
                }
            }
        }
    }

    private static boolean isOfWord(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String headers(Map<String, String> headers) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        OF_CONNECTION.forEach(sorted::remove);
        return sorted.toString();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
