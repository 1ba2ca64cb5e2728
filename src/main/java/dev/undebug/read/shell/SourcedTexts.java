package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.WriteTarget;
import dev.undebug.read.text.WrittenTexts.Content;
import dev.undebug.read.text.WrittenTexts.Part;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs the files that a script has written itself: {@code cat << EOF >> ~/.profile}, then {@code source ~/.profile}. */
final class SourcedTexts {
    private static final int MAX_LENGTH = 100_000;

    /** Programs that may change a file in place. */
    private static final Set<String> CHANGING = Set.of("sed", "gsed", "perl", "truncate", "ed", "ex", "awk", "gawk");

    private static final Pattern HOME = Pattern.compile("^(?:\\$HOME|\\$\\{HOME\\})(?=/)");

    /** Many systems end this file at once for a shell that nobody types in. */
    private static final Pattern FOR_PEOPLE = Pattern.compile("(?:.*/)?\\.?(?:bashrc|bash\\.bashrc|zshrc)");

    private final ShellRun run;

    SourcedTexts(ShellRun run) {
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

    /** Returns the path by which a script finds a file again; one with an unknown part, as it is written. */
    private String path(ShellField field) {
        String value =
                field.known() ? field.value() : PrintedText.unquoted(run.file().slice(field.span()));
        String named = HOME.matcher(value).replaceFirst("~");
        boolean whole = named.startsWith("/") || named.startsWith("~") || !field.known();
        String path = whole ? named : ContainerPath.join(run.state().directory, named);
        return path.startsWith("./") ? path.substring(2) : path;
    }

    /** Runs a file that the script has written, if it is one. */
    Optional<ShellStatus> source(ShellField file) {
        String path = path(file);
        Set<Content> contents = run.state().written.at(path);
        if (contents.isEmpty()) {
            return Optional.empty();
        }
        List<Runnable> arms = new ArrayList<>();
        contents.forEach(content -> arms.add(() -> whole(file, content)));
        if (FOR_PEOPLE.matcher(path).matches()) {
            arms.add(() -> {});
        }
        return Optional.of(
                arms.size() == 1
                        ? whole(file, contents.iterator().next())
                        : run.decisions().branches(arms, ShellDefaults.NONE));
    }

    private ShellStatus whole(ShellField file, Content content) {
        if (!run.affords(content.length())) {
            return ShellStatus.OPEN;
        }
        if (content.kept() && file.known()) {
            new ShellDeclarations(run).source(file.value());
        }
        content.joined().forEach(part -> run.left(() -> run.read(part.from(), part.text())));
        return ShellStatus.USUALLY;
    }
}
