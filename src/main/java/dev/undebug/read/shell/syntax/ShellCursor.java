package dev.undebug.read.shell.syntax;

import dev.undebug.read.shell.syntax.ShellNode.Redirection;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.WordReader;
import java.util.Optional;
import java.util.Set;

/** A position in shell text that knows words, blanks, comments, redirections and here-documents. */
final class ShellCursor {
    /** No reserved word is longer. */
    private static final int LONGEST_KEYWORD = 10;

    private static final String OPERATORS = ";&|()<>";

    private final MappedText in;
    private int at;
    /** The index after the here-documents that begin in the current line; negative where there are none. */
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

    /** Skips white space within a line, continued lines and a comment. */
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

    /** Returns the index of what comes after the white space here. */
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
     * Skips what stands between commands.
     *
     * @param arm whether {@code ;;} stays, which ends an arm of a {@code case}
     */
    void skipSeparators(boolean arm) {
        skipLines();
        while (!atEnd() && (peek() == ';' || peek() == '&') && !(arm && startsWith(";;", ";&"))) {
            at++;
            skipLines();
        }
    }

    /** A line end, and the here-documents that began before it. */
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

    /** Returns the word here if it may be a reserved one: it has no quotes and is short. */
    String peekWord() {
        int end = at;
        while (end < in.length() && end - at <= LONGEST_KEYWORD && !endsWord(in.charAt(end))) {
            end++;
        }
        return end - at > LONGEST_KEYWORD ? "" : in.text().substring(at, end);
    }

    /** Takes a reserved word. */
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

    /** The brackets after a function's name. */
    void takeBrackets() {
        if (takeChar('(')) {
            takeChar(')');
        }
    }

    /** Takes a word as it is written. */
    Optional<MappedText> word() {
        skipBlanks();
        int from = at;
        at = ShellQuotes.wordEnd(in, at);
        return at == from ? Optional.empty() : Optional.of(in.sub(from, at));
    }

    /** Takes a word, or an operator as one. */
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
        boolean both = operator == at && in.peek(at) == '&' && in.peek(at + 1) == '>';
        if (!both && in.peek(operator) != '<' && in.peek(operator) != '>') {
            return Optional.empty();
        }
        int end = operator;
        while (end - operator < 3 && "<>&|".indexOf(in.peek(end)) >= 0 && end < in.length()) {
            end++;
        }
        String written = in.text().substring(operator, end);
        boolean here = written.equals("<<");
        at = here && in.peek(end) == '-' ? end + 1 : end;
        MappedText target = word().orElseGet(() -> in.sub(at, at));
        Optional<MappedText> document = here && !target.isEmpty() ? Optional.of(document(target)) : Optional.empty();
        return Optional.of(new Redirection(written, target, document));
    }

    /** Returns the text between the line that ends here, or the document before this one, and the word that ends it. */
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
