package dev.undebug.read.shell.program;

import static java.util.Map.entry;

import dev.undebug.read.word.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A program that starts another program from its arguments.
 *
 * @param subcommands the arguments with which it does so, such as {@code run}; none if it always does
 * @param valued its options with a value in the next word
 * @param paired its options with two values
 * @param operands the number of words between its options and the program
 * @param afterDashes whether the program only follows after {@code --}
 */
public record Wrapper(
        Set<String> subcommands, Set<String> valued, Set<String> paired, int operands, boolean afterDashes) {
    private static final Pattern LETTERS = Pattern.compile("-[A-Za-z]{2,20}");
    private static final String MODULE = "-m";
    private static final Pattern PYTHON = Pattern.compile("(?:python|pypy)[0-9.]*+w?(?:\\.exe)?|py");

    private static final Pattern PYTHON_FLAGS = Pattern.compile("-[bBdEhiIOPqsSuvVx]++|-\\d(?:\\.\\d+)?");

    /** The wrappers that are modules of Python under the same names: {@code python -m pipenv run}. */
    private static final Set<String> MODULES =
            Set.of("pipenv", "poetry", "pdm", "uv", "hatch", "rye", "dotenv", "honcho", "envdir");

    private static final Wrapper PLAIN = options();
    private static final Wrapper AFTER_DASHES = new Wrapper(Set.of(), Set.of(), Set.of(), 0, true);
    /** The program follows a user, a processor, a file or a folder. */
    private static final Wrapper WORD_THEN_PROGRAM = afterWord();

    private static final Wrapper LIMITS =
            options("-a", "-c", "-d", "-f", "-l", "-m", "-o", "-p", "-r", "-s", "-t", "-S", "-h");

    private static final Wrapper RUN = subcommand("run");
    private static final Wrapper MANAGER =
            subcommand("run", "-f", "--procfile", "-d", "--app-root", "--root", "-e", "--env");
    private static final Wrapper CONDA = subcommand("run", "-n", "--name", "-p", "--prefix", "--cwd");

    private static final Map<String, Wrapper> BY_NAME = Map.ofEntries(
            entry("exec", options("-a")),
            entry("command", PLAIN),
            entry("nohup", PLAIN),
            entry("setsid", PLAIN),
            entry("daemonize", options("-c", "-a", "-e", "-o", "-p", "-l", "-u", "-E")),
            entry(ScreenCommand.PROGRAM, new Wrapper(Set.of(), ScreenCommand.VALUED, Set.of(), 0, false)),
            entry("dtach", options("-n", "-N", "-c", "-A", "-e", "-r")),
            entry("abduco", options("-n", "-c", "-A", "-e")),
            entry("sshpass", options("-p", "-f", "-d", "-P")),
            entry("time", options("-f", "--format", "-o", "--output")),
            entry("cross-env", PLAIN),
            entry("cross-env-shell", PLAIN),
            entry("unbuffer", PLAIN),
            entry("chronic", PLAIN),
            entry("authbind", options("--depth")),
            entry("dbus-run-session", options("--config-file", "--dbus-daemon")),
            entry("dbus-launch", PLAIN),
            entry("rlwrap", PLAIN),
            entry("fakeroot", PLAIN),
            entry("eatmydata", PLAIN),
            entry("proxychains", options("-f")),
            entry("proxychains4", options("-f")),
            entry("torsocks", PLAIN),
            entry("torify", PLAIN),
            entry("ssh-agent", options("-a", "-t")),
            entry("caffeinate", options("-t", "-w")),
            entry("catatonit", PLAIN),
            entry("ddtrace-run", PLAIN),
            entry("dumb-init", options("-r", "--rewrite")),
            entry("tini", options("-p", "-e")),
            entry("tini-static", options("-p", "-e")),
            entry("env", options("-u", "--unset", "-C", "--chdir")),
            entry("sudo", options("-u", "--user", "-g", "--group", "-h", "-p", "-C", "-r", "-t", "-U")),
            entry("doas", options("-u", "-C", "-a")),
            entry("pkexec", options("-u", "--user")),
            entry("machinectl", new Wrapper(Set.of("shell"), Set.of("-E", "--setenv", "--uid"), Set.of(), 1, false)),
            entry("stdbuf", options("-i", "-o", "-e")),
            entry("timeout", afterWord("-s", "--signal", "-k", "--kill-after")),
            entry("gosu", WORD_THEN_PROGRAM),
            entry("su-exec", WORD_THEN_PROGRAM),
            entry("s6-setuidgid", WORD_THEN_PROGRAM),
            entry("setuidgid", WORD_THEN_PROGRAM),
            entry("envuidgid", WORD_THEN_PROGRAM),
            entry("s6-envuidgid", WORD_THEN_PROGRAM),
            entry("s6-envdir", WORD_THEN_PROGRAM),
            entry("setuser", WORD_THEN_PROGRAM),
            entry("chroot", WORD_THEN_PROGRAM),
            entry("faketime", WORD_THEN_PROGRAM),
            entry("logsave", WORD_THEN_PROGRAM),
            entry("envdir", WORD_THEN_PROGRAM),
            entry("setlock", WORD_THEN_PROGRAM),
            entry("flock", afterWord("-w", "--timeout", "-E", "--conflict-exit-code")),
            entry("runuser", options("-u", "--user", "-g", "--group", "-G", "-s", "--shell", "-w")),
            entry(
                    "setpriv",
                    options(
                            "--reuid",
                            "--regid",
                            "--groups",
                            "--inh-caps",
                            "--ambient-caps",
                            "--bounding-set",
                            "--securebits",
                            "--pdeathsig")),
            entry("chpst", options("-u", "-U", "-b", "-/", "-n", "-l", "-L", "-e", "-m", "-d", "-o", "-p", "-f", "-c")),
            entry("softlimit", LIMITS),
            entry("s6-softlimit", LIMITS),
            entry("pgrphack", PLAIN),
            entry(
                    "daemon",
                    options(
                            "-u", "-p", "-P", "-o", "-l", "-m", "-s", "-t", "-T", "-n", "-D", "-F", "-E", "-O", "-L",
                            "-M")),
            entry("with-contenv", PLAIN),
            entry("xvfb-run", options("-n", "--server-num", "-s", "--server-args", "-e", "-f", "-p", "-w")),
            entry("systemd-cat", options("-t", "--identifier", "-p", "--priority")),
            entry("systemd-run", options("-u", "--unit", "-p", "--property", "-E", "--setenv", "-M", "--machine")),
            entry("dockerize", options("-wait", "-timeout", "-template", "-stdout", "-stderr", "-wait-retry-interval")),
            entry(
                    "watchmedo",
                    subcommand(
                            "auto-restart",
                            "-d",
                            "--directory",
                            "-p",
                            "--pattern",
                            "--patterns",
                            "-i",
                            "--ignore-pattern",
                            "--ignore-patterns",
                            "--signal",
                            "--kill-after",
                            "--debounce-interval",
                            "--interval",
                            "--timeout")),
            entry("watchexec", options("-w", "--watch", "-e", "--exts", "-f", "--filter", "-i", "--ignore", "-s")),
            entry("reflex", options("-r", "-R", "-g", "-G", "-d", "--regex", "--glob", "--inverse-regex")),
            entry("entr", PLAIN),
            entry("npx", options("-p", "--package", "-c")),
            entry("env-cmd", options("-f", "--file", "-e", "--environments", "-r", "--rc-file")),
            entry("pyenv", subcommand("exec")),
            entry("asdf", subcommand("exec")),
            entry("pixi", subcommand("run", "-e", "--environment", "--manifest-path")),
            entry("hatch", RUN),
            entry("elasticapm-run", PLAIN),
            entry("splunk-py-trace", PLAIN),
            entry("vault-env", PLAIN),
            entry("wait-for-it", AFTER_DASHES),
            entry("wait-for-it.sh", AFTER_DASHES),
            entry("wait-for", AFTER_DASHES),
            entry("wait-for.sh", AFTER_DASHES),
            entry("opentelemetry-instrument", PLAIN),
            entry("newrelic-admin", subcommand("run-program")),
            entry("poetry", RUN),
            entry("pipenv", RUN),
            entry("pdm", RUN),
            entry("rye", RUN),
            entry("dotenv", subcommand("run", "-f", "--file")),
            entry("honcho", MANAGER),
            entry("foreman", MANAGER),
            entry("doppler", subcommand("run", "-p", "--project", "-c", "--config")),
            entry("conda", CONDA),
            entry("mamba", CONDA),
            entry("micromamba", CONDA),
            entry(
                    "uv",
                    subcommand(
                            "run",
                            "--with",
                            "-p",
                            "--python",
                            "--extra",
                            "--group",
                            "--env-file",
                            "--project",
                            "--directory",
                            "--package",
                            "--with-requirements")));

    static Wrapper options(String... valued) {
        return new Wrapper(Set.of(), Set.of(valued), Set.of(), 0, false);
    }

    static Wrapper subcommand(String name, String... valued) {
        return new Wrapper(Set.of(name), Set.of(valued), Set.of(), 0, false);
    }

    /** Returns a wrapper whose program follows a word of its own. */
    static Wrapper afterWord(String... valued) {
        return new Wrapper(Set.of(), Set.of(valued), Set.of(), 1, false);
    }

    /** Returns this wrapper with options that have two values. */
    Wrapper withPairs(String... options) {
        return new Wrapper(subcommands, valued, Set.of(options), operands, afterDashes);
    }

    /** Returns this wrapper under more than one subcommand. */
    Wrapper under(String... names) {
        return new Wrapper(Set.of(names), valued, paired, operands, afterDashes);
    }

    /**
     * Returns the index of the program that another one starts from its arguments, or {@code -1} if it starts none here.
     *
     * @param program its name without a folder
     */
    public static int inner(String program, List<Token> tokens, int at) {
        if (program.equals(TerminalCommand.PROGRAM)) {
            return TerminalCommand.program(tokens, at).orElse(-1);
        }
        if (WindowCommand.is(program)) {
            return WindowCommand.program(tokens, at).orElse(-1);
        }
        int named = PYTHON.matcher(program).matches() ? module(tokens, at) : at;
        return named(named == at ? program : tokens.get(named).value())
                .map(wrapper -> wrapper.inner(tokens, named))
                .orElse(-1);
    }

    private static Optional<Wrapper> named(String program) {
        return Optional.ofNullable(BY_NAME.get(program)).or(() -> ResourceWrappers.named(program));
    }

    /** Returns the index of the wrapper that Python starts as a module; that of Python itself if it starts none. */
    private static int module(List<Token> tokens, int python) {
        int at = python + 1;
        while (at < tokens.size()
                && PYTHON_FLAGS.matcher(tokens.get(at).value()).matches()) {
            at++;
        }
        boolean starts = at + 1 < tokens.size()
                && tokens.get(at).is(MODULE)
                && MODULES.contains(tokens.get(at + 1).value());
        return starts ? at + 1 : python;
    }

    private int inner(List<Token> tokens, int program) {
        int at = program + 1;
        if (!subcommands.isEmpty()) {
            at = afterOptions(tokens, at);
            if (at == tokens.size() || !subcommands.contains(tokens.get(at).value())) {
                return -1;
            }
            at++;
        }
        if (afterDashes) {
            return afterDashes(tokens, at);
        }
        at = Math.min(afterOptions(tokens, at) + operands, tokens.size());
        // `uv run -m flask` runs a Python module: none of its words is the program.
        boolean module =
                !subcommands.isEmpty() && tokens.subList(program, at).stream().anyMatch(token -> token.is(MODULE));
        return module ? -1 : at;
    }

    private static int afterDashes(List<Token> tokens, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).is("--")) {
                return i + 1;
            }
        }
        return -1;
    }

    private int afterOptions(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).value().startsWith("-")) {
            if (tokens.get(at).is("--")) {
                return at + 1;
            }
            at += 1 + values(tokens.get(at).value());
        }
        return Math.min(at, tokens.size());
    }

    /** Returns the number of words that an option takes. */
    private int values(String word) {
        return paired.contains(word) ? 2 : takesNext(word) ? 1 : 0;
    }

    /** Returns whether the next word is the value of an option, or of the last of several letters: {@code -EHu app}. */
    private boolean takesNext(String word) {
        if (valued.contains(word) || !LETTERS.matcher(word).matches()) {
            return valued.contains(word);
        }
        int letter = 1;
        while (letter < word.length() - 1 && !valued.contains("-" + word.charAt(letter))) {
            letter++;
        }
        return letter == word.length() - 1 && valued.contains("-" + word.charAt(letter));
    }
}
