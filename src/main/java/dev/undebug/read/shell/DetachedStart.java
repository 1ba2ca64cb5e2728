package dev.undebug.read.shell;

import dev.undebug.read.shell.program.TerminalCommand;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.ContainerPath;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises scripts that start a program to stay on a machine after the script: with {@code nohup}, in a terminal that
 * nobody attaches to, over ssh, or in the background in place of a killed one. A script that kills what it started is a
 * test.
 */
public final class DetachedStart {
    private static final Set<String> DETACHING = Set.of("nohup", "setsid", "daemonize", "start-stop-daemon");
    private static final Set<String> BEFORE = Set.of("sudo", "env", "exec", "time", "nice");
    private static final Set<String> KILLING = Set.of("kill", "pkill", "killall", "fuser", "trap");
    private static final Set<String> ATTACHING = Set.of("attach", "attach-session", "a", "at");

    /** Ways to leave a program running, in the text for a shell that ends. */
    private static final Pattern LEAVING =
            Pattern.compile("(?m)\\b(?:nohup|setsid|daemonize|disown|start-stop-daemon|systemd-run)\\b"
                    + "|(?<![&>|])&[ \\t]*(?:$|[;)\"'])|\\bscreen[ \\t]+-\\w*d\\w*m|\\btmux[ \\t]+new\\S*[ \\t].*?-d\\b"
                    + "|\\bpm2[ \\t]+start\\b|--daemon(?:ize)?\\b|\\bgunicorn\\b.*?[ \\t]-D\\b");

    private boolean remote;
    private boolean leftThere;
    private boolean detached;
    private boolean background;
    private boolean killedBefore;
    private boolean killedAfter;
    private boolean attached;

    private DetachedStart() {}

    /** Returns whether shell text does so. */
    public static boolean in(MappedText shell) {
        DetachedStart signs = new DetachedStart();
        signs.visit(ShellParser.parse(shell), false);
        boolean stays = signs.detached || (signs.background && signs.killedBefore);
        return signs.remote || (stays && !signs.killedAfter && !signs.attached);
    }

    /** Returns whether shell text leaves a program running on another machine. */
    public static boolean elsewhere(MappedText shell) {
        DetachedStart signs = new DetachedStart();
        signs.visit(ShellParser.parse(shell), false);
        return signs.leftThere;
    }

    /** Returns whether shell text names a way to leave a program running. */
    public static boolean isLeaving(String shell) {
        return LEAVING.matcher(shell).find();
    }

    private void visit(ShellNode node, boolean apart) {
        if (node instanceof ShellNode.Simple simple) {
            visit(simple, apart);
        } else {
            boolean alone = node instanceof ShellNode.Apart one && one.nodes().size() == 1;
            node.parts().forEach(part -> visit(part, alone));
        }
    }

    private void visit(ShellNode.Simple simple, boolean apart) {
        List<String> words = simple.words().stream()
                .map(MappedText::text)
                .map(PrintedText::unquoted)
                .toList();
        int at = 0;
        while (at < words.size() && (words.get(at).indexOf('=') > 0 || BEFORE.contains(words.get(at)))) {
            at++;
        }
        if (at == words.size() || ShellPassages.isSaying(words.get(at))) {
            return;
        }
        String program = ContainerPath.program(words.get(at));
        List<String> arguments = words.subList(at + 1, words.size());
        if (KILLING.contains(program) || (program.equals("xargs") && arguments.contains("kill"))) {
            killedAfter |= detached || background || program.equals("trap");
            killedBefore = true;
        }
        terminal(program, arguments);
        if (RemoteShell.readsInput(simple)) {
            PrintedText.documents(simple).forEach(input -> visit(ShellParser.parse(input.text()), false));
        }
        leftThere |= RemoteShell.isRemote(simple)
                && (words.stream().anyMatch(DetachedStart::isLeaving)
                        || PrintedText.documents(simple).stream()
                                .anyMatch(document -> isLeaving(document.text().text())));
        remote |= RemoteShell.isRemote(program)
                && (RemoteShell.command(words, at) < words.size()
                        || !PrintedText.documents(simple).isEmpty());
        detached |= DETACHING.contains(program)
                || (program.equals("pm2") && arguments.contains("start"))
                || arguments.stream().anyMatch(word -> word.contains("nohup "));
        background |= apart && simple.redirections().stream().anyMatch(DetachedStart::keepsLog);
    }

    private void terminal(String program, List<String> arguments) {
        if (program.equals(TerminalCommand.PROGRAM)) {
            attached |= arguments.stream().anyMatch(ATTACHING::contains);
            detached |= arguments.contains("-d") || arguments.contains("send-keys");
        } else if (program.equals("screen")) {
            attached |= arguments.contains("-r") || arguments.contains("-x");
            detached |= arguments.stream().anyMatch(word -> word.matches("-\\w*[dD]\\w*m\\w*|-\\w*m\\w*d\\w*"));
        }
    }

    private static boolean keepsLog(ShellNode.Redirection redirection) {
        return redirection.operator().contains(">")
                && !redirection.target().text().equals("/dev/null")
                && !redirection.target().text().matches("\\d");
    }
}
