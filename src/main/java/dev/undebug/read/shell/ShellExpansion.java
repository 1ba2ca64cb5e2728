package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.PrintedCase;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expands one shell word: quotes, variables and arguments. Other expansions are unknown. */
final class ShellExpansion {
    private static final int MAX_DEPTH = 16;

    /** A list, which in quotes gives no field if it is empty. */
    private static final Pattern LIST = Pattern.compile("(?:\\$@|\\$\\{@}|\\$\\{\\w{1,99}+\\[@]})\"");

    /** A look-up of a program, which is that program: {@code $(which python)}. */
    private static final Pattern LOOKUP =
            Pattern.compile("\\$\\( *+(?:which|command +-v|type +-p) +([\\w./-]{1,200}+) *+\\)");

    private static final Pattern HERE = Pattern.compile("\\$\\( *+pwd(?: +-P)?(?<folder>) *+\\)");
    private static final String SELF = "\"?\\$(?:0|\\{0\\}|BASH_SOURCE|\\{BASH_SOURCE(?:\\[0\\])?\\})\"?";
    private static final String REAL = "(?:realpath|readlink +-[ef])";
    private static final String OWN =
            "dirname +(?:-- +)?(?:" + SELF + "|\"?\\$\\( *+" + REAL + " +" + SELF + " *+\\)\"?)";

    /** The folder of the script, or one near it, which scripts go to first, or begin their paths with. */
    private static final Pattern BESIDE = Pattern.compile(
            "\\$\\( *+(?:" + OWN + "|(?:cd|" + REAL + ") +\"?\\$\\( *+" + OWN
                    + " *+\\)(?<folder>(?:/[\\w.-]++)*+)\"? *+(?:(?:>/dev/null +(?:2>&1 +)?)?(?:&&|;) *+pwd(?: +-P)?)?) *+\\)");

    /** The folder above that of the script, by its real path. */
    private static final Pattern ABOVE = Pattern.compile(
            "\\$\\( *+dirname +\"?\\$\\( *+dirname +\"?\\$\\( *+" + REAL + " +" + SELF + " *+\\)\"? *+\\)\"? *+\\)");

    /** The folder of the repository. */
    private static final Pattern CHECKOUT = Pattern.compile("\\$\\( *+git +rev-parse +--show-toplevel *+\\)");

    /** A word with one list of plain words in braces. */
    private static final Pattern BRACES = Pattern.compile("([^{}'\"$`\\\\\\s]{0,200})\\{"
            + "([^{},'\"$`\\\\\\s]{0,200},[^{}'\"$`\\\\\\s]{0,400})}([^{}'\"$`\\\\\\s]{0,200})");

    final SourceFile file;
    final MappedText in;
    final ShellState state;
    final ShellFields fields;
    private int at;
    private int end;
    private int depth;

    private ShellExpansion(SourceFile file, MappedText in, ShellState state, boolean splits) {
        this.file = file;
        this.in = in;
        this.state = state;
        this.fields = new ShellFields(in, splits);
        this.end = in.length();
    }

    /** Returns the fields that a word expands to: none, one or several. */
    static List<ShellField> fields(SourceFile file, MappedText word, ShellState state) {
        Matcher braces = word.text().indexOf(',') < 0 ? null : BRACES.matcher(word.text());
        if (braces != null && braces.matches()) {
            return choices(file, word, braces, state);
        }
        return new ShellExpansion(file, word, state, true).expanded().all();
    }

    /** Returns the words that bash makes of one with braces: {@code --{debug,reload}}. */
    private static List<ShellField> choices(SourceFile file, MappedText word, Matcher braces, ShellState state) {
        List<ShellField> all = new ArrayList<>();
        int from = braces.start(2);
        while (from <= braces.end(2)) {
            int comma = word.text().indexOf(',', from);
            int to = comma < 0 || comma > braces.end(2) ? braces.end(2) : comma;
            MappedText.Builder choice = new MappedText.Builder(word.span().start());
            choice.append(word, 0, braces.end(1));
            choice.append(word, from, to);
            choice.append(word, braces.start(3), word.length());
            all.addAll(new ShellExpansion(file, choice.build(), state, true)
                    .expanded()
                    .all());
            from = to + 1;
        }
        return all;
    }

