package dev.undebug.read.windows;

import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;

/**
 * A command in a line of a batch file, or several in parentheses.
 *
 * @param sign what is before it
 * @param text as written; without the parentheses
 * @param shape whether it is a group
 * @param from where it begins in the line
 */
record BatchCommand(Sign sign, MappedText text, Shape shape, int from) {

    /** The sign before a command. */
    enum Sign {
        /** There is none, or one that decides nothing: {@code &}, {@code |}. */
        NONE,
        /** {@code &&}. */
        AND,
        /** {@code ||}. */
        OR
    }

    /** The form of a command. */
    enum Shape {
        SINGLE,
        GROUP,
        /** A group that goes on in the next line. */
        OPEN
    }

    /** Returns whether the command before it decides whether it runs. */
    boolean decided() {
        return sign != Sign.NONE;
    }

    /** Returns the commands of a line. */
    static List<BatchCommand> of(MappedText line) {
        return new Search(line).all();
    }

    /** Finds the commands of a line, each of which ends at a sign outside of parentheses. */
    private static final class Search {
        private final MappedText line;
        private final List<BatchCommand> found = new ArrayList<>();
        private Sign sign = Sign.NONE;
        private boolean begins = true;
        private boolean conditional;
        private int depth;
        private int from;
        private int opened = -1;
        private int closed = -1;

        Search(MappedText line) {
            this.line = line;
        }

        List<BatchCommand> all() {
            boolean quoted = false;
            int at = 0;
            while (at < line.length()) {
                char c = line.charAt(at);
                quoted ^= c == '"';
                boolean literal = quoted || c == '"' || before(at) == '^';
                if (!literal && isSign(at)) {
                    int length = line.peek(at + 1) == c ? 2 : 1;
                    sign(at, length);
                    at += length;
                    continue;
                }
                if (!literal && c == '(') {
                    open(at);
                } else if (!literal && c == ')') {
                    close(at);
                } else if (!Character.isWhitespace(c) && c != '@') {
                    conditional |= begins && (isWord("if", at) || isWord("for", at));
                    begins = false;
                }
                at++;
            }
            end(line.length());
            return found;
        }

        private boolean isSign(int at) {
            char c = line.charAt(at);
            return c == '|' || (c == '&' && before(at) != '>' && before(at) != '<');
        }

        private void sign(int at, int length) {
            if (depth == 0) {
                end(at);
                Sign decides = line.charAt(at) == '&' ? Sign.AND : Sign.OR;
                sign = length > 1 ? decides : Sign.NONE;
                from = at + length;
            }
            begins = true;
            conditional = false;
        }

        /** A parenthesis within a command is text, but for those of {@code if}, {@code else} and {@code for}. */
        private void open(int at) {
            if (!begins && !conditional && !isAfterElse(at)) {
                return;
            }
            if (depth == 0 && begins && opened < 0) {
                opened = at;
            }
            depth++;
        }

        private void close(int at) {
            if (depth > 0) {
                depth--;
                closed = depth == 0 && closed < 0 ? at : closed;
            }
            begins = false;
        }

        private boolean isAfterElse(int at) {
            int blank = at;
            while (Character.isWhitespace(before(blank))) {
                blank--;
            }
            return isWord("else", blank - "else".length());
        }

        private char before(int at) {
            return at > 0 ? line.charAt(at - 1) : '\0';
        }

        private boolean isWord(String word, int at) {
            return at >= 0
                    && line.text().regionMatches(true, at, word, 0, word.length())
                    && !Character.isLetterOrDigit(line.peek(at + word.length()));
        }

        private void end(int to) {
            if (opened < 0) {
                found.add(new BatchCommand(sign, line.sub(from, to), Shape.SINGLE, from));
            } else if (closed < 0) {
                found.add(new BatchCommand(sign, line.sub(opened + 1, to), Shape.OPEN, from));
            } else {
                found.add(new BatchCommand(sign, line.sub(opened + 1, closed), Shape.GROUP, from));
            }
            opened = -1;
            closed = -1;
        }
    }
}
