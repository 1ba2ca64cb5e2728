package dev.undebug.service.proxy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of nginx's configuration, read whole. Whatever may pass requests on in a way that it does not show makes the ports
 * unknown, and so does a text that is no such configuration.
 */
final class NginxConfiguration {
    private static final int MAX_DEPTH = 20;

    /** An expression of a template that names a variable; its value takes the place of this character. */
    private static final char FILLED = '\uE000';

    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{-?\\s*+[A-Za-z_][\\w.]{0,100}+\\s*+-?\\}\\}");
    private static final Pattern TEMPLATE = Pattern.compile("\\{[{%#]|<%");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,60}+");

    /** Directives that run code, or start programs. */
    private static final Pattern CODE =
            Pattern.compile("\\w*(?:lua|perl|njs)\\w*|js_\\w*|passenger\\w*|rails\\w*|load_module");

    /** Files that come with nginx, and folders whose files are configuration by themselves. */
    private static final Pattern INCLUDED = Pattern.compile("(?:/etc/nginx/|/usr/local/etc/nginx/)?(?:mime\\.types"
            + "|[a-z]+_params|fastcgi\\.conf|snippets/fastcgi-php\\.conf|(?:conf|default)\\.d/\\*\\.conf"
            + "|modules-enabled/\\*\\.conf|sites-enabled/\\*(?:\\.conf)?)"
            + "|/usr/share/nginx/modules/\\*\\.conf|/etc/letsencrypt/options-ssl-nginx\\.conf");

    /** Blocks whose lines are values, not directives. */
    private static final Set<String> VALUES = Set.of("map", "geo", "types", "split_clients", "charset_map");

    private static final Set<String> BLOCKS = Set.of("http", "server", "upstream", "location", "stream");

    private static final String UPSTREAM = "upstream";
    private static final String SOCKET = "unix:";

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:([a-z]{1,9})://)?(\\[[\\da-fA-F:.]{1,45}\\]|[\\w.-]{1,250}+)(?::(\\d{1,5}+))?(?:[/?].*|\\$(?:request_)?uri\\b.*)?");

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}+(?:\\.\\d{1,3}+){3}");

    private final String text;
    private final Deque<String> blocks = new ArrayDeque<>();
    private final Set<String> groups = new HashSet<>();
    private final List<String> addresses = new ArrayList<>();
    private boolean known = true;
    private boolean served;
    private int at;

    private NginxConfiguration(String text) {
        this.text = text;
    }

    /** Returns the ports of the machine's own addresses to which a text passes requests on; empty if some may be unknown. */
    static Optional<Set<Integer>> ports(String text) {
        String filled = EXPRESSION.matcher(text).replaceAll(String.valueOf(FILLED));
        return TEMPLATE.matcher(filled).find() ? Optional.empty() : new NginxConfiguration(filled).read();
    }

    private Optional<Set<Integer>> read() {
        List<String> words = new ArrayList<>();
        while (known && skipSpace()) {
            char next = text.charAt(at);
            if (next == ';' || next == '{' || next == '}') {
                at++;
                if (next == '}') {
                    known = words.isEmpty() && blocks.poll() != null;
                } else if (words.isEmpty()) {
                    known = false;
                } else if (next == ';') {
                    directive(words);
                } else {
                    open(words);
                }
                words.clear();
            } else {
                words.add(word());
            }
        }
        Set<Integer> ports = new HashSet<>();
        boolean whole = known && words.isEmpty() && blocks.isEmpty() && served;
        return whole && addresses.stream().allMatch(address -> add(address, ports))
                ? Optional.of(ports)
                : Optional.empty();
    }

    /** Skips white space and remarks; returns whether something follows. */
    private boolean skipSpace() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private String word() {
        char quote = text.charAt(at);
        return quote == '"' || quote == '\'' ? quoted(quote) : plain();
    }

    private String quoted(char quote) {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        at++;
        known = at < text.length() && (Character.isWhitespace(text.charAt(at)) || ";{)".indexOf(text.charAt(at)) >= 0);
        return text.substring(start, end);
    }

    private String plain() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && ";{".indexOf(text.charAt(at)) < 0) {
            if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                known &= end >= 0;
                at = end < 0 ? text.length() : end + 1;
            } else {
                known &= text.charAt(at) != '}';
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at = Math.min(at, text.length());
        return text.substring(start, at);
    }

    private void open(List<String> words) {
        String name = words.get(0);
        named(name);
        served |= BLOCKS.contains(name);
        if (name.equals(UPSTREAM)) {
            known &= words.size() == 2;
            groups.add(words.get(words.size() - 1));
        }
        blocks.push(name);
        known &= blocks.size() <= MAX_DEPTH;
    }

    private void directive(List<String> words) {
        String name = words.get(0);
        String last = words.get(words.size() - 1);
        if (blocks.stream().anyMatch(VALUES::contains)) {
            return;
        }
        named(name);
        if (name.equals("include")) {
            known &= words.size() == 2 && INCLUDED.matcher(last).matches();
        } else if (name.endsWith("_pass")) {
            known &= words.size() == 2;
            addresses.add(last);
        } else if (name.equals("server") && UPSTREAM.equals(blocks.peek())) {
            known &= words.size() > 1;
            addresses.add(words.size() > 1 ? words.get(1) : last);
        }
    }

    private void named(String name) {
        boolean values = blocks.stream().anyMatch(VALUES::contains);
        known &= values || (NAME.matcher(name).matches() && !CODE.matcher(name).matches());
    }

    /** Adds the port of an address; returns whether it is known. A name may be one for the machine itself. */
    private boolean add(String address, Set<Integer> ports) {
        if (address.startsWith(SOCKET) || address.contains("://" + SOCKET)) {
            return true;
        }
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            return false;
        }
        String host = matcher.group(2);
        boolean numbers = NUMBERS.matcher(host).matches();
        if (matcher.group(3) == null) {
            if (groups.contains(host)) {
                return true;
            }
            // A name alone may be a group of servers in another file.
            if (!host.contains(".") && !host.startsWith("[") && !host.equals("localhost")) {
                return false;
            }
        }
        boolean elsewhere = numbers && !host.startsWith("127.") && !host.startsWith("0");
        if (!elsewhere) {
            int own = "https".equals(matcher.group(1)) ? 443 : 80;
            ports.add(matcher.group(3) == null ? own : Integer.parseInt(matcher.group(3)));
        }
        return true;
    }
}
