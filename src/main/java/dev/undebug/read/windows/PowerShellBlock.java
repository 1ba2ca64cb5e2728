package dev.undebug.read.windows;

import java.util.regex.Pattern;

/** The ways in which a block of PowerShell runs. */
enum PowerShellBlock {
    /** In one case, or each time that something is called. */
    CONDITIONAL,
    /** Once, in its place. */
    PLAIN,
    /** Once, in a shell of its own. */
    APART;

    private static final Pattern RUNS = Pattern.compile("(?i)(?:\\}\\s*)?(?:try|finally|[&.])\\s*\\{");
    private static final Pattern JOB = Pattern.compile("(?i)(?:\\$\\w+\\s*=\\s*)?Start-(?:Thread)?Job\\b[^{|]*\\{");

    /** Returns how the block runs that begins at the end of a line. */
    static PowerShellBlock of(String line) {
        if (JOB.matcher(line).matches()) {
            return APART;
        }
        return RUNS.matcher(line).matches() ? PLAIN : CONDITIONAL;
    }
}
