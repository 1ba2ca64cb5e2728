package dev.undebug.read;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Reads shell scripts: {@code start.sh}, and scripts without an ending that are called as entrypoints are. */
final class ShellScriptReader implements Reader {
    private static final Pattern NAME = Pattern.compile(
            ".+\\.(?:sh|bash)"
                    + "|(?:docker-?)?(?:entrypoint|entry|start|startup|boot|run|run-?web|run-?server|serve|server|web|launch|cmd)");

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.name(path)).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Span text = new Span(Lines.start(file), file.text().length());
        Unit script = new Unit(
                Unit.Kind.SCRIPT,
                "",
                file.place(text),
                RoleNames.ofPath(file.path()),
                List.of(),
                CommandReader.script(file, MappedText.of(file, text)),
                Unit.Origin.NONE);
        return FileFacts.ofUnits(file, List.of(script));
    }
}
