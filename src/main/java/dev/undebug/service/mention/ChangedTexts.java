package dev.undebug.service.mention;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.service.judge.JudgedRepository;
import dev.undebug.service.judge.ProgramVerdict;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.source.Place;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds texts of changed files that may write to a file that a program runs or reads, which may turn debug mode on. Nothing says when, or
 * whether, such a text is used, so in a whole repository it would be a remark about most of them; an author who adds one means
 * something by it.
 */
public final class ChangedTexts {
    /** Files of so many packages have these names that they say little. */
    private static final Set<String> COMMON = Set.of("__init__.py", "__main__.py");

    private final JudgedRepository repository;
    private final UnexplainedMentions mentions;
    private final List<SourceFile> changed;

    public ChangedTexts(JudgedRepository repository, UnexplainedMentions mentions) {
        this.repository = repository;
        this.mentions = mentions;
        this.changed = mentions.changed().toList();
    }

    /** Returns the first such text for a program whose debug mode is off otherwise. */
    public Optional<EvidenceStep> of(ProgramVerdict verdict) {
        return changed.isEmpty() || verdict.program().role().isPrivate() || !verdict.serves()
                ? Optional.empty()
                : writing(verdict.run().execution().files());
    }

    /** @param files of the program */
    private Optional<EvidenceStep> writing(List<String> files) {
        Set<String> names = files.stream()
                .map(ChangedTexts::name)
                .filter(name -> name.indexOf('.') >= 0 && !COMMON.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<SourceFile> others = changed.stream()
                .filter(file -> !files.contains(file.path()) && !isOfImage(file))
                .toList();
        return others.stream()
                .flatMap(file -> names.stream()
                        .flatMap(name -> writes(file, name)
                                .map(place -> new EvidenceStep(place, new Event.MayWrite(name, false)))
                                .or(() -> names.contains(name(file.path()))
                                        ? Optional.empty()
                                        : replaces(file, name)
                                                .map(place -> new EvidenceStep(place, new Event.MayWrite(name, true))))
                                .stream()))
                .findFirst();
    }

    private Optional<Place> writes(SourceFile file, String name) {
        return WritingTexts.to(file, name).map(file::place).filter(place -> !isFollowed(place, name));
    }

    /** Returns a changed file as a whole if another one may put it in the place of the file that has a name. */
    private Optional<Place> replaces(SourceFile file, String name) {
        String own = name(file.path());
        return own.indexOf('.') < 1
                ? Optional.empty()
                : mentions.others(name)
                        .filter(other -> !other.path().equals(file.path())
                                && other.contains(own)
                                && !isOfImage(other)
                                && writes(other, name).isPresent())
                        .findFirst()
                        .map(other -> file.place(new Span(0, file.text().length())));
    }

    private static String name(String path) {
        return RepositoryPath.of(path).name();
    }

    /** Commands in images are followed, and what is not understood of them makes the service unknown. */
    private boolean isOfImage(SourceFile file) {
        return facts(file.path()).map(FileFacts::units).stream()
                .flatMap(List::stream)
                .anyMatch(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE);
    }

    /** Returns whether a change of files was followed into the builds of images that come after it. */
    private boolean isFollowed(Place line, String name) {
        return facts(line.path()).stream()
                .flatMap(facts -> Stream.concat(
                        facts.builds().stream().flatMap(build -> build.changes().stream()),
                        facts.composeBuilds().stream().flatMap(build -> build.changes().stream())))
                .anyMatch(change -> name(change.path()).equals(name)
                        && change.place().path().equals(line.path())
                        && change.place().line() == line.line());
    }

    private Optional<FileFacts> facts(String path) {
        return PythonPaths.isPython(path)
                ? Optional.empty()
                : repository.workspace().facts(path);
    }
}
