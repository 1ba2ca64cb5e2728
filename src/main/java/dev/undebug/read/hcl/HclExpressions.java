package dev.undebug.read.hcl;

import dev.undebug.read.hcl.HclValue.Kind;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses HCL expressions. An unsupported expression is unknown as a whole. */
final class HclExpressions {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][\\w.*-]{0,300}");
    private static final Pattern WORD = Pattern.compile("true|false|null|-?[0-9][0-9.]{0,20}");

    /** Characters that may follow an expression. */
    private static final Set<Character> FOLLOWING = Set.of('\0', '\n', '\r', ',', ')', ']', '}', ':', '=', '?');

    private final HclCursor cursor;
    private final HclTexts texts;

    HclExpressions(HclCursor cursor) {
        this.cursor = cursor;
        this.texts = new HclTexts(cursor, this);
    }

    /** Reads a name or a string without expressions. */
    String name() {
        return cursor.peek() == '"' ? texts.string(0).text().text() : cursor.name();
    }

    HclValue value(int depth) {
        cursor.skip();
        int start = cursor.at();
        HclValue value = conditional(depth);
        int end = cursor.at();
        cursor.skip();
        // Within brackets, the next line does not belong to the expression.
        if (!FOLLOWING.contains(cursor.peek()) && !isOnNextLine(end)) {
            cursor.rest();
            return HclValue.of(Kind.UNKNOWN, cursor.since(start), value.text());
        }
        cursor.move(end);
        return value;
    }

    private boolean isOnNextLine(int from) {
        return cursor.text().substring(from, cursor.at()).indexOf('\n') >= 0;
    }

    private HclValue conditional(int depth) {
        int start = cursor.at();
        HclValue condition = operation(depth, 0);
        int end = cursor.at();
        cursor.skip();
        if (!cursor.take("?")) {
            cursor.move(end);
            return condition;
        }
        HclValue then = operand(depth);
        cursor.skip();
        if (!cursor.take(":")) {
            cursor.rest();
            return unknown(start);
        }
        HclValue otherwise = operand(depth);
        return new HclValue(
                Kind.CONDITIONAL,
                cursor.since(start),
                MappedText.at("", cursor.since(start)),
                List.of(condition, then, otherwise),
                List.of());
    }

    private HclValue operand(int depth) {
        cursor.skip(true);
        return conditional(depth + 1);
    }

    private HclValue operation(int depth, int level) {
        if (level == HclOperators.LEVELS) {
            return unary(depth);
        }
        int start = cursor.at();
        HclValue left = operation(depth, level + 1);
        while (true) {
            int end = cursor.at();
            cursor.skip();
            String operator = HclOperators.take(cursor, level);
            if (operator.isEmpty() || cursor.exhausted(depth)) {
                cursor.move(end);
                return left;
            }
            cursor.skip(true);
            HclValue right = operation(depth + 1, level + 1);
            Span span = cursor.since(start);
            left = new HclValue(Kind.OPERATION, span, MappedText.at(operator, span), List.of(left, right), List.of());
        }
    }

    private HclValue unary(int depth) {
        int start = cursor.at();
        if (cursor.peek() == '!' && cursor.peek(1) != '=') {
            if (cursor.exhausted(depth)) {
                return unknown(start);
            }
            cursor.take("!");
            cursor.skip();
            HclValue inner = unary(depth + 1);
            Span span = cursor.since(start);
            return new HclValue(Kind.OPERATION, span, MappedText.at("!", span), List.of(inner), List.of());
        }
        HclValue value = primary(depth);
        while (true) {
            if (cursor.peek() == '[') {
                List<HclValue> index = elements(depth, ']');
                HclValue key = index.size() == 1 ? index.get(0) : unknown(start);
                value = new HclValue(Kind.INDEX, cursor.since(start), value.text(), List.of(value, key), List.of());
            } else if (cursor.peek() == '.') {
                Matcher matcher = cursor.matcher(Pattern.compile("\\.([\\w*-]{1,200})"));
                if (!matcher.lookingAt()) {
                    return value;
                }
                Span name = new Span(matcher.start(1), matcher.end(1));
                cursor.move(matcher.end());
                HclValue key = HclValue.of(Kind.TEXT, name, MappedText.of(cursor.file(), name));
                value = new HclValue(Kind.INDEX, cursor.since(start), value.text(), List.of(value, key), List.of());
            } else {
                return value;
            }
        }
    }

    private HclValue primary(int depth) {
        int start = cursor.at();
        if (cursor.exhausted(depth)) {
            return unknown(start);
        }
        return switch (cursor.peek()) {
            case '"' -> texts.string(depth);
            case '<' -> texts.heredoc();
            case '[' -> list(depth);
            case '{' -> object(depth);
            case '(' -> parentheses(depth);
            default -> path(depth);
        };
    }

    private HclValue path(int depth) {
        int start = cursor.at();
        boolean negative = cursor.peek() == '-' && Character.isDigit(cursor.peek(1));
        if (negative) {
            cursor.take("-");
        }
        Matcher matcher = cursor.matcher(PATH);
        if (!matcher.lookingAt()) {
            cursor.rest();
            return unknown(start);
        }
        cursor.move(matcher.end());
        Span span = cursor.since(start);
        MappedText name = MappedText.of(cursor.file(), span);
        if (cursor.peek() == '(') {
            List<HclValue> arguments = elements(depth, ')');
            return new HclValue(Kind.CALL, cursor.since(start), name, arguments, List.of());
        }
        boolean word = WORD.matcher(name.text()).matches();
        return HclValue.of(word ? Kind.WORD : Kind.REFERENCE, span, name);
    }

    private HclValue unknown(int start) {
        Span span = cursor.since(start);
        return HclValue.of(Kind.UNKNOWN, span, MappedText.at("", span));
    }

    private HclValue parentheses(int depth) {
        int start = cursor.at();
        List<HclValue> inner = elements(depth, ')');
        return inner.size() == 1 ? inner.get(0) : unknown(start);
    }

    private HclValue list(int depth) {
        int start = cursor.at();
        List<HclValue> elements = elements(depth, ']');
        Span span = cursor.since(start);
        boolean loop = elements.size() == 1 && elements.get(0).kind() == Kind.FOR;
        return loop ? elements.get(0) : new HclValue(Kind.LIST, span, MappedText.at("", span), elements, List.of());
    }

    /** Reads the elements in brackets, from the opening bracket to after the closing one. */
    private List<HclValue> elements(int depth, char close) {
        boolean before = cursor.joinLines(true);
        List<HclValue> elements = new ArrayList<>();
        cursor.move(cursor.at() + 1);
        cursor.skip();
        while (!cursor.atEnd() && cursor.peek() != close) {
            int from = cursor.at();
            elements.add(isLoop() ? loop(depth + 1) : value(depth + 1));
            cursor.skip();
            if (cursor.take("...")) {
                cursor.skip();
            }
            if (!cursor.take(",") && cursor.at() == from) {
                cursor.move(from + 1);
            }
            cursor.skip();
        }
        cursor.move(cursor.at() + 1);
        cursor.joinLines(before);
        return elements;
    }

    private boolean isLoop() {
        return cursor.sees("for ") || cursor.sees("for\t");
    }

    /** Reads {@code for k, v in map : {name = k, value = v}} inside brackets. */
    private HclValue loop(int depth) {
        int start = cursor.at();
        cursor.take("for");
        cursor.skip();
        List<String> names = new ArrayList<>();
        names.add(cursor.name());
        cursor.skip();
        if (cursor.take(",")) {
            cursor.skip();
            names.add(cursor.name());
            cursor.skip();
        }
        List<HclValue> parts = new ArrayList<>();
        boolean known = cursor.take("in");
        parts.add(value(depth));
        cursor.skip();
        known &= cursor.take(":");
        parts.add(value(depth));
        cursor.skip();
        if (cursor.take("=>")) {
            parts.add(value(depth));
            cursor.skip();
        }
        known &= cursor.peek() == ']' || cursor.peek() == '}';
        if (!known) {
            cursor.rest();
            return unknown(start);
        }
        Span span = cursor.since(start);
        return new HclValue(Kind.FOR, span, MappedText.at(String.join(" ", names), span), parts, List.of());
    }

    private HclValue object(int depth) {
        int start = cursor.at();
        boolean before = cursor.joinLines(false);
        List<HclValue.Entry> entries = new ArrayList<>();
        cursor.take("{");
        cursor.skip(true);
        HclValue loop = isLoop() ? loopOfObject(depth) : unknown(start);
        while (!cursor.atEnd() && cursor.peek() != '}') {
            int from = cursor.at();
            String key = name();
            Span span = cursor.since(from);
            cursor.skip(false);
            if (!key.isEmpty() && (cursor.take("=") || cursor.take(":"))) {
                entries.add(new HclValue.Entry(key, span, value(depth + 1)));
            } else {
                cursor.move(Math.max(cursor.at(), from + 1));
            }
            cursor.skip(true);
            if (cursor.take(",")) {
                cursor.skip(true);
            }
        }
        cursor.move(cursor.at() + 1);
        cursor.joinLines(before);
        Span span = cursor.since(start);
        return loop.kind() == Kind.FOR
                ? loop
                : new HclValue(Kind.OBJECT, span, MappedText.at("", span), List.of(), entries);
    }

    private HclValue loopOfObject(int depth) {
        cursor.joinLines(true);
        HclValue loop = loop(depth + 1);
        cursor.skip();
        return loop;
    }
}
