package dev.undebug.read.shell;

import dev.undebug.read.shell.program.EngineCommand;
import dev.undebug.read.shell.program.RemoteShell;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.word.WordReader;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs shell text inside commands: in {@code $( … )}, and in the arguments and input of other shells and machines. A run
 * that is not exhaustive only runs what certainly is the input of a shell.
 */
public final class ShellPassages {
    /** How the commands that run playbooks begin: {@code ansible-playbook}, {@code ansible-pull}. */
    private static final String ANSIBLE = "ansible-p";

    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final Pattern PARTS = Pattern.compile("[_-]");

    /** Programs that run the shell text in their input. */
    private static final Set<String> RUNNING =
            Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "su", "runuser", "ssh", "plink");

    /** Programs that run a command on another machine. */
    private static final Set<String> REMOTE = Set.of("ssh", "plink", "mosh", "autossh");

    /** Names of programs and functions that print, search or send their arguments, and run none of them. */
    private static final Set<String> SAYING = Set.of(
            "abort",
            "ack",
            "ag",
            "awk",
            "banner",
            "cat",
            "curl",
            "debug",
            "dialog",
            "die",
            "echo",
            "egrep",
            "err",
            "error",
            "fail",
            "fatal",
            "fgrep",
            "figlet",
            "gawk",
            "gh",
            "git",
            "glab",
            "grep",
            "header",
            "heading",
            "help",
            "hub",
            "info",
            "jq",
            "log",
            "logger",
            "mail",
            "man",
            "message",
            "msg",
            "note",
            "notice",
            "notify",
            "print",
            "printf",
            "println",
            "puts",
            "read",
            "rg",
            "say",
            "sed",
            "success",
            "title",
            "tr",
            "usage",
            "wall",
            "warn",
            "warning",
            "wget",
            "which",
            "whiptail",
            "yq");

    /** A command that may serve until somebody stops it, whatever becomes of its output. */
    private static final Pattern SERVING = Pattern.compile("\\bflask\\b[^|;&\\n]{0,200}\\brun\\b"
            + "|\\bpython[0-9.]{0,5}[ \\t]+(?:-[uBbEsSOIq]+[ \\t]+)*+(?:-m[ \\t]+[\\w.]+|[\\w./-]+\\.py)\\b");

    private static final Pattern PROMPT = Pattern.compile("\\$\\{(\\w{1,100})@P}");

    private final ShellRun run;

    public ShellPassages(ShellRun run) {
        this.run = run;
    }

    /** Returns whether a program only prints, searches or sends its arguments. */
    public static boolean isSaying(String program) {
        String[] parts = PARTS.split(program);
        return parts.length > 0 && (SAYING.contains(parts[0]) || SAYING.contains(parts[parts.length - 1]));
    }

    /**
     * Runs the text in {@code $( … )} and in backquotes: all of it in an exhaustive run, else what starts a server, since most
     * such text only prints something.
     */
    public void substituted(List<MappedText> words) {
        for (MappedText word : words) {
            if (run.isExhaustive()) {
                substituted(word);
            } else if (SERVING.matcher(word.text()).find()) {
                substituted(word, this::serving);
            } else if (word.text().contains("@P}")) {
                prompt(word);
            }
        }
    }

    /** Runs what a variable has in {@code $( … )} where it is expanded like a prompt: {@code ${greeting@P}}. */
    private void prompt(MappedText word) {
        for (Matcher expanded = PROMPT.matcher(word.text()); expanded.find(); ) {
            run.state()
                    .variables
                    .find(expanded.group(1))
                    .filter(variable -> SERVING.matcher(variable.text()).find())
                    .ifPresent(variable -> substituted(MappedText.at(variable.text(), word.span()), this::serving));
        }
    }

    private void serving(MappedText text) {
        if (SERVING.matcher(text.text()).find()) {
            run.children().aside(run.file(), text);
        }
    }

    /** Runs a command that is one substitution, if it is: a shell runs that, and then what it prints, mostly nothing. */
    boolean runsWhole(MappedText word) {
        char first = word.length() > 2 ? word.charAt(0) : ' ';
        boolean whole = (first == '`' && WordReader.backticks(word, 0) == word.length())
                || (first == '$' && word.peek(1) == '(' && ShellQuotes.expansion(word, 0) == word.length());
        if (whole) {
            substituted(word);
        }
        return whole;
    }

    public void substituted(MappedText word) {
        substituted(word, text -> run.children().aside(run.file(), text));
    }

    private void substituted(MappedText word, Consumer<MappedText> found) {
        boolean quoted = false;
        int at = 0;
        while (at < word.length()) {
            char c = word.charAt(at);
            int end = at + 1;
            if (c == '\\') {
                end = at + 2;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '\'' && !quoted) {
                end = after(word, at, c);
            } else if (c == '`') {
                end = WordReader.backticks(word, at);
                MappedText same = ShellQuotes.parenthesised(word, at, end, quoted);
                found.accept(same.sub(2, same.length() - 1));
            } else if (c == '$' && word.peek(at + 1) == '(') {
                end = ShellQuotes.expansion(word, at);
                found.accept(word.sub(at + 2, Math.max(at + 2, end - 1)));
            }
            at = end;
        }
    }

    private static int after(MappedText word, int at, char quote) {
        int close = word.text().indexOf(quote, at + 1);
        return close < 0 ? word.length() : close + 1;
    }

    /** Runs a here-document for a shell: {@code ssh HOST <<EOF}. */
    public void document(ShellNode.Simple simple) {
        if (run.isExhaustive() && runs(simple)) {
            for (ShellNode.Redirection redirection : simple.redirections()) {
                redirection
                        .document()
                        .ifPresent(text ->
                                from(isRemote(simple), () -> run.children().aside(run.file(), text)));
            }
        } else if (!run.isExhaustive() && InputShell.reads(simple)) {
            passedOn(simple, PrintedText.documents(simple));
        }
    }

    private void passedOn(ShellNode.Simple running, List<PrintedText> input) {
        boolean elsewhere = RemoteShell.isRemote(running);
        Place by = run.file().place(running.text().span());
        run.children().handing(() -> {
            new InputEnvironment(run, running).handOver();
            input.forEach(part -> {
                if (elsewhere) {
                    run.children().sent(part.text(), part.expands(), by);
                } else {
                    run.children().passedOn(part.text());
                }
            });
            return ShellStatus.USUALLY;
        });
    }

    /** Runs text that is printed into a shell: {@code echo "docker compose up" | ssh HOST}. */
    public void piped(ShellNode from, ShellNode to) {
        if (!(from instanceof ShellNode.Simple printing) || !(to instanceof ShellNode.Simple running)) {
            return;
        }
        if (run.isExhaustive() && runs(running)) {
            PrintedText.of(printing, List.of())
                    .forEach(
                            part -> from(isRemote(running), () -> run.children().aside(run.file(), part.text())));
        } else if (!run.isExhaustive() && InputShell.reads(running)) {
            passedOn(running, PrintedText.of(printing, List.of()));
        }
    }

    private static boolean isRemote(ShellNode.Simple simple) {
        return simple.words().stream().anyMatch(word -> REMOTE.contains(ContainerPath.program(word.text())));
    }

    /** Returns whether a command runs its arguments on another machine: {@code ssh}, {@code gcloud compute ssh}. */
    static boolean isRemote(List<ShellField> fields) {
        return fields.stream().anyMatch(field -> REMOTE.contains(ContainerPath.program(field.value())));
    }

    /** Returns whether a text may run a playbook of Ansible. */
    public static boolean mentionsPlaybook(String text) {
        return text.contains(ANSIBLE);
    }

    private void from(boolean remote, Runnable part) {
        if (remote) {
            run.remotely(part);
        } else {
            part.run();
        }
    }

    private static boolean runs(ShellNode.Simple simple) {
        return InputShell.reads(simple)
                || simple.words().stream().anyMatch(word -> RUNNING.contains(ContainerPath.program(word.text())));
    }

    /**
     * Runs the command lines that are single arguments of a program, {@code ssh HOST "docker compose up"}: a program
     * with such an argument almost always runs it.
     *
     * @param at the index of the program
     * @return the index of a container engine among the arguments, where a command begins:
     *     {@code retry docker compose up}
     */
    public OptionalInt handedOn(List<ShellField> fields, int at) {
        String program = ContainerPath.program(fields.get(at).value());
        boolean engine = EngineCommand.isEngine(program);
        boolean within = run.children().isHandedOn();
        if (!run.isExhaustive() || isSaying(program) || (within && !RUNNING.contains(program))) {
            return OptionalInt.empty();
        }
        boolean remote = REMOTE.contains(program);
        for (int i = at + 1; i < fields.size(); i++) {
            ShellField field = fields.get(i);
            remote |= REMOTE.contains(ContainerPath.program(field.value()));
            if (!within && EngineCommand.isEngine(ContainerPath.program(field.value()))) {
                return engine ? OptionalInt.empty() : OptionalInt.of(i);
            }
            if ((EngineCommand.isMentioned(field.value()) || mentionsPlaybook(field.value()))
                    && BLANK.matcher(field.value()).find()) {
                SourceFile from = field.origin().map(Place::file).orElse(run.file());
                from(remote, () -> run.children().handOn(from, field.source()));
            }
        }
        return OptionalInt.empty();
    }
}
