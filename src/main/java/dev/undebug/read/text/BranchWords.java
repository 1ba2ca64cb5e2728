package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds out whether a branch of a script prints that it is for development, while another branch of the same condition prints that it is
 * for production, and starts containers in the same way.
 */
public final class BranchWords {
    /** Branches of more lines are not read. */
    private static final int MOST_LINES = 60;

    private static final Pattern HEAD = Pattern.compile("[ \\t]*+(?:if|elif|else)\\b.*");
    private static final Pattern NEXT = Pattern.compile("[ \\t]*+(?:elif|else|fi)\\b.*");
    private static final Pattern INNER = Pattern.compile("[ \\t]*+(?:if|for|while|until|case|done|esac)\\b.*");
    private static final Pattern FIRST = Pattern.compile("[ \\t]*+if\\b.*");
    private static final Pattern LAST = Pattern.compile("[ \\t]*+fi\\b.*");

    private static final String SAYING =
            "[ \\t]*+echo[ \\t]++[\"']?+[^\\w\"']{0,40}+(?:(?:starting|running|using)[ \\t])?+(?:the[ \\t]|in[ \\t])?+";
    private static final String KIND = "(?:[ \\t](?:server|mode|environment))?+[^\\w\"']{0,40}+[\"']?+[ \\t]*+";
    private static final Pattern DEVELOPMENT = Pattern.compile("(?i)" + SAYING + "dev(?:elopment)?+" + KIND);
    private static final Pattern PRODUCTION = Pattern.compile("(?i)" + SAYING + "prod(?:uction)?+" + KIND);

    private static final Pattern UP = Pattern.compile("[ \\t]*+docker[- ]compose\\b[^\\n]{0,200}?\\bup\\b.*");
    private static final Pattern DETACHED = Pattern.compile("[ \\t](?:-d|--detach)\\b|&[ \\t]*+$|\\bnohup\\b");

    private final SourceFile script;

    private BranchWords(SourceFile script) {
        this.script = script;
    }

    /**
     * Returns whether the branch around a command that starts containers in the foreground is for development by its words.
     *
     * @param line the line of the command
     */
    public static boolean areForDevelopment(SourceFile script, int line) {
        return new BranchWords(script).areForDevelopment(line);
    }

    private boolean areForDevelopment(int line) {
        String command = text(line);
        int head = up(line, HEAD);
        int next = down(line, NEXT);
        if (!UP.matcher(command).matches() || DETACHED.matcher(command).find() || head == 0 || next == 0) {
            return false;
        }
        List<Integer> own = lines(head + 1, next);
        List<Integer> others = new ArrayList<>(FIRST.matcher(text(head)).matches() ? List.of() : before(head));
        others.addAll(LAST.matcher(text(next)).matches() ? List.of() : after(next));
        return has(own, DEVELOPMENT)
                && !has(own, PRODUCTION)
                && !has(own, INNER)
                && has(others, PRODUCTION)
                && has(others, UP)
                && !has(others, INNER);
    }

    private List<Integer> before(int head) {
        int first = up(head - 1, FIRST);
        return first == 0 ? List.of() : lines(first + 1, head);
    }

    private List<Integer> after(int next) {
        int last = down(next + 1, LAST);
        return last == 0 ? List.of() : lines(next + 1, last);
    }

    private static List<Integer> lines(int from, int to) {
        List<Integer> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(i);
        }
        return lines;
    }

    private boolean has(List<Integer> lines, Pattern pattern) {
        return lines.stream().anyMatch(line -> pattern.matcher(text(line)).matches());
    }

    /** Returns the first line above that a pattern matches; 0 if none near it does. */
    private int up(int line, Pattern pattern) {
        for (int i = line; i > 0 && line - i < MOST_LINES; i--) {
            if (pattern.matcher(text(i)).matches()) {
                return i;
            }
        }
        return 0;
    }

    private int down(int line, Pattern pattern) {
        for (int i = line; i <= script.lineCount() && i - line < MOST_LINES; i++) {
            if (pattern.matcher(text(i)).matches()) {
                return i;
            }
        }
        return 0;
    }

    private String text(int line) {
        return script.text()
                .substring(script.line(line).start(), script.line(line).end());
    }
}
