package dev.undebug.read.word;

import dev.undebug.read.text.MappedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits shell text into simple commands and these into words. Drops redirections, comments and here-documents. */
public final class ShellLexer {
    /** The token for the end of a {@code case} pattern; no command has this name. */
    public static final String PATTERN = ")";

    private final MappedText in;
    private final QuotingRules dialect;
    private final List<List<Token>> commands = new ArrayList<>();
    private final Queue<String> hereDocuments = new ArrayDeque<>();
    private List<Token> tokens = new ArrayList<>();
    private int at;
    private int parentheses;
    /** Whether nothing closes an array, so that the end of none behind it is searched for either. */
    private boolean unclosed;

    private @Nullable Set<String> started;

    private ShellLexer(MappedText in, QuotingRules dialect) {
        this.in = in;
        this.dialect = dialect;
    }

    /** Returns the commands in order; none of them is empty. */
    public static List<List<Token>> commands(MappedText in, QuotingRules dialect) {
        ShellLexer lexer = new ShellLexer(in, dialect);
        while (lexer.at < in.length()) {
            lexer.step();
        }
        lexer.endCommand();
        return lexer.commands;
    }

    /** Returns the words of a text that is not a script. */
    public static List<Token> words(MappedText in, QuotingRules dialect) {
        List<Token> words = new ArrayList<>();
        commands(in, dialect).forEach(words::addAll);
        return words;
    }

    private void step() {
        char c = in.charAt(at);
        if (dialect.isBlank(c)) {
            at++;
        } else if (c == dialect.escape() && continuation(at) > 0) {
            at += continuation(at);
        } else if (c == '\n' || c == '\r') {
            at++;
            endCommand();
            skipHereDocuments();
        } else if (c == '#' && dialect.operators()) {
            skipLine();
        } else if (dialect.endsWord(c)) {
            operator(c);
        } else {
            word();
        }
    }

    private void word() {
        String text = in.text();
        WordReader.Result result = WordReader.word(in, dialect, at);
        String written = text.substring(at, result.next());
        at = result.next();
        if (dialect.operators() && in.peek(at) == '(' && !unclosed && ShellArray.isAssigned(written)) {
            Optional<ShellArray> array = ShellArray.of(in, written, at);
            if (array.isPresent()) {
                array(array.get());
                return;
            }
            unclosed = true;
        }
        if (!isDescriptor(result.token()) && !isNothing(result.token(), written)) {
            tokens.add(result.token());
        }
    }

    /** The elements of an array start nothing, unless a command is an expansion of the array. */
    private void array(ShellArray array) {
        tokens = new ArrayList<>();
        if (started == null) {
            started = ShellArray.started(in);
        }
        if (started.contains(array.name())) {
            tokens.addAll(array.elements(dialect));
            endCommand();
        }
        at = array.end();
    }

    /** Returns whether a token is the number before a redirection: {@code 2>&1}. */
    private boolean isDescriptor(Token token) {
        return dialect.operators()
                && isRedirection(in.peek(at))
                && token.value().chars().allMatch(c -> WordReader.isDigit((char) c));
    }

    /** Returns whether a word is an unquoted expansion without a value, which gives no word. */
    private static boolean isNothing(Token token, String written) {
        return !token.literal() && token.value().isEmpty() && written.indexOf('"') < 0 && written.indexOf('\'') < 0;
    }

    private void operator(char c) {
        if (isRedirection(c) || (c == '&' && in.peek(at + 1) == '>')) {
            redirection();
            return;
        }
        at++;
        if (c == '(') {
            parentheses++;
            // The word before an opening parenthesis is the name of a function.
            tokens = new ArrayList<>();
        } else if (c == ')' && parentheses == 0) {
            endPattern();
        } else if (c == ')') {
            parentheses--;
            endCommand();
        } else {
            endCommand();
        }
    }

    /**
     * Drops the pattern of a {@code case}, but keeps the word {@code case} before the first one, and the end of each.
     */
    private void endPattern() {
        int words = 0;
        while (words < tokens.size() && !tokens.get(words).is("case")) {
            words++;
        }
        tokens = new ArrayList<>(tokens.subList(0, words < tokens.size() ? words + 1 : 0));
        endCommand();
        MappedText end = in.sub(at - 1, at);
        commands.add(List.of(Token.literal(end, end.span())));
    }

    private void redirection() {
        int from = at;
        while (isRedirection(in.peek(at)) || (at - from < 2 && in.peek(at) == '&') || in.peek(at) == '|') {
            at++;
        }
        String operator = in.text().substring(from, at);
        if (operator.equals("<<") && in.peek(at) == '-') {
            at++;
        }
        while (dialect.isBlank(in.peek(at))) {
            at++;
        }
        if (at < in.length() && !dialect.endsWord(in.charAt(at))) {
            WordReader.Result target = WordReader.word(in, dialect, at);
            at = target.next();
            if (operator.equals("<<")) {
                hereDocuments.add(target.token().value());
            }
        }
    }

    private static boolean isRedirection(char c) {
        return c == '<' || c == '>';
    }

    private void skipHereDocuments() {
        while (!hereDocuments.isEmpty()) {
            String end = hereDocuments.remove();
            boolean found = false;
            while (at < in.length() && !found) {
                int from = at;
                skipLine();
                found = in.text().substring(from, at).strip().equals(end);
                at = Math.min(at + 1, in.length());
            }
        }
    }

    private void skipLine() {
        while (at < in.length() && in.charAt(at) != '\n' && in.charAt(at) != '\r') {
            at++;
        }
    }

    /** Returns the length of an escaped line end at the index, or 0. */
    private int continuation(int index) {
        if (in.peek(index + 1) == '\r') {
            return in.peek(index + 2) == '\n' ? 3 : 2;
        }
        return in.peek(index + 1) == '\n' ? 2 : 0;
    }

    private void endCommand() {
        if (!tokens.isEmpty()) {
            commands.add(tokens);
            tokens = new ArrayList<>();
        }
    }
}
