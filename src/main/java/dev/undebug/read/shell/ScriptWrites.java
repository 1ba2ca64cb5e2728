package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.WriteTarget;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.WrittenTexts.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records the texts that a script writes to files, which it may run itself: {@code cat << EOF >> ~/.profile}. */
final class ScriptWrites {
    private static final int MAX_LENGTH = 100_000;

    /** Programs that leave the files as they are that they name, or of which it is recorded apart what they do to them. */
    private static final Set<String> LEAVING = Set.of(
            "cat",
            "chgrp",
            "chmod",
            "chown",
            "cmp",
            "cp",
            "cut",
            "diff",
            "docker",
            "docker-compose",
            "du",
            "egrep",
            "env",
            "envsubst",
            "fgrep",
            "file",
            "find",
            "flask",
            "grep",
            "gunicorn",
            "head",
            "install",
            "less",
            "ln",
            "ls",
            "md5sum",
            "mkdir",
            "mv",
            "nginx",
            "podman",
            "pwd",
            "readlink",
            "realpath",
            "rm",
            "rmdir",
            "rsync",
            "scp",
            "sha256sum",
            "sleep",
            "sort",
            "stat",
            "systemctl",
            "tail",
            "tee",
            "test",
            "tr",
            "unlink",
            "uniq",
            "uwsgi",
            "wc",
            "which",
            "xargs");

    private static final Set<String> REMOVING = Set.of("rm", "unlink");

    /** Commands that print nothing. */
    private static final Set<String> SILENT = Set.of(":", "true");

    private final ShellRun run;

    ScriptWrites(ShellRun run) {
        this.run = run;
    }

    /** Records what a command writes to a file; what it gets from the one before it in a pipeline is recorded apart. */
    void written(ShellNode.Simple simple) {
        List<PrintedText> printed = PrintedText.of(simple, List.of());
        Optional<WriteTarget> first = WriteTarget.of(simple);
        first.filter(target -> !printed.isEmpty() || !target.tee())
                .ifPresent(target -> written(target, printed, simple));
        simple.redirections().stream()
                .filter(other ->
                        other.operator().startsWith(">") && other.document().isEmpty())
                .map(ShellNode.Redirection::target)
                .filter(other -> first.filter(target -> target.word() == other).isEmpty())
                .forEach(other -> run.state().written.change(path(other)));
    }

    /** Records what the second one of two piped commands writes: {@code cat <<EOF | sudo tee FILE}. */
    void piped(ShellNode from, ShellNode to) {
        if (to instanceof ShellNode.Simple writing) {
            List<PrintedText> printed =
                    from instanceof ShellNode.Simple printing ? PrintedText.of(printing, List.of()) : List.of();
            WriteTarget.of(writing).filter(WriteTarget::tee).ifPresent(target -> written(target, printed, from));
        }
    }

    private void written(WriteTarget target, List<PrintedText> printed, ShellNode by) {
        String path = path(target.word());
        boolean open = by instanceof ShellNode.Simple simple && PrintedText.endsInLine(simple);
        List<Part> parts =
                printed.stream().flatMap(text -> part(text, open).stream()).toList();
        if (parts.isEmpty() && !target.appends() && isSilent(by)) {
            run.state().written.empty(path);
        } else if (parts.isEmpty()) {
            run.state().written.change(path);
        }
        parts.forEach(part -> run.state().written.write(path, part, target.appends()));
    }

    private static boolean isSilent(ShellNode node) {
        return node instanceof ShellNode.Simple simple
                && (simple.words().isEmpty()
                        || SILENT.contains(simple.words().get(0).text()));
    }

    private Optional<Part> part(PrintedText printed, boolean open) {
        // Once the budget is spent, nothing more is filled in.
        if (!run.affords(0)) {
            return Optional.empty();
        }
        PrintedText text = printed.isComputed() ? printed.filled(run.file(), run.state()) : printed;
        boolean affordable = run.affords(text.text().length());
        return affordable && text.text().length() <= MAX_LENGTH
                ? Optional.of(new Part(run.file(), text.text(), open))
                : Optional.empty();
    }

    /** Records what a command does to the files that it names: it removes them, moves them away, or may change them. */
    void changed(String program, List<ShellField> arguments) {
        List<ShellField> named = arguments.stream()
                .filter(argument -> !argument.value().startsWith("-"))
                .toList();
        if (REMOVING.contains(program)) {
            named.forEach(this::removed);
        } else if (program.equals("mv") && !named.isEmpty()) {
            named.subList(0, named.size() - 1).forEach(this::removed);
        } else if (!LEAVING.contains(program)) {
            run.state()
                    .written
                    .changeNamed(arguments.stream().map(ShellField::value).toList());
        }
    }

    private void removed(ShellField file) {
        boolean sure = file.known() && !file.many() && file.value().indexOf('*') < 0;
        run.state().written.remove(path(file));
        if (!sure) {
            run.state().written.changeNamed(List.of(file.value()));
        }
    }

    private String path(MappedText word) {
        return path(ShellExpansion.single(run.file(), word, run.state()));
    }

    private String path(ShellField field) {
        return run.state().folder.path(field, run.file());
    }
}
