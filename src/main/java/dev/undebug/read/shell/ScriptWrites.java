package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.WriteTarget;
import dev.undebug.read.text.WrittenTexts.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records the texts that a script writes to files, which it may run itself: {@code cat << EOF >> ~/.profile}. */
final class ScriptWrites {
    private static final int MAX_LENGTH = 100_000;

    /** Programs that may change a file in place. */
    private static final Set<String> CHANGING = Set.of("sed", "gsed", "perl", "truncate", "ed", "ex", "awk", "gawk");

    private final ShellRun run;

    ScriptWrites(ShellRun run) {
        this.run = run;
    }

    /** Records what a command writes to a file; what it gets from the one before it in a pipeline is recorded apart. */
    void written(ShellNode.Simple simple) {
        List<PrintedText> printed = PrintedText.of(simple, List.of());
        WriteTarget.of(simple)
                .filter(target -> !printed.isEmpty() || !target.tee())
                .ifPresent(target -> written(target, printed));
    }

    /** Records what the second one of two piped commands writes: {@code cat <<EOF | sudo tee FILE}. */
    void piped(ShellNode from, ShellNode to) {
        if (to instanceof ShellNode.Simple writing) {
            List<PrintedText> printed =
                    from instanceof ShellNode.Simple printing ? PrintedText.of(printing, List.of()) : List.of();
            WriteTarget.of(writing).filter(WriteTarget::tee).ifPresent(target -> written(target, printed));
        }
    }

    private void written(WriteTarget target, List<PrintedText> printed) {
        String path = path(ShellExpansion.single(run.file(), target.word(), run.state()));
        List<Part> parts = printed.stream().flatMap(text -> part(text).stream()).toList();
        if (parts.isEmpty()) {
            run.state().written.change(path);
        }
        parts.forEach(part -> run.state().written.write(path, part, target.appends()));
    }

    private Optional<Part> part(PrintedText printed) {
        PrintedText text = printed.isComputed() ? printed.filled(run.file(), run.state()) : printed;
        boolean fits =
                text.text().length() <= MAX_LENGTH && run.affords(text.text().length());
        return fits ? Optional.of(new Part(run.file(), text.text())) : Optional.empty();
    }

    /** Records that a command may change the files that it names. */
    void changed(String program, List<ShellField> arguments) {
        if (CHANGING.contains(program)) {
            arguments.forEach(argument -> run.state().written.change(path(argument)));
        }
    }

    private String path(ShellField field) {
        return run.state().folder.path(field, run.file());
    }
}
