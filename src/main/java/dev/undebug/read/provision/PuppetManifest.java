package dev.undebug.read.provision;

import dev.undebug.fact.Role;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleNames;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads as much of Puppet's language as says what is set up: resources, the values of variables, conditions around them. */
final class PuppetManifest extends CodeScanner {
    private static final Pattern NAME = Pattern.compile("(?:::)?[A-Za-z_]\\w{0,100}(?:::\\w{1,100}){0,20}");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?:[a-z_]\\w{0,100}|\\*)(?=\\s{0,50}[=+]>)");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:::)?[a-z_]\\w{0,100}(?:::\\w{1,100}){0,20}");
    private static final Pattern ASSIGNS = Pattern.compile("\\+?=(?![=~>])");
    private static final Pattern ARROW = Pattern.compile("[=+]>");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9a-fx.]{0,20}");
    private static final Pattern HEREDOC =
            Pattern.compile("@\\([ \\t]{0,9}(\"?)([^\"):/\\r\\n]{1,60})\"?[^)\\r\\n]{0,60}\\)");
    private static final Set<String> DEFINITIONS = Set.of("class", "define", "plan", "function");
    private static final int MAX_CONDITION = 1_000;

    private final Consumer<Resource> resources;
    private final Map<String, CodeValue> variables = new HashMap<>();

    /**
     * @param resources takes what is set up
     */
    PuppetManifest(SourceFile file, Consumer<Resource> resources) {
        super(file);
        this.resources = resources;
    }

    void read(Role role) {
        while (!atEnd()) {
            // A brace too many is skipped.
            block(role, 0);
        }
    }

    @Override
    void skip(boolean lines) {
        super.skip(lines);
        while (startsWith("/*")) {
            int end = text.indexOf("*/", at + 2);
            at = end < 0 ? text.length() : end + 2;
            super.skip(lines);
        }
    }

    /** Reads to the brace that closes the block. */
    private void block(Role role, int depth) {
        skip(true);
        while (!atEnd() && peek(0) != '}' && !exhausted(depth)) {
            int start = at;
            statement(role, depth);
            at = Math.max(at, Math.min(start + 1, text.length()));
            skip(true);
        }
        advance(1);
    }

    private void statement(Role role, int depth) {
        char c = peek(0);
        Optional<Span> variable = take(VARIABLE);
        if (variable.isPresent()) {
            skip(true);
            if (take(ASSIGNS).isPresent()) {
                assign(file.slice(variable.get()), depth);
            }
            return;
        }
        Optional<Span> name = take(NAME);
        if (name.isPresent()) {
            named(file.slice(name.get()), name.get(), role, depth);
        } else if (c == '{') {
            advance(1);
            block(role, depth + 1);
        } else if (c == '"' || c == '\'') {
            skipQuoted(c);
        } else {
            advance(1);
        }
    }

    private void assign(String name, int depth) {
        skip(true);
        variables.merge(name, value(depth + 1), (before, after) -> after.computed());
    }

    private void named(String word, Span name, Role role, int depth) {
        switch (word) {
            case "if", "unless" -> condition(name.start(), role, depth);
            case "case" -> {
                toBrace();
                alternatives(role, depth);
            }
            case "node" -> {
                String hosts = toBrace();
                block(RoleNames.firstKnown(RoleNames.of(hosts), role), depth + 1);
            }
            default -> {
                skip(true);
                if (DEFINITIONS.contains(word) && peek(0) != '{') {
                    definition(role, depth);
                } else {
                    declaration(word, name, role, depth);
                }
            }
        }
    }

    /** Reads to behind the brace that opens a block, and returns what stands before it. */
    private String toBrace() {
        int start = at;
        while (!atEnd() && peek(0) != '{' && at - start < MAX_CONDITION) {
            at++;
        }
        String before = text.substring(start, at);
        advance(peek(0) == '{' ? 1 : 0);
        return before;
    }

    private void condition(int start, Role role, int depth) {
        toBrace();
        Condition condition = Condition.of(text.substring(start, at));
        block(condition.then(role), depth + 1);
        skip(true);
        while (startsWith("elsif") || startsWith("else")) {
            boolean otherwise = !startsWith("elsif");
            String next = toBrace();
            condition = otherwise ? condition : Condition.of(next);
            block(otherwise ? condition.otherwise(role) : condition.then(role), depth + 1);
            skip(true);
        }
    }

    private void alternatives(Role role, int depth) {
        skip(true);
        while (!atEnd() && peek(0) != '}' && !exhausted(depth)) {
            String label = toBrace();
            block(Condition.of(label).then(role), depth + 1);
            skip(true);
        }
        advance(1);
    }

    /** A class or type with its parameters, whose defaults are the values of variables. */
    private void definition(Role role, int depth) {
        take(NAME);
        skip(true);
        if (peek(0) == '(') {
            advance(1);
            while (!atEnd() && peek(0) != ')' && !exhausted(depth)) {
                int start = at;
                Optional<Span> variable = take(VARIABLE);
                skip(true);
                if (variable.isPresent() && take(ASSIGNS).isPresent()) {
                    assign(file.slice(variable.get()), depth);
                }
                at = Math.max(at, Math.min(start + 1, text.length()));
                skip(true);
            }
            advance(1);
        }
        toBrace();
        block(role, depth + 1);
    }

    /** {@code type { title: attributes }}, {@code Type { attributes }}, {@code Type[title] { attributes }}, or a call. */
    private void declaration(String type, Span name, Role role, int depth) {
        if (peek(0) == '[') {
            advance(1);
            elements(']', depth);
            skip(true);
        } else if (peek(0) == '(') {
            advance(1);
            elements(')', depth);
            return;
        }
        if (peek(0) != '{') {
            return;
        }
        advance(1);
        skip(true);
        int start = at;
        if (take(ATTRIBUTE).isPresent()) {
            at = start;
            resources.accept(new Resource(type, Optional.empty(), name, attributes(depth), role));
            skip(true);
            advance(1);
            return;
        }
        boolean more = true;
        while (more && !atEnd() && peek(0) != '}' && !exhausted(depth)) {
            int from = at;
            CodeValue title = value(depth + 1);
            skip(true);
            if (peek(0) != ':') {
                // A block of another kind.
                at = from;
                block(role, depth + 1);
                return;
            }
            advance(1);
            CodeValue attributes = attributes(depth);
            Span place = from == start ? name.cover(title.span()) : title.span();
            resources.accept(new Resource(type, Optional.of(title), place, attributes, role));
            skip(true);
            more = peek(0) == ';';
            advance(more ? 1 : 0);
            skip(true);
        }
        advance(1);
    }

    private CodeValue attributes(int depth) {
        List<CodeValue.Entry> entries = new ArrayList<>();
        skip(true);
        int start = at;
        while (!atEnd() && peek(0) != '}' && peek(0) != ';' && !exhausted(depth)) {
            int before = at;
            Optional<Span> name = take(ATTRIBUTE);
            skip(true);
            if (name.isPresent() && take(ARROW).isPresent()) {
                skip(true);
                entries.add(new CodeValue.Entry(file.slice(name.get()), name.get(), value(depth + 1)));
            }
            skip(true);
            if (peek(0) == ',' || at == before) {
                advance(1);
                skip(true);
            }
        }
        return CodeValue.map(new Span(Math.min(start, at), at), entries);
    }

    @Override
    int insertedTo(int index) {
        if (text.charAt(index) != '$') {
            return index;
        }
        if (text.startsWith("${", index)) {
            return behindBraces(index, index + 1);
        }
        int before = at;
        at = index;
        int end = take(VARIABLE).map(Span::end).orElse(index);
        at = before;
        return end;
    }

    @Override
    CodeValue value(int depth) {
        int start = at;
        if (exhausted(depth)) {
            return CodeValue.unknown(new Span(Math.min(start, text.length()), text.length()));
        }
        CodeValue value = primary(depth);
        int end = at;
        skip(false);
        boolean trails = "?+.[-*/<&|!".indexOf(peek(0)) >= 0 || startsWith("==") || startsWith("=~");
        if (trails) {
            return rest(start, depth);
        }
        at = end;
        return value;
    }

    private CodeValue primary(int depth) {
        int start = at;
        char c = peek(0);
        Optional<CodeValue> enclosed = enclosed(depth);
        if (enclosed.isPresent()) {
            return enclosed.get();
        }
        if (c == '@') {
            return heredoc();
        }
        Optional<Span> variable = take(VARIABLE);
        if (variable.isPresent()) {
            CodeValue known = variables.get(file.slice(variable.get()));
            return known == null ? CodeValue.unknown(variable.get()) : known;
        }
        Optional<Span> word = take(NUMBER).or(() -> take(NAME));
        if (word.isEmpty()) {
            return rest(start, depth);
        }
        if (peek(0) == '(') {
            advance(1);
            List<CodeValue> arguments = elements(')', depth);
            boolean kept = file.slice(word.get()).equals("Sensitive") && arguments.size() == 1;
            return kept ? arguments.get(0) : CodeValue.unknown(new Span(start, at));
        }
        return CodeValue.text(CodeValue.Kind.WORD, word.get(), MappedText.of(file, word.get()));
    }

    /** {@code @("END"/L)} with variables, {@code @(END)} without. */
    private CodeValue heredoc() {
        int start = at;
        Optional<Span> tag = take(HEREDOC);
        if (tag.isEmpty()) {
            return rest(start, 0);
        }
        String written = file.slice(tag.get());
        String end = written.replaceAll("^@\\(\\s*\"?|[\":/)].*$", "").strip();
        Pattern last = Pattern.compile("[ \\t]*+(\\|[ \\t]*+)?(-[ \\t]*+)?" + Pattern.quote(end) + "\\s*+");
        return heredoc(start, last, written.contains("\""), true);
    }
}
