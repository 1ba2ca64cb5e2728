package dev.undebug.read;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.ShellState.Export;
import dev.undebug.read.ShellState.Kind;
import dev.undebug.read.ShellState.Variable;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Expands one word of a shell: its quotes, its variables and its arguments. Other expansions are not known. */
final class ShellExpansion {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_LENGTH = 4_096;
    private static final int MAX_FIELDS = 200;

    private final SourceFile file;
    private final MappedText in;
    private final ShellState state;
    private final boolean splits;
    private final List<ShellField> done = new ArrayList<>();
    private int at;
    private int end;
    private int depth;

    private MappedText.Builder out;
    private StringBuilder pattern = new StringBuilder();
    private boolean present;
    private boolean known = true;
    private boolean many;
    private boolean assumed;
    private Optional<Place> origin = Optional.empty();

    private ShellExpansion(SourceFile file, MappedText in, ShellState state, boolean splits) {
        this.file = file;
        this.in = in;
        this.state = state;
        this.splits = splits;
        this.end = in.length();
        this.out = new MappedText.Builder(in.span().start());
    }

    /** Returns the words that a word becomes: none, one or several. */
    static List<ShellField> fields(SourceFile file, MappedText word, ShellState state) {
        ShellExpansion expansion = new ShellExpansion(file, word, state, true);
        expansion.all();
        expansion.endField();
        return expansion.done;
    }

    /** Returns what a word becomes where it stays one: the value of a variable, the word of a {@code case}. */
    static ShellField single(SourceFile file, MappedText word, ShellState state) {
        ShellExpansion expansion = new ShellExpansion(file, word, state, false);
        expansion.all();
        return expansion.field();
    }

    private void all() {
        while (at < end) {
            piece(false);
        }
    }

    private void endField() {
        if (present && done.size() < MAX_FIELDS) {
            done.add(field());
        }
        out = new MappedText.Builder(in.span(at, at).start());
        pattern = new StringBuilder();
        present = false;
        known = true;
        many = false;
        origin = Optional.empty();
    }

    private ShellField field() {
        return new ShellField(
                out.build(),
                pattern.toString(),
                origin.map(Place::span).orElseGet(in::span),
                known,
                many,
                assumed,
                origin);
    }

    private void piece(boolean quoted) {
        char c = in.charAt(at);
        if (c == '$') {
            expansion(quoted);
        } else if (c == '`') {
            int close = in.text().indexOf('`', at + 1);
            unknown(close < 0 || close >= end ? end : close + 1, quoted);
        } else if (c == '\\') {
            escaped(quoted);
        } else if (c == '"' && !quoted) {
            doubleQuoted();
        } else if (c == '\'' && !quoted) {
            singleQuoted();
        } else {
            copy(quoted);
        }
    }

    private void copy(boolean quoted) {
        char c = in.charAt(at);
        Span span = in.span(at, at + 1);
        out.append(c, span.start(), span.end());
        if (quoted) {
            ShellGlob.append(pattern, c);
        } else {
            pattern.append(c);
        }
        at++;
        present = true;
        origin = Optional.empty();
    }

    private void singleQuoted() {
        at++;
        present = true;
        while (at < end && in.charAt(at) != '\'') {
            copy(true);
        }
        at = Math.min(at + 1, end);
    }

    private void doubleQuoted() {
        at++;
        boolean arguments = in.text().startsWith("$@\"", at) || in.text().startsWith("${@}\"", at);
        present |= !arguments;
        while (at < end && in.charAt(at) != '"') {
            piece(true);
        }
        at = Math.min(at + 1, end);
    }

    private void escaped(boolean quoted) {
        char next = in.peek(at + 1);
        if (quoted && "$`\"\\\n\r".indexOf(next) < 0) {
            copy(true);
            return;
        }
        at++;
        if (next == '\r' && in.peek(at + 1) == '\n') {
            at = Math.min(at + 2, end);
        } else if (next == '\n' || next == '\r') {
            at = Math.min(at + 1, end);
        } else if (at < end) {
            copy(true);
        }
    }

