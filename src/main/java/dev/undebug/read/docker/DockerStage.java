package dev.undebug.read.docker;

import dev.undebug.fact.Command;
import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state of a Dockerfile stage while its instructions are read. */
final class DockerStage {
    private static final int MAX_CHANGES = 200;
    private static final int MAX_TRIGGERS = 100;

    /** A word of a shell that people log in to, or type in, and of one that always reads a file first. */
    private static final Pattern READING = Pattern.compile("-[a-zA-Z]*[li][a-zA-Z]*|--login|(?:.*/)?zsh");

    private static final Pattern CHECK = Pattern.compile("(?i)CMD(?=[\\s\\[])\\s*+");

    /** The limit of Linux. */
    private static final int MAX_PATH = 4_096;

    private final SourceFile file;
    private final char escape;
    private final String name;
    private final Optional<String> base;
    private final Span span;
    private final DockerVariables variables;
    private final List<EnvVar> environment = new ArrayList<>();
    private final List<Unit.Copy> copies = new ArrayList<>();
    private final List<Unit.Change> changes = new ArrayList<>();
    private final List<ProgramRun> runs = new ArrayList<>();
    private final List<String> packageLists = new ArrayList<>();
    private Optional<String> workingDirectory = Optional.empty();
    private DockerProcess process = DockerProcess.NONE;
    private List<String> shell = List.of();
    private final List<DockerInstruction> triggers = new ArrayList<>();
    private Optional<List<Command>> check = Optional.empty();
    private Optional<Unit> onBuild = Optional.empty();
    private boolean bash;
    private Origin.Unseen unseen = Origin.Unseen.NONE;

    /** @param text the Dockerfile */
    DockerStage(DockerText text, String name, Optional<String> base, Span span) {
        this.file = text.file();
        this.escape = text.escape();
        this.variables = new DockerVariables(text.arguments());
        this.name = name;
        this.base = base;
        this.span = span;
    }

    String name() {
        return name;
    }

    List<Unit.Copy> copies() {
        return copies;
    }

    /** Takes over the variables, folder and process of the stage that this one is based on. A health check stays with its stage. */
    void inherit(DockerStage from) {
        variables.inherit(from.variables);
        workingDirectory = from.workingDirectory;
        bash = from.bash;
        shell = from.shell;
        process = from.process.inherited();
    }

    /** Ends the instructions of the image that it is made from. */
    void endBase() {
        process = process.ofBase();
    }

    QuotingRules dialect() {
        return QuotingRules.docker(escape, variables);
    }

    /** Returns the variables that its instructions can name. */
    DockerVariables variables() {
        return variables;
    }

    void env(EnvVar variable) {
        environment.add(variables.set(variable));
    }

    void workingDirectory(String path) {
        if (path.length() + workingDirectory.map(String::length).orElse(0) > MAX_PATH) {
            return;
        }
        if (path.startsWith("/") || workingDirectory.isPresent()) {
            workingDirectory = Optional.of(inContainer(path));
        } else {
            workingDirectory = Optional.of(path);
        }
    }

    /** @param bash whether its RUN instructions have the features of bash: {@code rm {a,b}.py} removes two files */
    void shell(boolean bash) {
        this.bash = bash;
    }

    /** Sets the words of the shell that runs shell forms: one that people log in to reads other files first. */
    void shell(List<String> words) {
        boolean reads = words.stream().anyMatch(word -> READING.matcher(word).matches());
        shell = reads ? List.copyOf(words) : List.of();
    }

    boolean hasBash() {
        return bash;
    }

    /** Returns where the instruction begins that opens it. */
    int start() {
        return span.start();
    }

    /** Returns an absolute path; it ends with a slash if the path is written like a folder. */
    String inContainer(String path) {
        return ContainerPath.of(workingDirectory.orElse("/")).destination(path);
    }

    void copy(Unit.Copy copy) {
        copies.add(copy);
        bring(copy.to());
    }

