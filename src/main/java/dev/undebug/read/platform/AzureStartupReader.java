package dev.undebug.read.platform;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code startup.txt}, the command with which Azure's App Service starts a web app. */
final class AzureStartupReader implements Reader {
    /** Other files of that name may contain anything. */
    private static final Pattern SERVER = Pattern.compile(
            "\\s{0,99}(?:[A-Z_]{1,40}=\\S{0,80} {1,9})?(?:gunicorn|python3?|flask|uvicorn|hypercorn|waitress-serve|uwsgi)\\s");

    @Override
    public boolean reads(String path) {
        return RepositoryPath.of(path).name().equals("startup.txt");
    }

    @Override
    public FileFacts read(SourceFile file) {
        Span text = new Span(Lines.start(file), file.text().length());
        if (!SERVER.matcher(file.text()).region(text.start(), text.end()).lookingAt()) {
            return FileFacts.ofUnits(file, List.of());
        }
        Unit unit = Units.process(
                "startup",
                file.place(file.line(1)),
                RoleInference.ofOverlay(file.path()),
                List.of(),
                CommandReader.script(file, MappedText.of(file, text)));
        return FileFacts.ofUnits(file, List.of(unit.on(Platform.AZURE_APP_SERVICE)));
    }
}
