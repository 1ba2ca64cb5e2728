package dev.undebug.read.machine;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.platform.HerokuReader;
import dev.undebug.read.shell.CommandLines;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Procfile: {@code web: gunicorn app:app}. */
public final class ProcfileReader implements Reader {
    private static final Pattern PROCESS = Pattern.compile("\\s*([A-Za-z0-9_-]++)\\s*+:\\s*+(\\S.*+)");

    /** honcho and the like take a file of any name, of which these are usual; on some machines capital letters are the same. */
    private static final Pattern NAMED =
            Pattern.compile("Procfile\\..*|(?i:procfile(?:[._-](?!(?:py|md|rst|txt|sh|js)$)[\\w-]+)?)");

    private static final String WEB = "web";

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name();
        return NAMED.matcher(name).matches();
    }

    /** Heroku gives the variables of {@code app.json} to every process. */
    @Override
    public Optional<String> variablesBeside() {
        return Optional.of(HerokuReader.NAME);
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = new ArrayList<>();
        for (int line = 1; line <= file.lineCount(); line++) {
            process(file, Lines.line(file, line)).ifPresent(units::add);
        }
        return FileFacts.ofUnits(file, units);
    }

    /** Heroku runs Linux: {@code heroku local -f Procfile.windows} is for a developer's machine. */
    private static Role role(String path) {
        return RepositoryPath.of(path).name().equals("Procfile.windows")
                ? Role.DEVELOPMENT
                : RoleInference.ofPath(path);
    }

    private static Optional<Unit> process(SourceFile file, Span line) {
        Matcher matcher = PROCESS.matcher(file.slice(line));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Span command = new Span(line.start() + matcher.start(2), line.end());
        return Optional.of(new Unit(
                Unit.Kind.PROCESS,
                matcher.group(1),
                file.place(new Span(line.start() + matcher.start(1), line.end())),
                RoleInference.firstKnown(role(file.path()), RoleInference.of(matcher.group(1))),
                List.of(),
                CommandLines.read(file, command),
                Origin.NONE.on(WEB.equals(matcher.group(1)) ? Platform.PROCFILE_WEB : Platform.PROCFILE)));
    }
}
