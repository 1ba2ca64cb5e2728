package dev.undebug.read.windows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The word with which a condition of Windows compares something: {@code "%1"=="dev"}, {@code $Mode -eq 'dev'}. It shows
 * for whom the commands under the condition are, though not whether they run.
 *
 * @param word empty if there is none
 * @param same false if the condition holds for everything else
 */
record ComparedWord(String word, boolean same) implements BranchCondition {
    static final ComparedWord NONE = new ComparedWord("", true);

    private static final String WORD = "[\"']?([A-Za-z][\\w-]{0,40})[\"']?";
    private static final Pattern BATCH = Pattern.compile("(?i)(?:\\)\\s*else\\s+)?if\\s+(?:/i\\s+)?(not\\s+)?"
            + "\"?[%!][^\\s=\"]+\"?\\s*(==|\\bequ\\b|\\bneq\\b)\\s*" + WORD + "(?:[\\s(].*)?");
    private static final Pattern POWERSHELL = Pattern.compile(
            "(?i)(?:\\}\\s*else\\s*)?if\\s*\\(\\s*\\$[\\w:.]+\\s+-[ci]?(eq|ne)\\s+" + WORD + "\\s*\\).*");
    private static final Pattern ARM = Pattern.compile(WORD + "\\s*\\{.*");

    /** Returns the word in a line of a batch file. */
    static ComparedWord ofBatch(String line) {
        Matcher batch = BATCH.matcher(line);
        if (!batch.matches()) {
            return NONE;
        }
        boolean equal = !batch.group(2).equalsIgnoreCase("neq");
        return new ComparedWord(batch.group(3), equal == (batch.group(1) == null));
    }

    /** Returns the word in a line of PowerShell: of an {@code if}, or of an arm of a {@code switch}. */
    static ComparedWord ofPowerShell(String line) {
        Matcher condition = POWERSHELL.matcher(line);
        if (condition.matches()) {
            return new ComparedWord(condition.group(2), condition.group(1).equalsIgnoreCase("eq"));
        }
        Matcher arm = ARM.matcher(line);
        return arm.matches() ? new ComparedWord(arm.group(1), true) : NONE;
    }

    @Override
    public boolean isKnown() {
        return !word.isEmpty();
    }

    @Override
    public ComparedWord negated() {
        return new ComparedWord(word, !same);
    }

    /** Nothing in the repository decides it. */
    @Override
    public String test() {
        return "[ \"$(unknown)\" " + (same ? "=" : "!=") + " " + (isKnown() ? word : "1") + " ]";
    }
}
