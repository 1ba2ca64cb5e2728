package dev.undebug.service;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.service.FileMap.Mount;
import dev.undebug.service.Surroundings.Layered;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds every launch that the files of a repository show. */
final class Launches {
    private final Function<String, Optional<FileFacts>> facts;
    private final Effort effort;
    private final List<Launch> found = new ArrayList<>();
    private final IdentityHashMap<Unit, List<Layered>> known = new IdentityHashMap<>();

    /**
     * @param facts what a file says, by repository path
     * @param effort where it is spent, only the commands of launches are told
     */
    Launches(Function<String, Optional<FileFacts>> facts, Effort effort) {
        this.facts = facts;
        this.effort = effort;
    }

    List<Launch> find(List<FileFacts> files) {
        for (FileFacts file : files) {
            for (Unit unit : file.units()) {
                switch (unit.kind()) {
                    case IMAGE_STAGE -> image(unit, file);
                    case COMPOSE_SERVICE -> compose(unit);
                    case PROCESS -> process(unit);
                    case ENV_FILE -> {}
                }
            }
        }
        return List.copyOf(found);
    }

    /** The final stage is what {@code docker build} makes; the others are launched only where something targets them. */
    private void image(Unit unit, FileFacts file) {
        if (!unit.origin().last()) {
            return;
        }
        Image image = Image.of(unit, file.units(), Paths.parent(file.file().path()));
        String folder = Paths.name(Paths.parent(file.file().path()));
        String name = !unit.name().isEmpty() ? unit.name() : folder.isEmpty() ? "image" : folder;
        Role role = unit.role() == Role.UNKNOWN ? Role.PRODUCTION : unit.role();
        List<Command> commands = image.started().map(Unit::commands).orElse(List.of());
        add(new Draft(name, unit.place(), role, image.surroundings(), List.of()), commands);
    }

    private void process(Unit unit) {
        String folder = Paths.parent(unit.place().path());
        Surroundings surroundings =
                new Surroundings(layers(unit), "/", new FileMap(List.of(new Mount(folder, "/")), false));
        Role role = unit.role() == Role.UNKNOWN ? Role.PRODUCTION : unit.role();
        add(new Draft(unit.name(), unit.place(), role, surroundings, List.of()), unit.commands());
    }

    private void compose(Unit unit) {
        Optional<Image> image = unit.origin().build().flatMap(this::built);
        Surroundings base = image.map(Image::surroundings).orElseGet(() -> outside(unit));
        List<Unit> sets = new ArrayList<>(envFiles(unit));
        sets.add(unit);
        Surroundings surroundings = withVariables(mounted(base, unit), sets);
        ComposeService service = new ComposeService(unit, image);
        add(new Draft(unit.name(), unit.place(), service.role(), surroundings, service.steps()), service.commands());
    }

    private Optional<Image> built(Unit.Build build) {
        return facts.apply(build.dockerfile()).flatMap(file -> {
            List<Unit> stages = file.units();
            Optional<Unit> stage = stages.stream()
                    .filter(unit -> build.target()
                            .map(target -> unit.name().equalsIgnoreCase(target))
                            .orElse(unit.origin().last()))
                    .findFirst();
            return stage.map(unit -> Image.of(unit, stages, build.context()));
        });
    }

    /** An image that the repository does not show: its files most likely stand as in the folder of the compose file. */
    private static Surroundings outside(Unit unit) {
        String folder = unit.origin()
                .build()
                .map(Unit.Build::context)
                .orElseGet(() -> Paths.parent(unit.place().path()));
        String directory = unit.origin().workingDirectory().orElse("/");
        return new Surroundings(List.of(), directory, new FileMap(List.of(new Mount(folder, directory)), false));
    }

    private static Surroundings mounted(Surroundings base, Unit unit) {
        List<Mount> mounts = new ArrayList<>(base.files().mounts());
        unit.origin().bindMounts().forEach(copy -> mounts.add(new Mount(copy.from(), copy.to())));
        String directory = unit.origin()
                .workingDirectory()
                .map(path -> Paths.join(base.workingDirectory(), path))
                .orElse(base.workingDirectory());
        return new Surroundings(
                base.environment(), directory, new FileMap(mounts, base.files().built()));
    }

    private List<Unit> envFiles(Unit unit) {
        List<Unit> files = new ArrayList<>();
        for (String path : unit.origin().envFiles()) {
            facts.apply(path).ifPresent(file -> files.addAll(file.units()));
        }
        return files;
    }

    private Surroundings withVariables(Surroundings base, List<Unit> sets) {
        long size = base.environment().size();
        for (Unit owner : sets) {
            size += owner.environment().size();
        }
        if (!effort.affords(size)) {
            return base;
        }
        List<Layered> layers = new ArrayList<>();
        sets.forEach(owner -> layers.addAll(layers(owner)));
        return base.with(layers);
    }

    private List<Layered> layers(Unit unit) {
        return known.computeIfAbsent(unit, key -> key.environment().stream()
                .map(variable -> new Layered(variable, key.name()))
                .toList());
    }

    /** What is known of a launch before its command is. */
    private record Draft(String name, Place place, Role role, Surroundings surroundings, List<Step> steps) {}

    private void add(Draft draft, List<Command> commands) {
        if (commands.isEmpty()) {
            found.add(new Launch(
                    draft.name(),
                    draft.place(),
                    draft.role(),
                    Optional.empty(),
                    true,
                    Invocation.opaque(),
                    draft.surroundings(),
                    draft.steps()));
            return;
        }
        Surroundings surroundings = draft.surroundings();
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            boolean main = i == commands.size() - 1;
            if (command.words().get(0).text().equals("cd") && command.words().size() > 1) {
                surroundings = surroundings.in(command.words().get(1).text());
            }
            Invocation invocation = CommandLine.recognise(command.words());
            if (main || invocation.kind() == Invocation.Kind.PYTHON) {
                found.add(launch(draft, command, main, surroundings));
            }
        }
    }

    private static Launch launch(Draft draft, Command command, boolean main, Surroundings surroundings) {
        List<Layered> own = command.assignments().stream()
                .map(variable -> new Layered(variable, draft.name()))
                .toList();
        return new Launch(
                draft.name(),
                command.place(),
                draft.role(),
                Optional.of(command),
                main,
                CommandLine.recognise(command.words()),
                surroundings.with(own),
                draft.steps());
    }
}
