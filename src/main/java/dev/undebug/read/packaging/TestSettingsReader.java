package dev.undebug.read.packaging;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.TaskRunner;
import dev.undebug.read.format.Weight;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.IniFile;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the variables that tox and pytest set for tests, and the commands of tox, which a container may start: {@code tox -e serve}. */
public final class TestSettingsReader implements Reader {
    private static final Set<String> NAMES = Set.of("tox.ini", "pytest.ini", ".pytest.ini");

    private static final String OF_TOX = "tox.ini";
    private static final String ENVIRONMENT = "testenv:";

    /** Source: the documentation of tox on its command line. */
    private static final TaskRunner RUNNER = new TaskRunner(
            Set.of("tox"),
            List.of(OF_TOX),
            new TaskRunner.Options(
                    Set.of("--workdir", "--root"), Set.of("-c", "--conf"), Set.of("--result-json", "-x", "--override")),
            TaskRunner.Selection.ALL_OR_FIRST);

    @Override
    public boolean reads(String path) {
        return NAMES.contains(RepositoryPath.of(path).name());
    }

    /** If the settings are not text, no test runs with them. */
    @Override
    public Weight weight(String path) {
        return Weight.STARTS_AS_TEXT;
    }

    @Override
    public FileFacts read(SourceFile file) {
        return FileFacts.ofUnits(
                file,
                Stream.concat(TestSettings.of(file).stream(), commands(file)).toList());
    }

    @Override
    public Optional<TaskRunner> runner() {
        return Optional.of(RUNNER);
    }

    /** Returns the commands of the environments of tox, which are for tests where nothing else starts them. */
    private static Stream<Unit> commands(SourceFile file) {
        return !RepositoryPath.of(file.path()).name().equals(OF_TOX)
                ? Stream.empty()
                : IniFile.read(file, IniFile.Continued.BY_INDENT).stream()
                        .filter(section -> section.name().startsWith(ENVIRONMENT))
                        .flatMap(section -> section.all("commands").stream()
                                .map(entry -> new Unit(
                                        Unit.Kind.TASK,
                                        section.name().substring(ENVIRONMENT.length()),
                                        file.place(section.place()),
                                        Role.TEST,
                                        List.of(),
                                        CommandReader.script(file, entry.value()),
                                        Origin.NONE)))
                        .filter(task -> !task.commands().isEmpty());
    }
}