    /** Expands a word inside others to one field. */
    static ShellField single(SourceFile file, MappedText word, ShellState state, int depth) {
        ShellExpansion expansion = new ShellExpansion(file, word, state, false);
        expansion.depth = depth;
        return expansion.expanded().field();
    }

    /** Expands a word that always gives one field: the value of an assignment, the word of a {@code case}. */
    static ShellField single(SourceFile file, MappedText word, ShellState state) {
        return new ShellExpansion(file, word, state, false).expanded().field();
    }

    private ShellFields expanded() {
        while (at < end) {
            piece(false);
        }
        return fields;
    }

    private void piece(boolean quoted) {
        char c = in.charAt(at);
        if (c == '$' && !quoted && in.peek(at + 1) == '\'') {
            escapes();
        } else if (c == '$') {
            expansion(quoted);
        } else if (c == '`') {
            backticks(quoted);
        } else if (!quoted && ShellQuotes.isProcess(in, at)) {
            unknown(Math.min(end, ShellQuotes.process(in, at)), false);
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
        fields.copy(at, quoted);
        at++;
    }

    /** The escapes of bash, {@code $'\\x64'}, are unknown: other shells have none. */
    private void escapes() {
        int close = in.text().indexOf('\'', at + 2);
        boolean plain = close > 0 && in.text().substring(at, close).indexOf('\\') < 0;
        if (plain) {
            at++;
            singleQuoted();
        } else {
            unknown(close < 0 ? end : Math.min(end, close + 1), false);
        }
    }

    private void singleQuoted() {
        at++;
        fields.start();
        while (at < end && in.charAt(at) != '\'') {
            literal();
        }
        at = Math.min(at + 1, end);
    }

    private void doubleQuoted() {
        at++;
        if (!LIST.matcher(in.text()).region(at, end).lookingAt()) {
            fields.start();
        }
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
            literal();
        }
    }

    /** Copies a quoted character, unless another shell has put a value there before this one reads the quotes. */
    private void literal() {
        if (state.mayBeFilledIn(in.charAt(at))) {
            unknown(at + 1, true);
        } else {
            copy(true);
        }
    }

    private void expansion(boolean quoted) {
        char next = at + 1 < end ? in.charAt(at + 1) : '\0';
        if (next == '{') {
            braces(quoted);
        } else if (next == '(') {
            printed(in, at, end)
                    .ifPresentOrElse(this::append, () -> unknown(Math.min(end, ShellQuotes.expansion(in, at)), quoted));
        } else if (WordReader.isNameStart(next)) {
            int after = nameEnd(at + 1);
            value(in.text().substring(at + 1, after), after, quoted);
        } else if (WordReader.isDigit(next) || "@*#?!-$".indexOf(next) >= 0) {
            value(String.valueOf(next), at + 2, quoted);
        } else {
            copy(quoted);
        }
    }

    /** Expands the old form of a command whose output is used, as the form with parentheses. */
    private void backticks(boolean quoted) {
        int from = at;
        int after = Math.min(end, WordReader.backticks(in, at));
        boolean closed = after > from + 1 && in.charAt(after - 1) == '`';
        MappedText same = ShellQuotes.parenthesised(in, from, after, quoted);
        Optional<Printed> known = closed ? printed(same, 0, same.length()) : Optional.empty();
        known.filter(printed -> printed.end() == same.length())
                .ifPresentOrElse(printed -> append(new Printed(printed.text(), after)), () -> unknown(after, quoted));
    }

    /**
     * The known output of a command.
     *
     * @param end the index after the command
     */
    private record Printed(String text, int end) {}

    private void append(Printed printed) {
        fields.append(printed.text(), at, printed.end(), true);
        at = printed.end();
    }