    /** Copies from the build context, which ends earlier changes of the same file. */
    void bring(Unit.Copy copy) {
        copy(copy);
        String name = RepositoryPath.of(copy.from()).name();
        String target = copy.to().endsWith("/") ? copy.to() + name : copy.to();
        ContainerPath place = ContainerPath.of(target);
        boolean whole = copy.from().isEmpty();
        changes.removeIf(change -> {
            ContainerPath changed = ContainerPath.of(change.path());
            boolean back = whole && change.removal() != Unit.Removal.NONE && changed.isIn(place);
            return back || changed.equals(place);
        });
    }

    /** Notes that something may bring files to an absolute path, of those that were removed before. */
    void bring(String target) {
        changes.replaceAll(change -> change.before(target));
    }

    Place place(Span instruction) {
        return file.place(instruction);
    }

    /** Returns the changes so far, in order. */
    List<Unit.Change> changes() {
        return changes;
    }

    /** Returns the programs that its commands run. */
    List<ProgramRun> runs() {
        return runs;
    }

    void run(ProgramRun run) {
        if (Most.room(runs.size(), MAX_CHANGES)) {
            runs.add(run);
        }
    }

    void change(Unit.Change change) {
        if (change.removal() == Unit.Removal.NONE) {
            bring(change.path());
        }
        if (Most.room(changes.size(), MAX_CHANGES)) {
            changes.add(change);
        }
    }

    /** Notes that a COPY or ADD brings files that are not of the build context, or may do so. */
    void fetch() {
        unseen = Origin.Unseen.COPIED;
    }

    /** Notes that the commands of a RUN may bring files. */
    void run() {
        if (unseen == Origin.Unseen.NONE) {
            unseen = Origin.Unseen.BY_COMMANDS;
        }
    }

    void entrypoint(DockerInstruction instruction) {
        process = process.withEntrypoint(instruction);
    }

    void command(DockerInstruction instruction) {
        process = process.withCommand(instruction);
    }

    /** Sets the health check, which replaces an earlier one. */
    void check(DockerInstruction instruction) {
        MappedText text = instruction.operands();
        Matcher command = CHECK.matcher(text.text());
        check = Optional.of(
                command.lookingAt() ? DockerProcess.started(file, text.sub(command.end(), text.length())) : List.of());
    }

    /** Adds an instruction for images that are made from this one. */
    void trigger(DockerInstruction instruction) {
        if (Most.room(triggers.size(), MAX_TRIGGERS)) {
            triggers.add(instruction);
        }
    }

    /** Returns the instructions of ONBUILD, which a stage on this one follows first. */
    /** Adds the files from which a command installs packages. */
    void installs(List<String> lists) {
        packageLists.addAll(lists);
    }

    List<DockerInstruction> triggers() {
        return triggers;
    }

    /** Sets what an image of another Dockerfile that is made from this one gets first. */
    void onBuild(DockerStage other) {
        onBuild = Optional.of(other.unit(false));
    }

    /**
     * Returns the commands that Docker runs again and again beside the process, at the place of the stage; none with
     * {@code HEALTHCHECK NONE}. They are no stage, which others name.
     */
    Optional<Unit> hook() {
        return check.map(commands -> new Unit(
                Unit.Kind.HOOK,
                "",
                file.place(span),
                Role.UNKNOWN,
                List.of(),
                commands,
                new Origin.Stage(
                        base,
                        workingDirectory,
                        List.of(),
                        Optional.empty(),
                        false,
                        unseen,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty())));
    }

    Unit unit(boolean last) {
        Role role = RoleInference.firstKnown(RoleInference.of(name), RoleInference.ofContainerFile(file.path()));
        List<Command> commands = process.commands(file, shell);
        Origin origin = new Origin.Stage(
                base,
                workingDirectory,
                copies,
                process.entrypointAlone(file),
                last,
                unseen,
                changes,
                runs,
                packageLists,
                onBuild);
        return new Unit(Unit.Kind.IMAGE_STAGE, name, file.place(span), role, environment, commands, origin);
    }
}