    private void expansion(boolean quoted) {
        char next = at + 1 < end ? in.charAt(at + 1) : '\0';
        if (next == '{') {
            braces(quoted);
        } else if (next == '(') {
            unknown(Math.min(end, ShellQuotes.expansion(in, at)), quoted);
        } else if (WordReader.isNameStart(next)) {
            int after = nameEnd(at + 1);
            value(in.text().substring(at + 1, after), after, quoted);
        } else if (WordReader.isDigit(next) || "@*#?!-$".indexOf(next) >= 0) {
            value(String.valueOf(next), at + 2, quoted);
        } else {
            copy(quoted);
        }
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < end && (WordReader.isNameStart(in.charAt(i)) || (i > from && WordReader.isDigit(in.charAt(i))))) {
            i++;
        }
        return i;
    }

    /** Reads {@code ${NAME}} and what may stand after the name. */
    private void braces(boolean quoted) {
        int after = Math.min(end, ShellQuotes.expansion(in, at));
        int nameEnd = nameEnd(at + 2);
        if (nameEnd == at + 2) {
            nameEnd = specialEnd(nameEnd);
        }
        String name = in.text().substring(at + 2, Math.min(nameEnd, after));
        if (name.isEmpty() || in.charAt(after - 1) != '}' || depth == MAX_DEPTH) {
            unknown(after, quoted);
            return;
        }
        String rest = in.text().substring(nameEnd, after - 1);
        if (rest.isEmpty() || rest.startsWith("?") || rest.startsWith(":?")) {
            value(name, after, quoted);
        } else if (name.equals("@") && rest.matches(":\\d{1,3}")) {
            arguments(Integer.parseInt(rest.substring(1)), after, quoted);
        } else if (rest.equals(",,") || rest.equals("^^")) {
            cased(name, rest, after, quoted);
        } else {
            withDefault(name, nameEnd, after, quoted);
        }
    }

    /** Returns the index after a number, or after a sign that stands for all arguments. */
    private int specialEnd(int from) {
        int i = from;
        while (i < end && WordReader.isDigit(in.charAt(i))) {
            i++;
        }
        return i == from && i < end && "@*".indexOf(in.charAt(i)) >= 0 ? i + 1 : i;
    }

    private void cased(String name, String operator, int after, boolean quoted) {
        Variable variable = lookup(name);
        if (variable.kind() == Kind.KNOWN) {
            String text = variable.text();
            append(
                    operator.equals(",,") ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT),
                    after,
                    quoted);
        } else {
            other(variable, after, quoted);
        }
    }

    private void withDefault(String name, int operatorAt, int after, boolean quoted) {
        boolean colon = in.charAt(operatorAt) == ':';
        int operator = colon ? operatorAt + 1 : operatorAt;
        char kind = in.peek(operator);
        Variable variable = name.equals("@") || name.equals("*") ? any(colon) : lookup(name);
        if ((kind != '-' && kind != '=' && kind != '+') || variable.kind() == Kind.UNKNOWN) {
            unknown(after, quoted);
            return;
        }
        boolean set =
                variable.kind() == Kind.KNOWN && !(colon && variable.text().isEmpty());
        boolean absent = variable.kind() == Kind.ABSENT;
        if (kind == '+') {
            if (absent) {
                unknown(after, quoted);
            } else if (set) {
                nested(operator + 1, after - 1, quoted);
            }
        } else if (set) {
            value(name, after, quoted);
        } else {
            assumed |= absent && operator + 1 == after - 1;
            int from = out.length();
            Span whole = in.span(at, after);
            nested(operator + 1, after - 1, quoted);
            if (kind == '=') {
                Optional<String> assigned = Optional.of(out.build().text())
                        .filter(text -> known && from <= text.length())
                        .map(text -> text.substring(from));
                Span value = in.span(operator + 1, after - 1);
                state.assign(new EnvVar(name, assigned, file.place(whole), value), false);
            }
        }
        at = after;
    }

    private void nested(int from, int to, boolean quoted) {
        int outerEnd = end;
        at = from;
        end = to;
        depth++;
        while (at < end) {
            piece(quoted);
        }
        depth--;
        end = outerEnd;
    }

    private void value(String name, int after, boolean quoted) {
        if (name.equals("*") && quoted) {
            joined(after);
            return;
        }
        if (name.equals("@") || name.equals("*")) {
            arguments(1, after, quoted);
            return;
        }
        Variable variable = lookup(name);
        if (variable.kind() == Kind.KNOWN && out.length() <= MAX_LENGTH) {
            Optional<Place> kept = present ? Optional.empty() : written(name, variable);
            append(variable.text(), after, quoted);
            origin = kept;
        } else {
            other(variable, after, quoted);
        }
    }

    /** An argument, or an option that a variable holds, stands where it is written. */
    private Optional<Place> written(String name, Variable variable) {
        return argument(name).flatMap(ShellField::origin).or(() -> variable.source()
                .filter(source -> variable.text().startsWith("-")
                        && source.place().file().slice(source.valueSpan()).contains(variable.text()))
                .map(source -> source.place().file().place(source.valueSpan())));
    }

    private void other(Variable variable, int after, boolean quoted) {
        if (variable.kind() == Kind.UNSET) {
            present |= quoted;
            at = after;
        } else if (variable.kind() == Kind.UNKNOWN && !variable.text().isEmpty()) {
            partly(variable.text(), after, quoted);
        } else {
            unknown(after, quoted);
        }
    }

    /** Puts in a value of which some is known; without quotes, each of its words is known or not. */
    private void partly(String text, int after, boolean quoted) {
        Span span = in.span(at, after);
        at = after;
        if (quoted || !splits) {
            unknown(text, span, !quoted);
            return;
        }
        MappedText value = MappedText.at(text, span);
        int from = 0;
        while (from < text.length()) {
            char c = text.charAt(from);
            if (c == '$' || c == '`') {
                int close = text.indexOf('`', from + 1);
                int to = c == '$' ? ShellQuotes.expansion(value, from) : close < 0 ? text.length() : close + 1;
                unknown(text.substring(from, to), span, true);
                from = to;
            } else {
                split(String.valueOf(c), span);
                from++;
            }
        }
    }

    private void unknown(String text, Span span, boolean splitting) {
        known = false;
        many |= splitting;
        present = true;
        origin = Optional.empty();
        out.append(text, span);
        pattern.append(ShellGlob.quoted(text));
    }

    /**
     * Whether the arguments count as set; the value says no more. Without a colon dash takes none of them for set, and bash
     * does not; with one, a single empty argument is as good as none.
     */
    private Variable any(boolean colon) {
        if (state.arguments.isEmpty()) {
            return unknown("");
        }
        List<ShellField> all = state.arguments.get();
        boolean open = all.isEmpty() ? !colon : all.size() == 1 && !all.get(0).known();
        if (open) {
            return unknown("");
        }
        boolean none = all.isEmpty() || (colon && all.size() == 1 && all.get(0).is(""));
        return none ? Variable.unset(Optional.empty()) : known("@");
    }

    private Variable lookup(String name) {
        char first = name.charAt(0);
        if (name.equals("#")) {
            return state.arguments
                    .filter(all -> all.stream().noneMatch(ShellField::many))
                    .map(all -> known(String.valueOf(all.size())))
                    .orElseGet(() -> unknown(""));
        }
        if (name.equals("0") || "?!-$".indexOf(first) >= 0) {
            return unknown("");
        }
        if (!WordReader.isDigit(first)) {
            return state.get(name);
        }
        if (state.arguments.isEmpty()) {
            return new Variable(Kind.ABSENT, "", Export.NO, true, Optional.empty());
        }
        return argument(name)
                .map(field -> field.known() ? known(field.value()) : unknown(""))
                .orElseGet(() -> Variable.unset(Optional.empty()));
    }

    private Optional<ShellField> argument(String number) {
        if (number.length() > 3 || !WordReader.isDigit(number.charAt(0)) || state.arguments.isEmpty()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(number) - 1;
        List<ShellField> all = state.arguments.get();
        return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }

    private static Variable known(String text) {
        return new Variable(Kind.KNOWN, text, Export.NO, false, Optional.empty());
    }

    private static Variable unknown(String text) {
        return new Variable(Kind.UNKNOWN, text, Export.NO, false, Optional.empty());
    }

    /** Puts in the arguments from a number on, each a word of its own; without quotes they are split further. */
    private void arguments(int first, int after, boolean quoted) {
        if (state.arguments.isEmpty() || !splits) {
            unknown(after, false);
            return;
        }
        List<ShellField> all = state.arguments.get();
        int here = at;
        at = after;
        for (int i = Math.max(1, first); i <= all.size(); i++) {
            if (i > Math.max(1, first) && present) {
                endField();
            }
            argument(all.get(i - 1), in.span(here, after), quoted);
        }
    }

    private void argument(ShellField argument, Span here, boolean quoted) {
        boolean whole = !present;
        boolean splits = !quoted && argument.known() && argument.value().indexOf(' ') >= 0;
        if (splits || (!quoted && argument.value().isEmpty())) {
            split(argument.value(), here);
            return;
        }
        out.append(argument.value(), whole ? argument.span() : here);
        pattern.append(ShellGlob.quoted(argument.value()));
        known &= argument.known();
        many |= argument.many();
        present = true;
        origin = whole ? argument.origin() : Optional.empty();
    }

    /** Puts in {@code "$*"}: the arguments as one word. */
    private void joined(int after) {
        Optional<List<ShellField>> all =
                state.arguments.filter(fields -> fields.stream().allMatch(field -> field.known() && !field.many()));
        if (all.isEmpty()) {
            unknown(after, true);
            return;
        }
        append(String.join(" ", all.get().stream().map(ShellField::value).toList()), after, true);
    }

    private void append(String text, int after, boolean quoted) {
        Span span = in.span(at, after);
        at = after;
        present |= quoted;
        if (quoted || !splits) {
            out.append(text, span);
            pattern.append(quoted ? ShellGlob.quoted(text) : text);
            present |= !text.isEmpty();
            origin = Optional.empty();
            return;
        }
        split(text, span);
    }

    private void split(String text, Span span) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n') {
                if (present) {
                    endField();
                }
            } else {
                out.append(c, span.start(), span.end());
                pattern.append(c);
                present = true;
                origin = Optional.empty();
            }
        }
    }

    private void unknown(int after, boolean quoted) {
        known = false;
        many |= !quoted;
        present = true;
        origin = Optional.empty();
        out.append(in, at, after);
        pattern.append(ShellGlob.quoted(in.text().substring(at, after)));
        at = after;
    }
}
