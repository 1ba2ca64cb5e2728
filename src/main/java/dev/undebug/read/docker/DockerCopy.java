package dev.undebug.read.docker;

import dev.undebug.fact.Command;
import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.ExecForm;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.NamePattern;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The COPY and ADD instructions of a stage, and the {@code cp}, {@code mv} and {@code ln} in its RUN instructions. */
final class DockerCopy {
    private static final int MAX_COPIES = 1_000;
    private static final String PARENTS = "parents";
    private static final String ALL = "/*";
    private static final String MOVE = "mv";

    /** Puts the target in front of the files. */
    private static final Pattern TARGET = Pattern.compile("-[a-zA-Z]*t|--target-directory(?:=.*)?+");

    private static final Set<String> MOVING = Set.of("cp", MOVE, "ln");

    /** The name of a file with an ending. */
    private static final Pattern FILE = Pattern.compile("[\\w.-]{0,100}\\.[a-zA-Z]\\w{0,9}|\\.(?:flask)?env");

    private DockerCopy() {}

    /** Reads an instruction that copies from the build context. */
    static void fromContext(DockerInstruction instruction, DockerStage stage) {
        List<String> words = words(instruction, stage);
        for (int i = 0; i + 1 < words.size() && Most.room(stage.copies().size(), MAX_COPIES); i++) {
            String source = words.get(i);
            Optional<RepositoryPath> from = source.contains("://") || source.startsWith("<<")
                    ? Optional.empty()
                    : RepositoryPath.ROOT.resolve(source.startsWith("/") ? source.substring(1) : source);
            String to = destination(words, stage);
            Function<RepositoryPath, Unit.Copy> copy =
                    path -> instruction.has(PARENTS) ? withParents(source, path, to) : new Unit.Copy(path.text(), to);
            from.ifPresentOrElse(path -> bring(copy.apply(path), instruction, stage), stage::fetch);
        }
    }

    /** Reads an instruction that copies from an image or a context of others: the contents of the files that it names are not known. */
    static void fromOthers(DockerInstruction instruction, DockerStage stage) {
        List<String> words = words(instruction, stage);
        for (int i = 0; i + 1 < words.size(); i++) {
            String name = ContainerPath.basename(words.get(i));
            String to = destination(words, stage);
            if (FILE.matcher(name).matches()) {
                boolean renamed = FILE.matcher(ContainerPath.basename(to)).matches();
                String path = renamed ? to : ContainerPath.of(to).destination(name);
                stage.change(new Unit.Change(path, List.of(), stage.place(instruction.span())));
            }
        }
    }

    /** Files that {@code --exclude} names count as removed: other copies may bring it all the same. */
    private static void bring(Unit.Copy copy, DockerInstruction instruction, DockerStage stage) {
        boolean first = stage.copies().stream().noneMatch(other -> overlap(other.to(), copy.to()));
        stage.bring(copy);
        for (String excluded : instruction.flags("exclude")) {
            String path = ContainerPath.of(copy.to()).destination(excluded);
            boolean certain = first && !NamePattern.is(excluded) && !excluded.contains("$");
            Stream.of(path, path + "/")
                    .forEach(removed ->
                            stage.change(Unit.Change.removal(removed, certain, stage.place(instruction.span()))));
        }
    }

    private static boolean overlap(String one, String other) {
        ContainerPath path = ContainerPath.of(one);
        return path.isIn(ContainerPath.of(other)) || ContainerPath.of(other).isIn(path);
    }

    /** Keeps the folders of a source, those after {@code /./} if it has one; of a pattern, the ones in front of it. */
    private static Unit.Copy withParents(String written, RepositoryPath source, String to) {
        int pivot = written.indexOf("/./");
        RepositoryPath above = RepositoryPath.of(written.substring(0, Math.max(pivot, 0)));
        RepositoryPath kept = pivot < 0 ? source : RepositoryPath.of(written.substring(pivot + 2));
        List<String> sure =
                kept.names().stream().takeWhile(name -> !NamePattern.is(name)).toList();
        String path = String.join("/", sure);
        return new Unit.Copy(above.at(path).text(), ContainerPath.of(to).destination(path));
    }

    /** Reads an instruction that copies from another stage, including that stage's files from the build context. */
    static void fromStage(DockerInstruction instruction, DockerStage stage, DockerStage source) {
        copied(words(instruction, stage), stage, source);
    }

    /**
     * Reads a command of RUN that copies, moves or links a file inside the image:
     * {@code cp docker/entrypoint.sh /entrypoint.sh}.
     *
     * @param here whether it runs in the folder of the stage
     */
    static void within(Command command, DockerStage stage, boolean here) {
        if (!MOVING.contains(command.words().get(0).text())
                || command.conditional()
                || command.words().stream()
                        .anyMatch(word -> TARGET.matcher(word.text()).matches())) {
            return;
        }
        List<String> words = command.words().stream()
                .skip(1)
                .map(Word::text)
                .filter(word -> !word.startsWith("-"))
                .toList();
        if (words.size() >= 2 && command.words().stream().allMatch(Word::literal)) {
            List<String> sources = words.subList(0, words.size() - 1);
            List<String> places = new ArrayList<>();
            // Of what cp copies, folders keep their names, also where a star names them.
            sources.forEach(source -> places.add(
                    stage.inContainer(source.endsWith(ALL) ? source.substring(0, source.length() - 1) : source)));
            places.add(words.get(words.size() - 1));
            copied(places, stage, stage);
            if (here && command.words().get(0).text().equals(MOVE)) {
                sources.forEach(source -> stage.change(Unit.Change.move(stage.inContainer(source), command.place())));
            }
        }
    }

