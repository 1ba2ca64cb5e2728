package dev.undebug.python.eval;

import dev.undebug.python.syntax.Enclosing;
import dev.undebug.python.syntax.tree.Expr;
import dev.undebug.source.WordSearch;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells by their code which calls run a command that may start a program of the repository. */
public final class ProgramCommands {
    /** The functions that run commands. */
    private static final Pattern COMMANDS = Pattern.compile("call|system|[Pp]open|startfile|get(?:status)?output"
            + "|check_(?:call|output)|create_subprocess_\\w++|exec[lv]\\w*+|spawn\\w*+");

    /** The modules whose {@code run} runs commands, or whose {@code call} does. */
    private static final Set<String> PROCESSES = Set.of("subprocess", "sp", "commands");

    /** The words without which a written command starts no program of the repository. */
    private static final WordSearch PROGRAMS = WordSearch.ignoringCase(
                    "python",
                    "flask",
                    "corn",
                    "wsgi",
                    "waitress",
                    "daphne",
                    "serve",
                    "supervisor",
                    "circus",
                    "honcho",
                    "foreman",
                    "hivemind",
                    "overmind",
                    ".py",
                    ".sh",
                    ".bat",
                    ".cmd",
                    ".ps1")
            .orWhole(
                    "sh",
                    "ash",
                    "bash",
                    "dash",
                    "ksh",
                    "zsh",
                    "cmd",
                    "powershell",
                    "pwsh",
                    "env",
                    "su",
                    "nohup",
                    "setsid",
                    "chroot",
                    "timeout",
                    "nice",
                    "time",
                    "watch",
                    "screen",
                    "tmux",
                    "start",
                    "restart",
                    "run",
                    "source",
                    "xargs",
                    "eval",
                    "exec")
            .orWhole(
                    "make", "npm", "npx", "yarn", "pnpm", "pm2", "uv", "pdm", "poetry", "pipenv", "pipx", "conda",
                    "just", "invoke", "docker", "podman", "kubectl", "ssh");

    private static final WordSearch SUDO = WordSearch.of().orWhole("sudo");

    private ProgramCommands() {}

    /** Returns whether a module of that name runs commands. */
    public static boolean isModule(String name) {
        return PROCESSES.contains(name);
    }

    /** Returns whether a function of that name, whatever has it, runs commands. */
    public static boolean isFunction(String name) {
        return COMMANDS.matcher(name).matches();
    }

    /** Returns whether a function runs commands, by its name and that of its module. */
    public static boolean isCommand(Expr function) {
        if (function instanceof Expr.Attribute member) {
            boolean process = member.value() instanceof Expr.Name owner && PROCESSES.contains(owner.id());
            boolean ambiguous = member.name().equals("call") || member.name().equals("run");
            return ambiguous ? process : isFunction(member.name());
        }
        return function instanceof Expr.Name name && isFunction(name.id());
    }

    /** Returns whether a command is not known here, or may start a program of the repository. */
    static boolean mayStart(Expr.Call command) {
        return command.arguments().isEmpty()
                || !isWritten(command.arguments().get(0).value())
                || names(SUDO, command)
                || namesProgram(command);
    }

    /** Returns whether the texts of a command name a program that may start others, but for the one behind {@code sudo}. */
    public static boolean namesProgram(Expr.Call command) {
        return names(PROGRAMS, command);
    }

    private static boolean names(WordSearch programs, Expr.Call command) {
        return Enclosing.parts(command).stream()
                .anyMatch(part -> part instanceof Expr.Str text && programs.isIn(text.value()));
    }

    /** Returns whether a text of a command names a program that may start others. */
    public static boolean namesProgram(String text) {
        return PROGRAMS.isIn(text);
    }

    /** Returns whether the program of a command is written. */
    private static boolean isWritten(Expr command) {
        if (command instanceof Expr.ListExpr list) {
            return !list.elements().isEmpty() && isWritten(list.elements().get(0));
        }
        if (command instanceof Expr.Formatted text) {
            return !text.parts().isEmpty() && isWritten(text.parts().get(0));
        }
        return command instanceof Expr.Str;
    }
}
