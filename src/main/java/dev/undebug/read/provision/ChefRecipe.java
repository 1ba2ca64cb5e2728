package dev.undebug.read.provision;

import dev.undebug.fact.Role;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads as much of Ruby as recipes are written in: resources with their attributes, settings, and conditions around them. */
final class ChefRecipe extends RubyCode {
    private static final Pattern PARAMETERS = Pattern.compile("do\\b[ \\t]{0,20}(?:\\|[^|\\r\\n]{0,100}\\|)?");
    private static final Pattern ASSIGNS = Pattern.compile("(?:\\|\\||\\+)?=(?![=~>])");

    private static final Set<String> MODIFIERS = Set.of("if", "unless", "while", "until", "rescue", "and", "or");
    private static final Set<String> TURNS = Set.of("else", "elsif", "when", "rescue", "ensure");
    private static final Set<String> BLOCKS = Set.of("while", "until", "for", "begin", "def", "module", "class");
    private static final Set<String> GUARDS = Set.of("only_if", "not_if");

    private final Consumer<Resource> resources;
    private final Consumer<Setting> settings;

    /**
     * @param resources takes what is set up
     * @param settings takes what is assigned to an element of something
     */
    ChefRecipe(SourceFile file, Consumer<Resource> resources, Consumer<Setting> settings) {
        super(file);
        this.resources = resources;
        this.settings = settings;
    }

    /**
     * A value that is assigned: {@code default['shop']['debug'] = '1'}.
     *
     * @param of what it is an element of
     * @param key the last of its keys
     */
    record Setting(String of, CodeValue.Entry key, Role role) {}

    /** What a block is a part of: a resource with the attributes that were read, or nothing. */
    private static final class Body {
        private final List<CodeValue.Entry> attributes = new ArrayList<>();
        private final boolean resource;
        private Role role;

        private Body(boolean resource, Role role) {
            this.resource = resource;
            this.role = role;
        }

        private Body with(Role other) {
            return new Body(resource, other);
        }
    }

    void read(Role role) {
        Body body = new Body(false, role);
        while (!atEnd()) {
            // An end too many is skipped.
            block(body, 0);
        }
    }

    /** Reads to the keyword that ends the block or this part of it, and returns that. */
    private String block(Body body, int depth) {
        skip(true);
        while (!atEnd() && !exhausted(depth)) {
            int start = at;
            Optional<Span> name = take(NAME);
            if (name.isEmpty()) {
                other();
            } else {
                String word = file.slice(name.get());
                if (word.equals("end") || TURNS.contains(word)) {
                    return word;
                }
                statement(word, start, body, depth);
            }
            at = Math.max(at, Math.min(start + 1, text.length()));
            skip(true);
        }
        return "end";
    }

    private void other() {
        char c = peek(0);
        if (startsWith("=begin")) {
            int end = text.indexOf("\n=end", at);
            at = end < 0 ? text.length() : end + 5;
        } else if (c == '"' || c == '\'') {
            skipQuoted(c);
        } else {
            advance(1);
        }
    }

    private void statement(String word, int start, Body body, int depth) {
        if (word.equals("if") || word.equals("unless")) {
            condition(start, body, depth);
        } else if (word.equals("case")) {
            toLineEnd();
            String turn = part(body, body.role, depth);
            while (turn.equals("when") || turn.equals("else")) {
                turn = part(body, turn.equals("when") ? Condition.of(line()).then(body.role) : body.role, depth);
            }
        } else if (BLOCKS.contains(word)) {
            if (!endsOnItsLine()) {
                parts(body, depth);
            }
        } else {
            call(word, new Span(start, at), body, depth);
        }
    }

    /** Reads the rest of the line. */
    private String line() {
        int start = at;
        toLineEnd();
        return text.substring(start, at);
    }

    private boolean endsOnItsLine() {
        return line().stripTrailing().matches("(?s).*\\bend");
    }

    private void parts(Body body, int depth) {
        String turn = block(body, depth + 1);
        while (!turn.equals("end")) {
            turn = block(body, depth + 1);
        }
    }

    private void condition(int start, Body body, int depth) {
        if (endsOnItsLine()) {
            return;
        }
        Condition condition = Condition.of(text.substring(start, at));
        String turn = part(body, condition.then(body.role), depth);
        while (!turn.equals("end")) {
            if (turn.equals("elsif")) {
                condition = Condition.of(line());
                turn = part(body, condition.then(body.role), depth);
            } else {
                turn = part(body, condition.otherwise(body.role), depth);
            }
        }
    }

