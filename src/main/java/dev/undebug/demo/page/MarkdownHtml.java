package dev.undebug.demo.page;

import j2html.utils.EscapeUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filters HTML inside Markdown: comments vanish, a few harmless tags without attributes stay, anything else is shown as
 * text.
 */
final class MarkdownHtml {
    private static final Set<String> PAIRED =
            Set.of("details", "summary", "sub", "sup", "kbd", "b", "i", "em", "strong", "code");
    private static final Pattern TOKEN = Pattern.compile("<!--.*?(?:-->|$)|<(/?)([a-zA-Z]+)\\s*/?>", Pattern.DOTALL);

    // A closing tag without an opening one would close an element of the page around the comment.
    private final Deque<String> open = new ArrayDeque<>();

    static String escape(String text) {
        return EscapeUtil.escape(text);
    }

    String safe(String raw) {
        StringBuilder result = new StringBuilder();
        Matcher token = TOKEN.matcher(raw);
        int from = 0;
        while (token.find()) {
            result.append(escape(raw.substring(from, token.start()))).append(tag(token));
            from = token.end();
        }
        return result.append(escape(raw.substring(from))).toString();
    }

    private String tag(Matcher token) {
        if (token.group(2) == null) {
            return "";
        }
        String name = token.group(2).toLowerCase(Locale.ROOT);
        boolean closes = !token.group(1).isEmpty();
        if (name.equals("br") && !closes) {
            return "<br>";
        }
        if (!PAIRED.contains(name) || (closes && !name.equals(open.peek()))) {
            return escape(token.group());
        }
        if (closes) {
            open.pop();
            return "</" + name + ">";
        }
        open.push(name);
        return "<" + name + ">";
    }

    /** Returns the closing tags of all open elements. */
    String closing() {
        StringBuilder result = new StringBuilder();
        while (!open.isEmpty()) {
            result.append("</").append(open.pop()).append('>');
        }
        return result.toString();
    }
}
