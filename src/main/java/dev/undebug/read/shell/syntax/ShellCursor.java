package dev.undebug.read.shell.syntax;

import dev.undebug.read.shell.syntax.ShellNode.Redirection;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.WordReader;
import java.util.Optional;
import java.util.Set;

/** A position in shell text, which reads words, comments, redirections and here-documents. */
final class ShellCursor {
    /** No reserved word is longer. */
    private static final int LONGEST_KEYWORD = 10;

    private static final String OPERATORS = ";&|()<>";

    private final MappedText in;
    private int at;
    /** The index after the here-documents that begin in the current line; negative if there are none. */
    private int afterDocuments = -1;

    ShellCursor(MappedText in) {
        this.in = in;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= in.length();
    }

    char peek() {
        return in.peek(at);
    }

    void advance(int count) {
        at = Math.min(in.length(), at + count);
    }

    boolean startsWith(String... texts) {
        for (String text : texts) {
            if (in.text().startsWith(text, at)) {
                return true;
            }
        }
        return false;
    }

    /** Skips white space within a line, line continuations and a comment. */
    void skipBlanks() {
        while (at < in.length()) {
            char c = in.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '\\' && isLineEnd(in.peek(at + 1))) {
                at += in.peek(at + 1) == '\r' && in.peek(at + 2) == '\n' ? 3 : 2;
            } else if (c == '#') {
                while (at < in.length() && !isLineEnd(in.charAt(at))) {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    /** Skips blanks and returns the index after them. */
    int afterBlanks() {
        skipBlanks();
        return at;
    }

    /** Skips white space and line ends. */
    void skipLines() {
        skipBlanks();
        while (isLineEnd(peek()) && !atEnd()) {
            lineEnd();
            skipBlanks();
        }
    }

    /**
     * Skips everything between commands.
     *
     * @param arm whether to stop at {@code ;;}, which ends an arm of a {@code case}
     */
    void skipSeparators(boolean arm) {
        skipLines();
        while (!atEnd() && (peek() == ';' || peek() == '&') && !(arm && startsWith(";;", ";&"))) {
            at++;
            skipLines();
        }
    }

    /** Skips a line end, and the here-documents that began before it. */
    private void lineEnd() {
        at = Math.max(at + 1, afterDocuments);
        afterDocuments = -1;
    }

    boolean takeBackground() {
        skipBlanks();
        if (peek() != '&' || startsWith("&&")) {
            return false;
        }
        at++;
        return true;
    }

    boolean takeChar(char c) {
        skipBlanks();
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** Returns the next word if it may be a reserved one: it is short and has no quotes. */
    String peekWord() {
        int end = at;
        while (end < in.length() && end - at <= LONGEST_KEYWORD && !endsWord(in.charAt(end))) {
            end++;
        }
        return end - at > LONGEST_KEYWORD ? "" : in.text().substring(at, end);
    }

    /** Skips a reserved word, if it is here and not a part of a longer word; returns whether it is. */
    boolean take(String keyword) {
        skipBlanks();
        if (!peekWord().equals(keyword)) {
            return false;
        }
        at += keyword.length();
        return true;
    }

    boolean takeAny(Set<String> keywords) {
        String word = peekWord();
        return keywords.contains(word) && take(word);
    }

    /** Returns the name of the function whose definition begins here. */
    Optional<String> functionName() {
        int end = at;
        while (end < in.length()
                && (Character.isLetterOrDigit(in.charAt(end)) || "_-.:".indexOf(in.charAt(end)) >= 0)) {
            end++;
        }
        int bracket = end;
        while (in.peek(bracket) == ' ' || in.peek(bracket) == '\t') {
            bracket++;
        }
        boolean opens = end > at && in.peek(bracket) == '(';
        int close = bracket + 1;
        while (in.peek(close) == ' ' || in.peek(close) == '\t') {
            close++;
        }
        return opens && in.peek(close) == ')' ? Optional.of(in.text().substring(at, end)) : Optional.empty();
    }

    /** Skips the parentheses after a function's name. */
    void takeBrackets() {
        if (takeChar('(')) {
            takeChar(')');
        }
    }

    /** Reads a word as written. */
    Optional<MappedText> word() {
        skipBlanks();
        int from = at;
        at = ShellQuotes.wordEnd(in, at);
        return at == from ? Optional.empty() : Optional.of(in.sub(from, at));
    }

    /** Reads a word that may have lists of patterns in it, as Bash and Korn shell take them: {@code !(prod|live)}. */
    Optional<MappedText> pattern() {
        skipBlanks();
        int from = at;
        Optional<MappedText> word = word();
        while (at > from && peek() == '(' && ShellGlob.beginsList(in.charAt(at - 1))) {
            int open = 0;
            do {
                open += peek() == '(' ? 1 : peek() == ')' ? -1 : 0;
                at++;
            } while (!atEnd() && open > 0);
            word();
            word = Optional.of(in.sub(from, at));
        }
        return word;
    }

    /** Reads a word, or an operator as a word. */
    Optional<MappedText> operatorOrWord() {
        int from = at;
        if (startsWith("&&", "||")) {
            at += 2;
        } else if (!atEnd() && "()<>".indexOf(peek()) >= 0) {
            at++;
        } else {
            return word();
        }
        return Optional.of(in.sub(from, at));
    }

    Optional<Redirection> redirection() {
        int operator = at;
        while (WordReader.isDigit(in.peek(operator))) {
            operator++;
        }
        if (operator == at && ShellQuotes.isProcess(in, at)) {
            return Optional.empty();
        }
        boolean both = operator == at && in.peek(at) == '&' && in.peek(at + 1) == '>';
        if (!both && in.peek(operator) != '<' && in.peek(operator) != '>') {
            return Optional.empty();
        }
        int end = operator;
        while (end - operator < 3
                && "<>&|".indexOf(in.peek(end)) >= 0
                && end < in.length()
                && !ShellQuotes.isProcess(in, end)) {
            end++;
        }
        String written = in.text().substring(operator, end);
        boolean here = written.equals("<<");
        at = here && in.peek(end) == '-' ? end + 1 : end;
        MappedText target = word().orElseGet(() -> in.sub(at, at));
        Optional<MappedText> document = here && !target.isEmpty() ? Optional.of(document(target)) : Optional.empty();
        return Optional.of(new Redirection(written, target, document));
    }

    /**
     * Returns the text of a here-document, from the next line or the previous document to the line with its end word.
     */
    private MappedText document(MappedText end) {
        String word = end.text().replaceAll("[\"'\\\\]", "");
        int from = afterDocuments >= 0 ? afterDocuments : nextLine(at);
        int line = from;
        while (line < in.length()) {
            int next = nextLine(line);
            if (in.text().substring(line, next).strip().equals(word)) {
                afterDocuments = next;
                return in.sub(from, line);
            }
            line = next;
        }
        afterDocuments = in.length();
        return in.sub(from, in.length());
    }

    private int nextLine(int from) {
        int end = from;
        while (end < in.length() && !isLineEnd(in.charAt(end))) {
            end++;
        }
        boolean two = in.peek(end) == '\r' && in.peek(end + 1) == '\n';
        return Math.min(in.length(), two ? end + 2 : end + 1);
    }

    static boolean endsWord(char c) {
        return c == ' ' || c == '\t' || isLineEnd(c) || OPERATORS.indexOf(c) >= 0;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
