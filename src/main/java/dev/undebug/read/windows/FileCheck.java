package dev.undebug.read.windows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition that asks for a file: {@code if not exist ".env"}, {@code if (-not (Test-Path .env))}.
 *
 * @param path with the shell's slashes; empty if there is none
 * @param there whether the file has to be there
 */
record FileCheck(String path, boolean there) implements BranchCondition {
    private static final FileCheck NONE = new FileCheck("", true);

    private static final String PATH = "[\\w.-][\\w./\\\\ -]{0,120}";
    private static final Pattern BATCH =
            Pattern.compile("(?i)(?:\\)\\s*+else\\s++)?+if\\s++(?:/i\\s++)?+(not\\s++)?+exist\\s++"
                    + "(?:\"(?:%~dp0\\\\?)?(" + PATH + ")\"|(?:%~dp0\\\\?)?([\\w.-][\\w./\\\\-]{0,120}))(?:[\\s(].*)?");
    private static final Pattern POWERSHELL = Pattern.compile("(?i)(?:\\}\\s*+else\\s*+)?+if\\s*+\\(\\s*+"
            + "((?:-not|!)\\s*+\\(?+)?+\\s*+\\(?+\\s*+Test-Path\\s++(?:-(?:Literal)?Path\\s++)?+"
            + "(?:\"(" + PATH + ")\"|'(" + PATH + ")'|([\\w.-][\\w./\\\\-]{0,120}))\\s*+\\){1,3}+\\s*+(?:\\{.*)?");

    /** Returns the check in a line of a batch file. */
    static FileCheck ofBatch(String line) {
        return of(BATCH.matcher(line));
    }

    /** Returns the check in a line of PowerShell that asks for nothing else. */
    static FileCheck ofPowerShell(String line) {
        return of(POWERSHELL.matcher(line));
    }

    private static FileCheck of(Matcher check) {
        if (!check.matches()) {
            return NONE;
        }
        for (int i = 2; i <= check.groupCount(); i++) {
            if (check.group(i) != null) {
                return new FileCheck(check.group(i).replace('\\', '/'), check.group(1) == null);
            }
        }
        return NONE;
    }

    @Override
    public boolean isKnown() {
        return !path.isEmpty();
    }

    @Override
    public FileCheck negated() {
        return new FileCheck(path, !there);
    }

    @Override
    public String test() {
        return "[ " + (there ? "" : "! ") + "-e \"" + path + "\" ]";
    }
}
