package dev.undebug.service.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a script does nothing but build images and start containers of them as they are, without any mount. */
public final class PlainRuns {
    /** A text of more characters is not read. */
    private static final int MANY = 20_000;

    private static final Pattern BETWEEN = Pattern.compile("&&|\\|\\||;|\\|");

    /** A word that stays one word: the shell splits what a variable has only outside of quotes. */
    private static final String WORD = "(?:[\\w./:@%+,{}=-]|\"(?:[^\"`\\\\$]|\\$(?!\\())*+\"|'[^']*+'|\\{\\})++";

    private static final String REST =
            "(?:[ \\t]++(?:[^ \\t`<>&;|()\\\\$]|\"(?:[^\"`\\\\$]|\\$(?!\\())*+\"|\\$\\w++|\\$\\{\\w++\\})++)*+";
    private static final String ENGINE = "(?:sudo[ \\t]++)?+(?:docker|podman)[ \\t]++";

    private static final Pattern QUIET =
            Pattern.compile("(?:echo|sleep|set|true|exit|cd|mkdir|git[ \\t]++(?:pull|fetch))" + REST
                    + "|(?:export[ \\t]++)?+[A-Za-z_]\\w*+=" + WORD);

    private static final Pattern MANAGING = Pattern.compile(ENGINE
            + "(?:(?:buildx[ \\t]++)?+build(?!.*--(?:build-context|output))|push|pull|tag|login|stop|rm|rmi|kill|ps|logs|images|start|restart"
            + "|image[ \\t]++prune|system[ \\t]++prune|container[ \\t]++prune|network[ \\t]++\\w++)" + REST);

    private static final String FLAG = "-(?:[dit]++|-detach|-interactive|-tty|-rm|-init|-read-only)";
    private static final String VALUED =
            "(?:-[dit]*+[pehmulw]|--(?:name|restart|publish|env|env-file|network|net|hostname|memory|cpus"
                    + "|log-driver|log-opt|user|pull|platform|add-host|label|network-alias|ip|cap-add|cap-drop|security-opt|shm-size))";

    private static final Pattern RUN = Pattern.compile(ENGINE + "run(?:[ \\t]++(?:" + FLAG + "|" + VALUED
            + "(?:=|[ \\t]++)" + WORD + ")(?=[ \\t]))*+[ \\t]++(?!-)(" + WORD + ")([ \\t]++.*)?+");

    private PlainRuns() {}

    /** Returns whether the commands of a script are such. */
    public static boolean are(String text) {
        return text.length() <= MANY
                && PlainCommands.lines(text)
                        .flatMap(BETWEEN::splitAsStream)
                        .map(String::strip)
                        .allMatch(PlainRuns::is);
    }

    private static boolean is(String command) {
        Matcher run = RUN.matcher(command);
        if (run.matches()) {
            return run.group(2) == null || PlainCommands.isOneStart(run.group(2).strip());
        }
        return QUIET.matcher(command).matches() || MANAGING.matcher(command).matches();
    }
}
