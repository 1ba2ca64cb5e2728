package dev.undebug.service.script;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a Dockerfile does nothing that may change a file after it writes it. Only commands of which it is known that
 * they leave files alone count: a command that is not understood may do anything.
 */
public final class LastWrites {
    /** A text of more characters is not read. */
    private static final int MANY = 20_000;

    private static final Pattern LINE = Pattern.compile("\\R");

    /** Instructions and remarks that change how the other instructions work, or what becomes of files. */
    private static final Pattern TWISTING =
            Pattern.compile("(?mi)^[ \\t]*+(?:SHELL|VOLUME|ONBUILD|#[ \\t]*+escape)\\b");

    private static final Pattern WRITING = Pattern.compile(
            "(?i:RUN)[ \\t]++(?:echo|printf)[ \\t]++(?:\"[^\"$`\\\\]*+(?:\\\\n)?+\"|'[^'\\\\]*+(?:\\\\n)?+')[ \\t]*+>[ \\t]*+[\\w./-]++[ \\t]*+");
    private static final Pattern DOCUMENT =
            Pattern.compile("(?i:COPY)[ \\t]++<<([\"']?)(\\w++)\\1[ \\t]++[\\w./-]++[ \\t]*+");

    private static final Set<String> QUIET =
            Set.of("WORKDIR", "ENV", "ARG", "LABEL", "EXPOSE", "USER", "MAINTAINER", "STOPSIGNAL");

    private static final String LEAVING =
            "(?:chmod|chown|mkdir|useradd|adduser|addgroup|groupadd|true)(?:[ \\t]++[\\w./:=@,-]++)*+";
    private static final Pattern RUNNING = Pattern.compile(LEAVING + "(?:[ \\t]*+&&[ \\t]*+" + LEAVING + ")*+");

    /** The start of one program that is read itself: no shell, no wrapper, no text. */
    private static final Pattern STARTING =
            Pattern.compile("(?:\\[[ \\t]*+\"(?:(?:gunicorn|flask|uvicorn|waitress-serve|hypercorn)\""
                    + "|python[0-9.]*+\"[ \\t]*+,[ \\t]*+\"(?:[^\"\\\\-][^\"\\\\]*+|-m\"[ \\t]*+,[ \\t]*+\"(?:flask|gunicorn|uvicorn|waitress))\")"
                    + "(?:[ \\t]*+,[ \\t]*+\"[^\"\\\\]*+\")*+[ \\t]*+]"
                    + "|(?:exec[ \\t]++)?+(?:gunicorn|flask|uvicorn|waitress-serve|hypercorn"
                    + "|python[0-9.]*+[ \\t]++(?:-m[ \\t]++(?:flask|gunicorn|uvicorn|waitress)(?=[ \\t]|$)|[\\w./][\\w./-]*+))"
                    + "(?:[ \\t]++[\\w./:=@,-]++)*+)");

    private static final Pattern START = Pattern.compile("(?i)(?:CMD|ENTRYPOINT)\\b");

    private LastWrites() {}

    /**
     * Returns whether nothing after a place may change the file that is written there.
     *
     * @param at the place of the text in the Dockerfile
     */
    public static boolean isLast(String dockerfile, int at) {
        if (dockerfile.length() > MANY || TWISTING.matcher(dockerfile).find()) {
            return false;
        }
        List<String> lines = LINE.splitAsStream(dockerfile).toList();
        // The lines before the place, of which the last one has the beginning of the line with it.
        int own = (int) LINE.splitAsStream(dockerfile.substring(0, at) + ".").count() - 1;
        int rest = WRITING.matcher(lines.get(own)).matches() ? own + 1 : afterDocument(lines, own);
        boolean continued = own > 0 && rest == own + 1 && lines.get(own - 1).endsWith("\\");
        return rest > own
                && !continued
                && PlainCommands.lines(String.join("\n", lines.subList(rest, lines.size())))
                        .allMatch(LastWrites::leavesFiles);
    }

    /** Returns the number of the line after the document with a line; 0 if there is none. */
    private static int afterDocument(List<String> lines, int own) {
        for (int i = own - 1; i >= 0; i--) {
            Matcher document = DOCUMENT.matcher(lines.get(i));
            if (document.matches()) {
                int end = lines.subList(i, lines.size()).indexOf(document.group(2)) + i;
                return end > own ? end + 1 : 0;
            }
        }
        return 0;
    }

    /** Returns whether an image starts one program, whichever command of its Dockerfile does. */
    public static boolean startsOneProgram(String dockerfile) {
        return dockerfile.length() <= MANY
                && !TWISTING.matcher(dockerfile).find()
                && PlainCommands.lines(dockerfile)
                        .filter(line -> START.matcher(line).lookingAt())
                        .allMatch(LastWrites::leavesFiles);
    }

    private static boolean leavesFiles(String line) {
        int blank = line.indexOf(' ');
        String name = line.substring(0, Math.max(0, blank));
        String rest = line.substring(blank + 1).strip();
        return QUIET.contains(name)
                || (name.equals("RUN") && RUNNING.matcher(rest).matches())
                || (name.equals("CMD") && STARTING.matcher(rest).matches());
    }
}