    private static void copied(List<String> words, DockerStage stage, DockerStage source) {
        List<Unit.Copy> copies = List.copyOf(source.copies());
        List<List<String>> targets =
                copies.stream().map(copy -> ContainerPath.of(copy.to()).names()).toList();
        for (int i = 0; i + 1 < words.size(); i++) {
            List<String> from = ContainerPath.of(words.get(i)).names();
            String to = destination(words, stage);
            for (int j = 0; j < copies.size(); j++) {
                if (Most.room(stage.copies().size(), MAX_COPIES)) {
                    moved(copies.get(j), targets.get(j), from, to).forEach(stage::copy);
                }
            }
            if (source != stage) {
                changed(words.get(i), to, source).forEach(stage::change);
                run(words.get(i), to, source).forEach(stage::run);
            }
        }
    }

    /** Returns the changes that a copy of a file or folder shows at its new place. */
    private static Stream<Unit.Change> changed(String from, String to, DockerStage source) {
        ContainerPath place = ContainerPath.of(from);
        return source.changes().stream()
                .filter(change -> change.removal() == Unit.Removal.NONE
                        || !ContainerPath.of(change.path()).equals(place))
                .flatMap(change -> at(change.path(), place, to)
                        .map(path -> new Unit.Change(
                                path + (change.path().endsWith("/") ? "/" : ""),
                                change.scripts(),
                                change.source()
                                        .flatMap(other -> at(other, place, to).findFirst()),
                                change.removal(),
                                change.place())));
    }

    private static Stream<String> at(String path, ContainerPath from, String to) {
        return ContainerPath.of(path).below(from).stream()
                .map(below -> below.isEmpty() && to.endsWith("/") ? from.name() : below)
                .map(below -> below.isEmpty()
                        ? ContainerPath.of(to).text()
                        : ContainerPath.of(to).destination(below));
    }

    /** Returns the programs of another stage whose changes a copy brings to the same place. */
    private static Stream<ProgramRun> run(String from, String to, DockerStage source) {
        return ContainerPath.of(from).equals(ContainerPath.of(to))
                ? List.copyOf(source.runs()).stream()
                : Stream.empty();
    }

    /** Returns what a copy of a place brings of what an earlier copy has put there, around it or below it. */
    private static Stream<Unit.Copy> moved(Unit.Copy copy, List<String> put, List<String> taken, String to) {
        int together = Math.min(put.size(), taken.size());
        for (int i = 0; i < together; i++) {
            if (!isSame(taken.get(i), put.get(i))) {
                return Stream.empty();
            }
        }
        String below = String.join("/", put.subList(together, put.size()));
        return taken.size() > together
                ? within(copy, taken.subList(together, taken.size())).map(path -> new Unit.Copy(path, to))
                : Stream.of(new Unit.Copy(
                        copy.from(), below.isEmpty() ? to : ContainerPath.of(to).destination(below + ending(copy))));
    }

    private static String ending(Unit.Copy copy) {
        return copy.to().endsWith("/") ? "/" : "";
    }

    /** Returns whether a name, or the pattern of names, means another one. */
    private static boolean isSame(String name, String other) {
        return name.equals(other)
                || (NamePattern.is(name) && NamePattern.of(name).matches(other));
    }

    /**
     * Returns what is at a path below the target of a copy: the file itself, or what a folder has. Where its source is a
     * pattern, the contents of each folder are there, and the files that it matches.
     */
    private static Stream<String> within(Unit.Copy copy, List<String> names) {
        RepositoryPath source = RepositoryPath.of(copy.from());
        String path = String.join("/", names);
        boolean ofPattern = NamePattern.is(source.name());
        if (names.size() == 1 && ofPattern && isSame(source.name(), path)) {
            return Stream.of(source.folder().resolve(path), source.resolve(path))
                    .flatMap(Optional::stream)
                    .map(RepositoryPath::text);
        }
        boolean isFile =
                names.size() == 1 && !ofPattern && !source.extension().isEmpty() && isSame(path, source.name());
        return isFile ? Stream.of(copy.from()) : source.resolve(path).stream().map(RepositoryPath::text);
    }

    private static List<String> words(DockerInstruction instruction, DockerStage stage) {
        MappedText operands = instruction.operands();
        List<Token> tokens = ExecForm.read(operands).orElseGet(() -> ShellLexer.words(operands, stage.dialect()));
        List<String> words = new ArrayList<>();
        tokens.forEach(token -> words.add(token.value()));
        return words;
    }

    private static String destination(List<String> words, DockerStage stage) {
        String written = words.get(words.size() - 1);
        // With several sources, the destination is always a folder.
        return stage.inContainer(words.size() > 2 ? written + "/" : written);
    }
}
