package dev.undebug.read.shell;

import dev.undebug.read.shell.program.KilledStart;
import dev.undebug.read.shell.program.Pm2Command;
import dev.undebug.read.shell.program.RemoteShell;
import dev.undebug.read.shell.program.ScreenCommand;
import dev.undebug.read.shell.program.TerminalCommand;
import dev.undebug.read.shell.program.Wrapper;
import dev.undebug.read.shell.syntax.ControlArms;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises scripts that start a program to stay on a machine after the script: with {@code nohup}, in a terminal of its own
 * that nobody attaches to again, over ssh, or in the background in place of a killed one or for another call to kill. A script that
 * kills what it started is a test.
 */
public final class DetachedStart {
    private static final Set<String> DETACHING =
            Set.of("nohup", "setsid", "daemonize", "start-stop-daemon", "dtach", "abduco");
    private static final Set<String> BEFORE = Set.of("sudo", "doas", "env", "exec", "time", "nice");
    private static final Set<String> ATTACHING = Set.of("attach", "attach-session", "a", "at");

    /** Ways to leave a program running, in the text for a shell that ends. */
    private static final Pattern LEAVING = Pattern.compile(
            "(?m)\\b(?:nohup|setsid|daemonize|disown|start-stop-daemon|systemd-run|dtach|abduco)\\b"
                    + "|(?<![&>|])&[ \\t]*(?:$|[;)\"'])|\\bscreen\\b[^\\n;|&]{0,100}?[ \\t]-(?:\\w*d\\w*m|\\w*m\\w*d|[dD][ \\t]+-m|m[ \\t]+-[dD])|\\btmux[ \\t]+new\\S*[ \\t].*?-d\\b"
                    + "|\\bpm2[ \\t]+(?:start\\w*|(?:restart|reload)[ \\t]+\\S+\\.(?:[cm]?js|json|ya?ml))\\b|--daemon(?:ize)?\\b|\\bgunicorn\\b.*?[ \\t]-D\\b");

    /** Calls of a script or of a make target. */
    private static final Pattern CALLING = Pattern.compile("(?m)(?:^|[;&|(\"'])[ \\t]*"
            + "(?:(?:sudo|exec|time|env|if|then|do|\\w{1,60}=\\S{0,200})[ \\t]++){0,20}+"
            + "(?:(?:ba|da|z|k)?sh[ \\t]++(?:-[a-z]++[ \\t]++){0,20}+[\\w./~$]|make\\b"
            + "|(?:(?:\\.|source)[ \\t]+)?[\\w./~-]{1,200}\\.(?:sh|bash)\\b"
            + "|\\.{1,2}/[\\w/-]{1,200}(?![\\w./-]))");

    /** Whether all that goes to the background is to stay. */
    private final boolean deploys;

    private final Followed followed;
    private final Map<String, ShellNode> functions;
    private final Set<String> called = new HashSet<>();
    private final Set<String> calledInBranch = new HashSet<>();
    private final List<ShellNode> handlers = new ArrayList<>();
    private final KilledStart killed;
    private boolean remote;
    private boolean leftThere;
    private boolean detached;
    private boolean background;
    private boolean apart;
    private boolean attached;

    private DetachedStart(boolean deploys, Followed followed, Map<String, ShellNode> functions, KilledStart killed) {
        this.deploys = deploys;
        this.followed = followed;
        this.functions = functions;
        this.killed = killed;
    }

    /** Returns whether shell text does so. */
    public static boolean in(MappedText shell) {
        DetachedStart signs = of(shell);
        return signs.remote || signs.stays();
    }

    /** Returns whether shell text does so on its own machine alone. */
    public static boolean here(MappedText shell) {
        DetachedStart signs = of(shell);
        return !signs.remote && signs.stays();
    }

    /**
     * Returns whether a script that deploys leaves a program in the background of its own machine, also without a word for that, such
     * as {@code nohup}: what it deploys is to stay.
     */
    public static boolean deployed(MappedText shell) {
        DetachedStart signs = of(shell, true);
        return !signs.remote && signs.stays();
    }

    /** Returns whether shell text may start a program on another machine. */
    public static boolean elsewhere(MappedText shell) {
        return of(shell).leftThere;
    }

    /** Returns whether shell text names a way to leave a program running. */
    public static boolean isLeaving(String shell) {
        return LEAVING.matcher(shell).find();
    }

    /**
     * Returns whether shell text for another machine may start a program there: it leaves one running, or calls a script or
     * a make target that may.
     */
    public static boolean mayStart(String shell) {
        return isLeaving(shell) || CALLING.matcher(shell).find();
    }

    /** Bounds what is followed: arms and functions that call each other have as many ways as they please. */
    private static final class Followed {
        private static final int MOST = 10_000;
        private static final int DEEPEST = 50;

        private int commands;
        private int depth;

        boolean takesCommand() {
            return commands++ < MOST;
        }

        void call(Runnable function) {
            if (depth < DEEPEST) {
                depth++;
                function.run();
                depth--;
            }
        }
    }

    private static DetachedStart of(MappedText shell) {
        return of(shell, false);
    }

    private static DetachedStart of(MappedText shell, boolean deploys) {
        DetachedStart signs = new DetachedStart(deploys, new Followed(), new HashMap<>(), new KilledStart());
        signs.visit(ShellParser.parse(shell), false);
        signs.uncalled();
        return signs;
    }

    private boolean stays() {
        return (detached || (background && killed.before())) && !isKilled() && !attached;
    }

