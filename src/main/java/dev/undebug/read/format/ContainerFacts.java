package dev.undebug.read.format;

import dev.undebug.fact.Command;
import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.shell.EngineCommand;
import dev.undebug.read.shell.ShellContents;
import dev.undebug.read.shell.ShellPassages;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the Dockerfiles of the images that a file builds, and the compose files that it loads. */
public final class ContainerFacts {
    private static final int MAX_FACTS = 50;
    /** How many steps are taken through all shell text of a file. */
    private static final int MAX_STEPS = 20_000;

    /** A variable that stands for a whole name, and what it is where it is not set. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\{(\\w{1,100})(?::?-([^}]{1,500}))?\\}|\\(?(\\w{1,100})\\)?)");

    private static final Pattern COMPOSE_FILES = Pattern.compile("\\S+\\.ya?ml");

    /** What a pipeline builds is not only tested where it goes somewhere. */
    private static final Pattern SHIPS =
            Pattern.compile("(?i)push|deploy|release|publish|registry|\\.(?:azurecr|amazonaws|gcr|docker)\\b");

    private final SourceFile file;
    private final Set<ImageBuild> builds = new LinkedHashSet<>();
    private final Set<ComposeUse> composeUses = new LinkedHashSet<>();
    private int stepsLeft = MAX_STEPS;

    public ContainerFacts(SourceFile file) {
        this.file = file;
    }

    /**
     * Who meets what is done.
     *
     * @param built who meets the images that are built
     * @param composed who meets what compose files start
     * @param pipeline whether a pipeline does it, which tests what it starts unless it deploys that
     */
    public record Audience(Role built, Role composed, boolean pipeline) {
        /** Returns whom a path tells, of a script or of settings. */
        public static Audience of(String path) {
            Role role = RoleInference.ofOverlay(path);
            return new Audience(role, role, false);
        }

        /** Returns whom the name of a task tells. */
        public static Audience ofTask(String name, String path) {
            return new Audience(
                    RoleInference.ofTask(name, path),
                    RoleInference.firstKnown(RoleInference.of(name), RoleInference.ofOverlay(path)),
                    false);
        }

        /** Returns whom the name of a variable tells in which a command is kept, or else the same. */
        private Audience kept(String variable) {
            Role role = RoleInference.of(variable);
            return role == Role.UNKNOWN ? this : new Audience(role, role, pipeline);
        }
    }

    /**
     * Takes what shell text does.
     *
     * @param environment the variables that it finds
     */
    public void shell(MappedText text, Audience audience, List<EnvVar> environment) {
        if (!EngineCommand.isMentioned(text.text())) {
            return;
        }
        ShellContents contents = contents(text, environment);
        Set<String> used = new LinkedHashSet<>();
        for (Command command : contents.commands()) {
            String program = command.placeOf(command.words().get(0)).text();
            boolean kept = program.contains("$") || program.contains("{{");
            if (kept) {
                used.add(program);
            }
            if (EngineCommand.of(command.words()).isPresent()) {
                command(
                        command,
                        kept ? audience.kept(program) : audience,
                        before(command.place(), environment, contents.assigned()));
            }
        }
        for (EnvVar variable : contents.assigned()) {
            variable(variable, audience);
            if (used.stream().noneMatch(written -> written.contains(variable.name()))) {
                kept(variable, audience);
            }
        }
    }

    private ShellContents contents(MappedText text, List<EnvVar> environment) {
        ShellContents contents = ShellContents.of(file, text, environment, stepsLeft);
        stepsLeft -= contents.steps();
        return contents;
    }

    private static List<EnvVar> before(Place place, List<EnvVar> environment, List<EnvVar> assigned) {
        List<EnvVar> before = new ArrayList<>(environment);
        assigned.stream()
                .filter(variable -> variable.place().file().equals(place.file())
                        && variable.place().span().start() < place.span().start())
                .forEach(before::add);
        return before;
    }

    /** Takes a command that a variable keeps for others. */
    public void kept(EnvVar variable, Audience audience) {
        if (variable.value().filter(EngineCommand::isMentioned).isPresent()) {
            MappedText text =
                    MappedText.at(variable.value().get(), variable.place().span());
            contents(text, List.of())
                    .commands()
                    .forEach(command -> command(command, audience.kept(variable.name()), List.of()));
        }
    }

