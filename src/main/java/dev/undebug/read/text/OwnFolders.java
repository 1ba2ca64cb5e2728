package dev.undebug.read.text;

import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Recognises scripts that name the folder in which they lie, so that it does not matter where they are started. Each is
 * searched once, however many programs it starts.
 */
public final class OwnFolders {
    private static final String SHELL =
            "\\bdirname ++(?:-- ++)?\"?(?:(?:\\$\\(|\\\\?+`) *+(?:realpath|readlink ++-[ef]) ++\"?)?"
                    + "\\$(?:0|\\{0\\}|BASH_SOURCE|\\{BASH_SOURCE(?:\\[0\\])?\\})";

    private static final String BATCH = "%~[a-z]{0,3}p[a-z]{0,3}0";
    private static final String POWERSHELL = "\\$PSScriptRoot\\b";

    /** A line that is not only a comment. */
    private static final Pattern NAMED = Pattern.compile(
            "(?im)^(?![ \\t@]*+(?:#|::|rem\\b))[^\\n]*?(?:" + SHELL + "|" + BATCH + "|" + POWERSHELL + ")");

    private final Map<SourceFile, Boolean> known = new HashMap<>();

    /** Returns whether a script names it. */
    public boolean isNamedIn(SourceFile script) {
        return known.computeIfAbsent(script, file -> NAMED.matcher(file.text()).find());
    }
}