    /** Returns whether the script, or what it does when it ends, kills what it started. */
    private boolean isKilled() {
        return killed.after()
                || handlers.stream().anyMatch(handler -> {
                    DetachedStart end = new DetachedStart(deploys, followed, functions, killed.atEnd());
                    end.visit(handler, false);
                    return end.killed.after();
                });
    }

    /** Visits the functions that the script calls by names that it does not show. */
    private void uncalled() {
        for (Map.Entry<String, ShellNode> function : Map.copyOf(functions).entrySet()) {
            if (!called.contains(function.getKey()) && !calledInBranch.contains(function.getKey())) {
                other(function.getValue(), false);
            }
        }
    }

    /**
     * Visits a part that may be all that a call of the script runs.
     *
     * @param controls whether other parts kill what it starts, which another call then runs
     */
    private void other(ShellNode part, boolean controls) {
        DetachedStart signs = new DetachedStart(deploys, followed, functions, new KilledStart());
        signs.visit(part, false);
        called.addAll(signs.called);
        called.addAll(signs.calledInBranch);
        remote |= signs.remote;
        leftThere |= signs.leftThere;
        detached |= signs.stays() || (controls && signs.apart && !signs.isKilled() && !signs.attached);
    }

    private void arms(ShellNode.Case cases) {
        int start = ControlArms.start(cases.arms());
        for (int i = 0; i < cases.arms().size(); i++) {
            other(cases.arms().get(i).body(), i == start);
        }
    }

    private void visit(ShellNode node, boolean apart) {
        if (node instanceof ShellNode.Simple simple) {
            visit(simple, apart);
        } else if (node instanceof ShellNode.Case cases) {
            arms(cases);
        } else if (node instanceof ShellNode.Function function) {
            functions.put(function.name(), function.body());
        } else if (node instanceof ShellNode.If choice) {
            visit(choice.condition(), false);
            killed.branches(choice, part -> visit(part, false));
        } else if (node instanceof ShellNode.Chain chain) {
            visit(chain.left(), false);
            killed.second(chain, part -> visit(part, false));
        } else {
            boolean alone = node instanceof ShellNode.Apart one && one.nodes().size() == 1;
            node.parts().forEach(part -> visit(part, alone));
        }
    }

    private void visit(ShellNode.Simple simple, boolean apart) {
        if (!followed.takesCommand()) {
            return;
        }
        List<String> words = simple.words().stream()
                .map(MappedText::text)
                .map(ShellQuotes::unquoted)
                .toList();
        int at = program(words, simple);
        killed.assigned(words);
        if (at == words.size()) {
            input(simple);
            return;
        }
        if (ShellPassages.isSaying(words.get(at))) {
            return;
        }
        ShellNode function = functions.get(words.get(at));
        if (function != null) {
            if ((killed.doubtful() ? calledInBranch : called).add(words.get(at))) {
                followed.call(() -> killed.function(() -> visit(function, false)));
            }
            return;
        }
        String program = ContainerPath.program(words.get(at));
        List<String> arguments = words.subList(at + 1, words.size());
        killed.command(program, arguments);
        if (program.equals("trap") && !arguments.isEmpty()) {
            handlers.add(ShellParser.parse(
                    MappedText.at(arguments.get(0), simple.text().span())));
        }
        terminal(program, arguments);
        input(simple);
        leftThere |= RemoteShell.isRemote(simple)
                && (words.stream().anyMatch(DetachedStart::isLeaving)
                        || mayStart(RemoteShell.commandText(words))
                        || PrintedText.documents(simple).stream()
                                .anyMatch(document -> mayStart(document.text().text())));
        remote |= RemoteShell.isRemote(program)
                && (RemoteShell.command(words, at) < words.size()
                        || !PrintedText.documents(simple).isEmpty());
        boolean leaves = DETACHING.contains(program)
                || (Pm2Command.is(program) && Pm2Command.leavesRunning(arguments))
                || arguments.stream().anyMatch(word -> word.contains("nohup "))
                || (deploys && apart);
        boolean keepsLog = apart && simple.redirections().stream().anyMatch(DetachedStart::keepsLog);
        detached |= leaves;
        background |= keepsLog;
        this.apart |= apart;
        if (apart || leaves) {
            killed.background(words, leaves || keepsLog);
        }
    }

    /** Visits the commands that a shell reads. */
    private void input(ShellNode.Simple simple) {
        if (InputShell.reads(simple)) {
            PrintedText.documents(simple).forEach(input -> visit(ShellParser.parse(input.text()), false));
        }
    }

    /** Returns the index of the program behind assignments and programs that start another one: {@code sudo -u shop nohup …}. */
    private static int program(List<String> words, ShellNode.Simple simple) {
        List<Token> tokens = simple.words().stream()
                .map(word -> Token.literal(word, word.span()))
                .toList();
        int at = 0;
        while (at < words.size() && (words.get(at).indexOf('=') > 0 || BEFORE.contains(words.get(at)))) {
            at = Math.max(at + 1, Wrapper.inner(words.get(at), tokens, at));
        }
        return Math.min(at, words.size());
    }

    private void terminal(String program, List<String> arguments) {
        if (program.equals(TerminalCommand.PROGRAM)) {
            attached |= arguments.stream().anyMatch(ATTACHING::contains);
            detached |= arguments.contains("-d") || arguments.contains("send-keys");
        } else if (program.equals(ScreenCommand.PROGRAM)) {
            attached |= ScreenCommand.attaches(arguments);
            detached |= ScreenCommand.leavesRunning(arguments);
        }
    }

    private static boolean keepsLog(ShellNode.Redirection redirection) {
        return redirection.operator().contains(">")
                && !redirection.target().text().equals("/dev/null")
                && !redirection.target().text().matches("\\d");
    }
}
