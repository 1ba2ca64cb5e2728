package dev.undebug.read.shell;

import dev.undebug.read.shell.syntax.ShellGlob;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fills arrays with the lines of files: {@code mapfile -t lines < .env}, which are then like those of {@code $(cat .env)}. */
final class InputArrays {
    private static final Set<String> READING = Set.of("mapfile", "readarray");

    /** Options of these with a value. */
    private static final Set<String> VALUED = Set.of("-d", "-n", "-O", "-s", "-u", "-C", "-c");

    private final ShellRun run;

    InputArrays(ShellRun run) {
        this.run = run;
    }

    /** @param fields the words of the command */
    void filled(ShellNode.Simple simple, List<ShellField> fields) {
        if (!fields.get(0).known() || !READING.contains(fields.get(0).value())) {
            return;
        }
        simple.redirections().stream()
                .filter(redirection -> redirection.operator().equals("<"))
                .map(ShellNode.Redirection::target)
                .reduce((before, after) -> after)
                .ifPresent(target -> run.state().arrays.assign(name(fields), List.of(lines(target))));
    }

    private static String name(List<ShellField> fields) {
        Optional<String> name = Optional.empty();
        for (int i = 1; i < fields.size(); i++) {
            String word = fields.get(i).value();
            if (VALUED.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                name = Optional.of(word);
            }
        }
        return name.orElse("MAPFILE");
    }

    private static ShellField lines(MappedText target) {
        Span span = target.span();
        Span start = new Span(span.start(), span.start());
        MappedText.Builder text = new MappedText.Builder(span.start());
        // What another program prints is named like a file.
        boolean printed = target.text().startsWith("<(");
        text.append(printed ? "$" : "$(cat ", start);
        text.append(target, printed ? 1 : 0, target.length());
        text.append(printed ? "" : ")", start);
        MappedText whole = text.build();
        return new ShellField(whole, ShellGlob.quoted(whole.text()), span, false, true, false, false, Optional.empty());
    }
}