    /** Reads a part that depends on a condition; whether a resource has the attributes there cannot be told. */
    private String part(Body body, Role role, int depth) {
        Body inner = body.with(role);
        String turn = block(inner, depth + 1);
        inner.attributes.forEach(entry -> body.attributes.add(
                new CodeValue.Entry(entry.key(), entry.keySpan(), entry.value().computed())));
        return turn;
    }

    private void call(String word, Span name, Body body, int depth) {
        Optional<CodeValue> key = Optional.empty();
        boolean simple = true;
        while (peek(0) == '.' || peek(0) == '[' || startsWith("::")) {
            simple = false;
            if (peek(0) == '[') {
                advance(1);
                List<CodeValue> keys = elements(']', depth);
                key = keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(0));
            } else {
                advance(peek(0) == '.' ? 1 : 2);
                take(NAME);
            }
        }
        skip(false);
        if (take(ASSIGNS).isPresent()) {
            skip(true);
            CodeValue value = value(depth + 1);
            if (key.isPresent()) {
                CodeValue last = key.get();
                settings.accept(
                        new Setting(word, new CodeValue.Entry(last.text().text(), last.span(), value), body.role));
            } else if (simple) {
                locals.merge(word, value, (before, after) -> after.computed());
            }
            return;
        }
        arguments(word, name, body, depth);
    }

    private void arguments(String word, Span name, Body body, int depth) {
        boolean guard = GUARDS.contains(word);
        int start = at;
        if (guard && peek(0) == '{') {
            int end = behindBraces(at, at);
            at = end > at ? end : at + 1;
        }
        boolean parenthesized = peek(0) == '(';
        if (parenthesized) {
            advance(1);
            skip(true);
        }
        List<CodeValue> values = new ArrayList<>();
        List<CodeValue.Entry> entries = new ArrayList<>();
        list(parenthesized, values, entries, depth);
        if (parenthesized) {
            skip(true);
            advance(peek(0) == ')' ? 1 : 0);
        }
        skip(false);
        Optional<Span> opens = take(PARAMETERS);
        String given = text.substring(start, at);
        boolean modified = MODIFIERS.stream().anyMatch(this::isWord);
        if (guard) {
            Condition condition = Condition.of(given);
            body.role = word.equals("only_if") ? condition.then(body.role) : condition.otherwise(body.role);
        }
        Role role = modified ? Condition.of(line()).then(body.role) : body.role;
        Optional<CodeValue> title = values.stream().findFirst();
        if (opens.isPresent()) {
            Body inner = new Body(true, role);
            parts(inner, depth);
            resource(word, title, name, inner.attributes, inner.role);
        } else if (body.resource) {
            CodeValue value = argument(name, values, entries);
            body.attributes.add(new CodeValue.Entry(word, name, modified ? value.computed() : value));
        } else {
            resource(word, title, name, entries, role);
        }
    }

    private void resource(
            String type, Optional<CodeValue> title, Span name, List<CodeValue.Entry> attributes, Role role) {
        Span place = title.map(value -> name.cover(value.span())).orElse(name);
        resources.accept(new Resource(type, title, place, CodeValue.map(place, attributes), role));
    }

    private static CodeValue argument(Span name, List<CodeValue> values, List<CodeValue.Entry> entries) {
        if (!entries.isEmpty()) {
            return CodeValue.map(
                    name.cover(entries.get(entries.size() - 1).value().span()), entries);
        }
        return values.size() == 1
                ? values.get(0)
                : CodeValue.list(
                        values.isEmpty()
                                ? name
                                : name.cover(values.get(values.size() - 1).span()),
                        values);
    }

    /** Reads arguments, among which pairs need no braces. */
    private void list(boolean lines, List<CodeValue> values, List<CodeValue.Entry> entries, int depth) {
        boolean more = true;
        while (more && beginsArgument() && !exhausted(depth)) {
            int before = at;
            Optional<CodeValue.Entry> label = label(depth);
            if (label.isPresent()) {
                entries.add(label.get());
            } else {
                CodeValue value = value(depth + 1);
                skip(lines);
                if (startsWith("=>")) {
                    advance(2);
                    skip(true);
                    entries.add(new CodeValue.Entry(value.text().text(), value.span(), value(depth + 1)));
                } else {
                    values.add(value);
                }
            }
            skip(lines);
            more = peek(0) == ',' && at > before;
            if (more) {
                advance(1);
                skip(true);
            }
        }
    }

    private boolean beginsArgument() {
        boolean open = !atEnd() && !isLineEnd(peek(0)) && (startsWith("<<") || ")};|=&?.<*/".indexOf(peek(0)) < 0);
        return open && !isWord("do") && MODIFIERS.stream().noneMatch(this::isWord);
    }
}
