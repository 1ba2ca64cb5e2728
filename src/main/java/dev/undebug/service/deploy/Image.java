package dev.undebug.service.deploy;

import dev.undebug.fact.Command;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.service.environment.CopiedMatches;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.environment.MountTable.Mount;
import dev.undebug.service.environment.MountTable.Source;
import dev.undebug.service.environment.RuntimeContext;
import dev.undebug.service.environment.RuntimeContext.ImageSource;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A stage of a Dockerfile with all the stages that it is based on.
 *
 * @param chain from the first stage to the one that runs
 * @param context the build context, a repository path
 * @param stated whether a build states the context; otherwise it is a guess
 * @param beside the variables of the files that its Dockerfile writes, and the health checks of its stages at their places
 * @param filled the files that come into the context only for the build, where the image has them
 * @param matches the repository paths that the patterns of its copies take, as far as they are known
 * @param rewritten the changes of files of the repository before the build, see {@link dev.undebug.fact.ImageBuild#changes}
 * @param parent the image that its first stage is made from, if the repository builds that one, too
 */
public record Image(
        List<Unit> chain,
        String context,
        boolean stated,
        List<Unit> beside,
        List<Mount> filled,
        Map<String, List<String>> matches,
        List<Unit.Change> rewritten,
        Optional<Image> parent) {
    private static final int MAX_STAGES = 50;

    /** The most files and folders that all patterns of an image take, as far as they are known. */
    private static final int MAX_MATCHES = 1_000;

    public Image {
        chain = List.copyOf(chain);
        beside = List.copyOf(beside);
        filled = List.copyOf(filled);
        matches = Map.copyOf(matches);
        rewritten = List.copyOf(rewritten);
    }

    /** Builds the chain of a stage from the units of its Dockerfile, with a stated context. */
    public static Image of(Unit stage, List<Unit> units, String context) {
        return new Image(
                chain(stage, units), context, true, beside(units), List.of(), Map.of(), List.of(), Optional.empty());
    }

    /** Builds the chain of a stage from the units of its Dockerfile, with a guessed context. */
    static Image guessed(Unit stage, List<Unit> units, String context) {
        return new Image(
                chain(stage, units), context, false, beside(units), List.of(), Map.of(), List.of(), Optional.empty());
    }

    private static List<Unit> beside(List<Unit> units) {
        return units.stream()
                .filter(unit -> unit.kind() == Unit.Kind.VARIABLES || unit.kind() == Unit.Kind.HOOK)
                .toList();
    }

    private static List<Unit> chain(Unit stage, List<Unit> stages) {
        List<Unit> chain = new ArrayList<>(List.of(stage));
        Optional<Unit> base = base(stage, stages);
        while (base.isPresent() && !chain.contains(base.get()) && chain.size() < MAX_STAGES) {
            chain.add(0, base.get());
            base = base(base.get(), stages);
        }
        return chain;
    }

    private static Optional<Unit> base(Unit stage, List<Unit> stages) {
        return stage.origin().base().flatMap(name -> stages.stream()
                .filter(other -> !other.name().isEmpty() && other.name().equalsIgnoreCase(name))
                .findFirst());
    }

    /** Returns the same image, made from another one of the repository. */
    Image madeFrom(Image other) {
        List<Unit> all = new ArrayList<>(chain);
        if (other.stage().origin() instanceof Origin.Stage made) {
            made.onBuild().ifPresent(first -> all.add(0, first));
        }
        return new Image(all, context, stated, beside, filled, matches, rewritten, Optional.of(other));
    }

    /** Returns the same image with files that come into its context only for the build. */
    Image filledWith(List<Mount> files) {
        return new Image(chain, context, stated, beside, files, matches, rewritten, parent);
    }

    /** Returns the same image of a build before which commands change files of the repository. */
    Image rewritten(List<Unit.Change> changes) {
        return changes.isEmpty() ? this : new Image(chain, context, stated, beside, filled, matches, changes, parent);
    }

    /**
     * Returns the changes of files of the repository where copies put them.
     *
     * @param folders the targets that the file marks as folders: no file is in their place
     */
    private Stream<Unit.Change> changed(List<Mount> copies, Set<ContainerPath> folders) {
        return rewritten.stream().flatMap(change -> {
            String path = RepositoryPath.of(change.path()).text();
            return copies.stream()
                    .filter(copy -> copy.source() == Source.COPY)
                    .flatMap(copy -> copy.places(path))
                    .filter(place -> change.path().endsWith("/") || !folders.contains(place))
                    .map(place -> change.at(place.text()));
        });
    }

    /** Returns the same image with what the patterns of its copies take from its context. */
    Image matching(CopiedMatches found) {
        Map<String, List<String>> all = new HashMap<>();
        int copies = 0;
        for (String pattern : patterns().toList()) {
            List<String> paths = found.in(context, pattern, stage().place().path());
            if (!paths.isEmpty() && copies + paths.size() <= MAX_MATCHES) {
                copies += paths.size();
                all.put(pattern, paths);
            }
        }
        return all.isEmpty() ? this : new Image(chain, context, stated, beside, filled, all, rewritten, parent);
    }

    private Stream<String> patterns() {
        return chain.stream()
                .flatMap(unit -> unit.origin().copies().stream())
                .map(Unit.Copy::from)
                .filter(CopiedMatches::isPattern)
                .distinct();
    }

    /** Returns the name of the image that the first stage is made from, which no stage has. */
    Optional<String> base() {
        return chain.get(0).origin().base();
    }

    /** Returns the image and those that it is made from, the first one first. */
    private Stream<Image> ancestry() {
        return Stream.concat(parent.stream().flatMap(Image::ancestry), Stream.of(this));
    }

    private Stream<Unit> stages() {
        return ancestry().flatMap(image -> image.chain.stream());
    }

    /** Returns the steps that name the images of the repository from which it is made. */
    public List<EvidenceStep> ancestors() {
        return ancestry()
                .flatMap(image -> image.parent.stream()
                        .map(from -> new EvidenceStep(
                                image.first().place(),
                                new Event.MadeFrom(from.stage().place().path()))))
                .toList();
    }

    /** Returns the first stage of its own Dockerfile. */
    private Unit first() {
        String path = stage().place().path();
        return chain.stream()
                .filter(unit -> unit.place().path().equals(path))
                .findFirst()
                .orElseGet(this::stage);
    }

    /** Returns a name for the image of one among several contexts. */
    public String contextName() {
        String folder = RepositoryPath.of(context).name();
        return folder.isEmpty() ? "image" : folder;
    }

    /** Returns the stage that runs. */
    public Unit stage() {
        return chain.get(chain.size() - 1);
    }

    /** Returns what the image runs by itself. The CMD of a stage goes to the ENTRYPOINT of the image that it is made from. */
    public List<Command> commands() {
        Optional<Unit> started = last(unit -> !unit.commands().isEmpty());
        List<Command> commands = started.map(Unit::commands).orElse(List.of());
        boolean alone = started.filter(unit -> unit.origin().entrypoint().isEmpty())
                .filter(chain::contains)
                .isPresent();
        return alone ? parent.map(image -> image.passed(commands)).orElse(commands) : commands;
    }

    /** Returns what runs if the CMD is replaced. */
    List<Command> passed(List<Command> replacement) {
        return entrypoint()
                .map(command -> List.of(joined(command, replacement)))
                .orElse(replacement);
    }

    private static Command joined(Command entrypoint, List<Command> passed) {
        Command last = passed.get(passed.size() - 1);
        List<Word> words = new ArrayList<>(entrypoint.wordsForElsewhere());
        words.addAll(last.words());
        return new Command(last.place(), entrypoint.assignments(), words, last.conditional());
    }

    /** Returns the commands of its health check, which the last stage that has one replaces or removes. */
    public List<Command> check() {
        Map<Place, List<Command>> checks = new HashMap<>();
        ancestry()
                .flatMap(image -> image.beside.stream())
                .filter(unit -> unit.kind() == Unit.Kind.HOOK)
                .forEach(unit -> checks.put(unit.place(), unit.commands()));
        return stages().flatMap(stage -> Optional.ofNullable(checks.get(stage.place())).stream())
                .reduce((first, second) -> second)
                .orElse(List.of());
    }

    /** Returns the image's ENTRYPOINT. */
    Optional<Command> entrypoint() {
        return last(unit -> unit.origin().entrypoint().isPresent())
                .flatMap(unit -> unit.origin().entrypoint());
    }

    private Optional<Unit> last(Predicate<Unit> wanted) {
        return stages().filter(wanted).reduce((first, second) -> second);
    }

    /** Returns what it has of the repository's code. */
    ImageCode code() {
        return new ImageCode(stages().toList());
    }

    /** Returns whether it starts something by itself, as far as is known. */
    boolean mayStart() {
        return !commands().isEmpty() || code().serverBase().isPresent();
    }

    /** Returns whether a container of it has nothing but what its builds are seen to copy, and packages of others. */
    public boolean isWhole() {
        return ancestry().allMatch(Image::stated) && showsCode();
    }

    /** Returns whether its copies show all of the repository's code in it. */
    private boolean showsCode() {
        return code().isWhole() && showsCopies();
    }

    private boolean showsCopies() {
        return ancestry().allMatch(image -> image.patterns().allMatch(image.matches::containsKey));
    }

    /** Returns whether a container of it certainly has no code of the repository, unless something mounts it. */
    public boolean lacksCode() {
        return isWhole()
                && !code().mayStandAt(ContainerPath.ROOT)
                && ancestry().allMatch(image -> image.filled.isEmpty())
                && stages().allMatch(unit -> unit.origin().changes().isEmpty());
    }

    /** Returns the repository paths that a copy takes. */
    private Stream<String> copied(Unit.Copy copy) {
        return matches
                .getOrDefault(
                        copy.from(),
                        List.of(RepositoryPath.of(context).at(copy.from()).text()))
                .stream();
    }

    public RuntimeContext runtime() {
        List<Layered> environment = new ArrayList<>();
        List<Mount> mounts = new ArrayList<>();
        List<Unit.Change> changes = new ArrayList<>();
        Set<ContainerPath> folders = new HashSet<>();
        ContainerPath workingDirectory = ContainerPath.ROOT;
        for (Image image : ancestry().toList()) {
            for (Unit unit : image.chain) {
                unit.environment().forEach(variable -> environment.add(new Layered(variable, unit.name())));
                if (unit.origin().workingDirectory().isPresent()) {
                    workingDirectory = workingDirectory.resolve(
                            unit.origin().workingDirectory().get());
                }
                unit.origin().copies().stream()
                        .flatMap(copy -> image.copied(copy)
                                .map(from -> new Mount(from, ContainerPath.of(copy.to()), Source.COPY)))
                        .forEach(mounts::add);
                unit.origin().copies().forEach(copy -> changes.replaceAll(change -> change.before(copy.to())));
                unit.origin().copies().stream()
                        .filter(copy -> copy.to().endsWith("/"))
                        .forEach(copy -> folders.add(ContainerPath.of(copy.to())));
                changes.addAll(unit.origin().changes());
            }
            mounts.addAll(image.filled);
            image.changed(mounts, folders).forEach(changes::add);
        }
        // Files that no COPY explains, such as those from another stage, most likely have the layout of the build
        // context.
        mounts.add(0, new Mount(context, workingDirectory));
        return new RuntimeContext(
                environment,
                workingDirectory,
                MountTable.built(mounts, changes),
                Optional.of(new ImageSource(
                        stage().place().path(),
                        stated ? Optional.of(context) : Optional.empty(),
                        beside.stream()
                                .filter(unit -> unit.kind() == Unit.Kind.VARIABLES)
                                .toList(),
                        showsCode(),
                        code().isOfContext() && showsCopies(),
                        code().serverBase(),
                        List.of())));
    }
}
