package dev.undebug.service.launch;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.service.environment.Surroundings;
import dev.undebug.service.environment.Surroundings.Layered;
import dev.undebug.service.tree.Paths;
import dev.undebug.service.tree.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the {@code .env} and {@code .flaskenv} that Flask reads: in the working directory or its nearest ancestor. */
public final class Dotenv {
    // The first file that sets a variable wins: .env before .flaskenv.
    private static final List<String> WEAKEST_FIRST = List.of(".flaskenv", ".env");

    private final Workspace workspace;
    private final Map<String, List<Layered>> known = new HashMap<>();

    public Dotenv(Workspace workspace) {
        this.workspace = workspace;
    }

    public List<Layered> of(Launch launch) {
        List<Layered> layers = new ArrayList<>();
        Surroundings surroundings = launch.surroundings();
        for (String name : WEAKEST_FIRST) {
            find(name, surroundings).ifPresent(path -> layers.addAll(read(path)));
            written(name, launch, layers);
        }
        layers.addAll(given(launch));
        return layers;
    }

    /** Returns a launch with the variables of its server's env file; variables already set win. */
    public Launch loaded(Launch launch) {
        boolean server =
                switch (launch.invocation().launcher()) {
                    case UVICORN, UNKNOWN -> true;
                    case PYTHON, FLASK_RUN, GUNICORN, UWSGI, WAITRESS, HYPERCORN, MOD_WSGI -> false;
                };
        List<Layered> file = server ? given(launch) : List.of();
        return file.isEmpty()
                ? launch
                : launch.with(launch.invocation(), launch.surroundings().over(file), launch.configuration());
    }

    private List<Layered> given(Launch launch) {
        Surroundings surroundings = launch.surroundings();
        return launch.invocation()
                .envFile()
                .map(path -> Paths.join(surroundings.workingDirectory(), path))
                .flatMap(path -> surroundings.files().find(path, workspace::exists))
                .map(this::read)
                .orElse(List.of());
    }

    /** Adds a file that a Dockerfile or a script on the way writes. */
    private void written(String name, Launch launch, List<Layered> layers) {
        Set<String> paths = new LinkedHashSet<>();
        launch.steps().forEach(step -> paths.add(step.place().path()));
        paths.add(launch.place().path());
        for (String path : paths) {
            for (Unit unit : workspace.facts(path).map(FileFacts::units).orElse(List.of())) {
                if (unit.kind() == Unit.Kind.VARIABLES && unit.name().equals(name)) {
                    unit.environment().forEach(variable -> layers.add(new Layered(variable, name)));
                }
            }
        }
    }

    private Optional<String> find(String name, Surroundings surroundings) {
        String folder = surroundings.workingDirectory();
        while (true) {
            Optional<String> found = surroundings.files().find(Paths.join(folder, name), workspace::exists);
            found = found.filter(path -> !(surroundings.files().built() && keptOut(path)));
            if (found.isPresent() || folder.equals("/") || folder.isEmpty()) {
                return found;
            }
            folder = Paths.parent(folder);
            folder = folder.isEmpty() ? "/" : folder;
        }
    }

    /** The build context is the nearest folder above the file with a {@code .dockerignore}. */
    private boolean keptOut(String path) {
        String folder = Paths.parent(path);
        while (!folder.isEmpty() && !workspace.exists(folder + "/.dockerignore")) {
            folder = Paths.parent(folder);
        }
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return workspace
                .text(prefix + ".dockerignore")
                .map(DockerIgnore::new)
                .map(ignore -> ignore.excludes(path.substring(prefix.length())))
                .orElse(false);
    }

    /** Returns the variables for a program started in a folder of the repository. */
    List<Layered> in(String start) {
        List<Layered> layers = new ArrayList<>();
        for (String name : WEAKEST_FIRST) {
            String folder = start;
            while (!folder.isEmpty() && !workspace.exists(folder + "/" + name)) {
                folder = Paths.parent(folder);
            }
            layers.addAll(read(folder.isEmpty() ? name : folder + "/" + name));
        }
        return layers;
    }

    private List<Layered> read(String path) {
        return known.computeIfAbsent(path, this::layers);
    }

    private List<Layered> layers(String path) {
        return workspace
                .facts(path)
                .map(facts -> facts.units().stream()
                        .flatMap(unit -> unit.environment().stream())
                        .map(variable -> new Layered(variable, ""))
                        .toList())
                .orElse(List.of());
    }
}
