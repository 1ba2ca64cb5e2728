package dev.undebug.service.launch;

import dev.undebug.flask.Launcher;
import dev.undebug.flask.Variables;
import dev.undebug.service.command.Target;
import dev.undebug.service.environment.PythonPathFolders;
import dev.undebug.service.tree.SeveralModules;
import dev.undebug.service.tree.Workspace;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds launches that name a file of Python to what cannot start it. That is a server which imports a module, {@code gunicorn
 * app.py:app}: Python then looks for the module {@code py} of the package {@code app}. Observed with gunicorn 23 and waitress 3;
 * uvicorn imports by the same call. And it is a shell, {@code ./app.py}, where the first line of the file names no interpreter.
 */
public final class FilesAsModules {
    private static final String ENDING = ".py";

    /** The servers that take no file. Hypercorn does, and uWSGI does by one of its options. */
    private static final Set<Launcher> IMPORTING = Set.of(Launcher.GUNICORN, Launcher.WAITRESS, Launcher.UVICORN);

    /** A first line that names an interpreter, or a text that starts another program in a shell. */
    private static final Pattern INTERPRETED = Pattern.compile("\\A\\uFEFF?#!|\\bexec[ \\t]");

    /** Signs in a Dockerfile of an image in which files have another first line, or need none. */
    private static final Pattern OTHERWISE = Pattern.compile("#!|(?i:windows|nanoserver)");

    private final Workspace workspace;
    private final LocatedCode located;
    private final SeveralModules several;

    public FilesAsModules(Workspace workspace) {
        this.workspace = workspace;
        this.located = new LocatedCode(workspace);
        this.several = new SeveralModules(workspace);
    }

    /** Returns a launch with a step that says that its start fails, if it is such a one. */
    public Launch noted(Launch launch, Variables variables) {
        boolean names = IMPORTING.contains(launch.invocation().launcher())
                && launch.invocation().target() instanceof Target.Application target
                && target.module().endsWith(ENDING)
                && !isModule(launch, target.module(), variables);
        if (!names) {
            return launch;
        }
        List<EvidenceStep> more = new ArrayList<>(launch.steps());
        more.add(new EvidenceStep(launch.place(), new Event.NamesFileAsModule(name(launch))));
        return launch.located(launch.runtime(), more);
    }

    /** Returns a launch with the file that a shell cannot start, or without the step to such a one. */
    public Launch byShell(Launch launch) {
        Optional<String> word = EvidenceStep.events(launch.steps(), Event.NamesNoInterpreter.class)
                .map(Event.NamesNoInterpreter::file)
                .findFirst();
        if (word.isEmpty()) {
            return launch;
        }
        boolean other = launch.runtime()
                .dockerfile()
                .flatMap(workspace::text)
                .filter(text -> OTHERWISE.matcher(text).find())
                .isPresent();
        Optional<String> file = located.file(
                        launch, launch.runtime().workingDirectory().resolve(word.get()))
                .filter(found -> !other
                        && workspace
                                .text(found)
                                .filter(text -> !INTERPRETED.matcher(text).find())
                                .isPresent());
        List<EvidenceStep> steps = launch.steps().stream()
                .flatMap(step -> step.event() instanceof Event.NamesNoInterpreter
                        ? file
                                .map(Event.NamesNoInterpreter::new)
                                .map(event -> new EvidenceStep(step.place(), event))
                                .stream()
                        : Stream.of(step))
                .toList();
        return launch.located(launch.runtime(), steps);
    }

    private static String name(Launch launch) {
        return launch.invocation().target() instanceof Target.Application target ? target.module() : "";
    }

    /** Returns whether there is a package with a module of that name, or a file that may make one. */
    private boolean isModule(Launch launch, String name, Variables variables) {
        String path = name.replace('.', '/');
        List<ContainerPath> folders = new ArrayList<>(launch.directories());
        folders.addAll(PythonPathFolders.folders(launch.runtime(), variables));
        return folders.stream()
                        .flatMap(folder ->
                                Stream.of(path + ENDING, path + "/__init__.py").map(folder::resolve))
                        .anyMatch(file -> located.file(launch, file).isPresent())
                || folders.stream()
                        .flatMap(folder -> located.file(launch, folder.resolve(name)).stream())
                        .anyMatch(several::mayBe);
    }
}