    /** Returns the output of the command that begins at an index, if it is known. */
    private Optional<Printed> printed(MappedText text, int from, int to) {
        Optional<Printed> own = ownPath(text, from, to);
        Matcher here = HERE.matcher(text.text()).region(from, to);
        if (own.isPresent()) {
            return own;
        }
        if (!here.lookingAt() && state.startsBeside) {
            here = BESIDE.matcher(text.text()).region(from, to);
        }
        if (here.lookingAt()) {
            String folder = Optional.ofNullable(here.group("folder")).orElse("");
            return Optional.of(new Printed("." + folder, here.end()));
        }
        Matcher above = ABOVE.matcher(text.text()).region(from, to);
        if (state.startsBeside && above.lookingAt()) {
            return Optional.of(new Printed("./..", above.end()));
        }
        Matcher checkout = CHECKOUT.matcher(text.text()).region(from, to);
        if (state.startsBeside && checkout.lookingAt()) {
            return Optional.of(new Printed("." + "/..".repeat(depthOf(file)), checkout.end()));
        }
        Optional<Printed> cased = cased(text, from, to);
        if (cased.isPresent()) {
            return cased;
        }
        Matcher lookup = LOOKUP.matcher(text.text()).region(from, to);
        return lookup.lookingAt() ? Optional.of(new Printed(lookup.group(1), lookup.end())) : Optional.empty();
    }

    /** Returns the known value that a command prints in other letters. */
    private Optional<Printed> cased(MappedText text, int from, int to) {
        Optional<PrintedCase> cased = depth < MAX_DEPTH ? PrintedCase.at(text.text(), from, to) : Optional.empty();
        return cased.flatMap(printed -> Optional.of(single(
                        file, text.sub(printed.word().start(), printed.word().end()), state, depth + 1))
                .filter(ShellField::comparable)
                .flatMap(word -> printed.of(word.value()))
                .map(value -> new Printed(value, printed.end())));
    }

    /** Returns the path that a command prints and the shell knows. */
    private Optional<Printed> ownPath(MappedText text, int from, int to) {
        int after = Math.min(to, ShellQuotes.expansion(text, from));
        return state.placed && depth < MAX_DEPTH && text.charAt(after - 1) == ')'
                ? new ShellOwnPath(file, state, depth + 1)
                        .printed(text.sub(from + 2, after - 1))
                        .map(known -> new Printed(known, after))
                : Optional.empty();
    }

    /** Returns the number of folders around a file. */
    private static int depthOf(SourceFile file) {
        return RepositoryPath.of(file.path()).folder().names().size();
    }

    private int nameEnd(int from) {
        int i = from;
        while (i < end && (WordReader.isNameStart(in.charAt(i)) || (i > from && WordReader.isDigit(in.charAt(i))))) {
            i++;
        }
        return i;
    }

    private void value(String name, int after, boolean quoted) {
        new ShellParameterExpansion(this, at, after, quoted).value(name);
        at = after;
    }

    private void braces(boolean quoted) {
        int after = Math.min(end, ShellQuotes.expansion(in, at));
        if (in.peek(at + 2) == '#' && in.charAt(after - 1) == '}') {
            ShellParameterExpansion expansion = new ShellParameterExpansion(this, at, after, quoted);
            new ShellArrayExpansion(expansion, this).count(in.text().substring(at + 3, Math.max(at + 3, after - 1)));
            at = after;
            return;
        }
        int nameEnd = nameEnd(at + 2);
        if (nameEnd == at + 2) {
            nameEnd = specialEnd(nameEnd);
        }
        String name = in.text().substring(at + 2, Math.min(nameEnd, after));
        if (name.isEmpty() || in.charAt(after - 1) != '}' || depth == MAX_DEPTH) {
            unknown(after, quoted);
            return;
        }
        new ShellParameterExpansion(this, at, after, quoted).braces(name, nameEnd);
        at = after;
    }

    /** Returns the index after a number, or after a sign for all arguments. */
    private int specialEnd(int from) {
        int i = from;
        while (i < end && WordReader.isDigit(in.charAt(i))) {
            i++;
        }
        return i == from && i < end && "@*".indexOf(in.charAt(i)) >= 0 ? i + 1 : i;
    }

    /** Expands a word inside this one: the text after the operator in {@code ${NAME:-word}}. */
    void nested(int from, int to, boolean quoted) {
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

    private void unknown(int after, boolean quoted) {
        fields.unknown(at, after, quoted);
        at = after;
    }
}