    /**
     * Takes what one command does.
     *
     * @param known variables, a later one wins
     */
    public void command(Command command, Audience audience, List<EnvVar> known) {
        Optional<EngineCommand> engine = EngineCommand.of(command.words());
        Place place = command.place();
        engine.map(EngineCommand::dockerfiles)
                .orElse(List.of())
                .forEach(word -> build(word, place, audience.built(), known));
        engine.flatMap(EngineCommand::project).ifPresent(project -> composed(project, place, audience));
        command.assignments().forEach(variable -> variable(variable, audience));
    }

    /** Returns what a word may be that names a file. */
    private static Set<String> values(Word word, List<EnvVar> known) {
        Matcher reference = REFERENCE.matcher(word.text());
        if (word.literal() || !reference.matches()) {
            return Set.of(word.text());
        }
        String name = reference.group(1) == null ? reference.group(3) : reference.group(1);
        Set<String> values = new LinkedHashSet<>();
        known.stream().filter(variable -> variable.name().equals(name)).forEach(variable -> variable.value()
                .ifPresent(values::add));
        Optional.ofNullable(reference.group(2)).ifPresent(values::add);
        return values.isEmpty() ? Set.of(word.text()) : values;
    }

    /**
     * Takes a Dockerfile that is built, whose name a variable may stand for.
     *
     * @param known variables, a later one wins
     */
    public void build(Word dockerfile, Place place, Role role, List<EnvVar> known) {
        values(dockerfile, known).forEach(path -> build(path, place, role));
    }

    /** Takes a Dockerfile that is built. */
    public void build(String dockerfile, Place place, Role role) {
        if (builds.size() < MAX_FACTS && !dockerfile.isBlank()) {
            builds.add(new ImageBuild(dockerfile, place, role));
        }
    }

    /** Takes a Dockerfile that settings name, of a platform that builds it. */
    public void build(YamlNode dockerfile) {
        build(dockerfile.scalar(), file.place(dockerfile.span()), RoleInference.ofOverlay(file.path()));
    }

    /** Takes a variable, which may name the compose files that are loaded. */
    public void variable(EnvVar variable, Audience audience) {
        variable.value()
                .filter(value -> variable.name().equals(EngineCommand.COMPOSE_FILE))
                .filter(value -> COMPOSE_FILES.matcher(value).matches())
                .ifPresent(value ->
                        composed(ComposeUse.Project.of(List.of(value.split("[:,]"))), variable.place(), audience));
    }

    /** Takes compose files that are loaded together. */
    public void composed(ComposeUse.Project project, Place place, Audience audience) {
        if (composeUses.size() < MAX_FACTS) {
            boolean ephemeral = audience.pipeline() && audience.composed() == Role.TEST;
            composeUses.add(new ComposeUse(project, place, audience.composed(), ephemeral));
        }
    }

    /** Returns what the file says, with what was taken. */
    public FileFacts with(FileFacts facts) {
        return with(facts, () -> facts.units().stream().anyMatch(ContainerFacts::ships));
    }

    /**
     * Returns what the file says, with what was taken.
     *
     * @param ships whether what the file builds goes somewhere
     */
    public FileFacts with(FileFacts facts, BooleanSupplier ships) {
        boolean tested = builds.stream().anyMatch(build -> build.role() == Role.TEST);
        boolean shipped = tested && ships.getAsBoolean();
        List<ImageBuild> all = builds.stream()
                .map(build -> shipped && build.role() == Role.TEST
                        ? new ImageBuild(build.dockerfile(), build.place(), Role.UNKNOWN)
                        : build)
                .toList();
        return facts.and(all, List.copyOf(composeUses));
    }

    public static boolean ships(Unit unit) {
        return ships(unit.name()) || unit.commands().stream().anyMatch(ContainerFacts::ships);
    }

    /** Returns whether a command, if it does not only say something, brings something out of the repository. */
    public static boolean ships(Command command) {
        return !ShellPassages.isSaying(
                        ContainerPath.program(command.words().get(0).text()))
                && command.words().stream().map(Word::text).anyMatch(ContainerFacts::ships);
    }

    /** Returns whether a name tells that something is brought out of the repository. */
    public static boolean ships(String name) {
        return SHIPS.matcher(name).find();
    }
}
