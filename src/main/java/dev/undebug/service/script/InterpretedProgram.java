package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program whose first line names Python, {@code #!/usr/bin/env python3}: the system starts that with the file. */
final class InterpretedProgram {
    private static final Pattern FIRST_LINE =
            Pattern.compile("#!\\s*+((?:/[\\w.+-]++)++(?: -S)?+(?: \\w++=[\\w.:/-]*+)*+"
                    + "(?: (?:/[\\w.+-]++)*+[\\w.+-]++)?+(?: -[A-Za-z]++)*+)[ \\t\\r]*+(?:\\n|$)");

    private static final Pattern PYTHON = Pattern.compile("(?:^|[/ ])python[\\d.]*+(?: -[A-Za-z]++)*+$");

    private static final Pattern PLAIN = Pattern.compile("[\\w./@+-]+");

    private InterpretedProgram() {}

    /**
     * Returns a file as a script that starts Python; empty if its first line names something else.
     *
     * @param path where a command finds the file
     */
    static Optional<Unit> of(FileFacts facts, ContainerPath path) {
        SourceFile file = facts.file();
        Matcher line = FIRST_LINE.matcher(file.text());
        if (!line.lookingAt()
                || !PYTHON.matcher(line.group(1)).find()
                || !PLAIN.matcher(path.text()).matches()) {
            return Optional.empty();
        }
        Span place = new Span(0, line.end(1));
        MappedText start = MappedText.at("exec " + line.group(1) + " " + path.text() + " \"$@\"", place);
        return Optional.of(new Unit(
                Unit.Kind.SCRIPT,
                "",
                file.place(place),
                Role.UNKNOWN,
                List.of(),
                CommandReader.script(file, start),
                Origin.NONE));
    }
}
