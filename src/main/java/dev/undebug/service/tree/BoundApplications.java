package dev.undebug.service.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a module has the application that a server is told to serve. */
public final class BoundApplications {
    private static final int DEEPEST = 3;

    private BoundApplications() {}

    /**
     * Returns whether a module binds a name to an application: to what a call of something makes that it imports or defines, to a
     * part of another module, or to a function.
     *
     * @param application a name or a call: {@code app}, {@code create_app()}
     */
    public static boolean areIn(String text, String application) {
        int call = application.indexOf('(');
        String name = call < 0 ? application : application.substring(0, call);
        return isName(name) && isBound(text, name, DEEPEST);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(each -> each == '_' || Character.isLetterOrDigit(each));
    }

    private static boolean isBound(String text, String name, int depth) {
        if (depth == 0 || isGiven(text, name)) {
            return depth > 0;
        }
        Matcher assigned = Pattern.compile("(?m)^\\uFEFF?+(?:\\w++[ \\t]*+=[ \\t]*+){0,3}?" + name
                        + "[ \\t]*+(?::[^=\\n]*+)?+=[ \\t]*+(?:\\w++[ \\t]*+=[ \\t]*+){0,3}+([A-Za-z_]\\w*+)")
                .matcher(text);
        return assigned.find() && isBound(text, assigned.group(1), depth - 1);
    }

    /** Returns whether a name is that of a function or a class, or imported. */
    private static boolean isGiven(String text, String name) {
        return Pattern.compile("(?m)^\\uFEFF?+(?:(?:async[ \\t]++)?+def|class)[ \\t]++" + name + "\\b"
                                + "|^\\uFEFF?+(?:from[ \\t]++[\\w.]++[ \\t]++)?+import[ \\t][^\\n]*\\b" + name + "\\b")
                        .matcher(text)
                        .find()
                || (text.contains("import (")
                        && Pattern.compile("(?m)^[ \\t]++" + name + "[ \\t]*+,?+[ \\t]*+$")
                                .matcher(text)
                                .find());
    }
}
