package dev.undebug.read.format;

import dev.undebug.fact.ComposeBuild;
import dev.undebug.fact.EarlierWork;
import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the repository that a script, a task or a pipeline changes before it builds an image of them:
 * {@code sed -i s/true/false/ config.json}.
 */
public final class EarlierChanges {
    private static final int MAX_CHANGES = 1000;
    private static final int MAX_CALLS = 200;

    /** The folder of the repository, as pipelines name it. */
    private static final Pattern ROOT =
            Pattern.compile("(?:\\$\\{\\{\\s*+github\\.workspace\\s*+}}|\\$\\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR)}?"
                    + "|\\$\\((?:Build\\.SourcesDirectory|System\\.DefaultWorkingDirectory)\\))");

    private final SourceFile file;
    /** Each once: the recipes that a rule needs come before it, and before each other rule that needs them. */
    private final Set<Unit.Change> changes = new LinkedHashSet<>();

    private final Set<ProgramRun> runs = new LinkedHashSet<>();

    /** The names of what commands have fetched or packed. */
    private final Set<String> archives = new HashSet<>();

    private final NavigableSet<Integer> beginnings = new TreeSet<>();

    EarlierChanges(SourceFile file) {
        this.file = file;
    }

    /** Notes where a part begins that has the files as they are committed, such as a job or what follows a checkout. */
    public void begin(int offset) {
        beginnings.add(offset);
    }

    /**
     * Notes what a script changes.
     *
     * @param folder where it starts, as written; {@code ""} for the root of the repository
     */
    public void script(MappedText text, String folder) {
        read(
                ShellParser.parse(fromRoot(text)),
                ContainerPath.of("/").destination(ROOT.matcher(folder).replaceAll("")));
    }

    /** Notes what the text of a file changes that people start in the root of the repository or in its own folder. */
    void own(MappedText text, String folder) {
        ShellNode script = ShellParser.parse(text);
        if (FileChanges.isOfMachine(folder)) {
            changes("/").at(folder).read(script, List.of());
            return;
        }
        String start = ContainerPath.of("/").destination(folder);
        read(script, start);
        String own = ContainerPath.of(
                        "/" + RepositoryPath.of(file.path()).folder().text())
                .destination(folder);
        if (!own.equals(start)) {
            read(script, own);
        }
    }

    private void read(ShellNode script, String start) {
        changes(start).read(script, List.of());
    }

    private FileChanges changes(String start) {
        return inImage(start).inCheckout(this::add, archives);
    }

    private FileChanges inImage(String start) {
        return new FileChanges(file, start, true, UnaryOperator.identity(), this::add).telling(this::add);
    }

    /**
     * Returns the work of a program of the repository.
     *
     * @param text the script, or the recipe of a task
     * @param folder where it starts, an absolute path
     * @param checkout whether it runs in a checkout of the repository, not in an image
     */
    public static EarlierWork ofScript(SourceFile file, MappedText text, String folder, boolean checkout) {
        ShellNode script = ShellParser.parse(text);
        return of(file, all -> (checkout ? all.changes(folder) : all.inImage(folder)).read(script, List.of()));
    }

    /**
     * Returns the work of a program in another language than that of a shell.
     *
     * @param run how it starts
     * @param own the folder of the program, an absolute path
     */
    public static EarlierWork ofProgram(SourceFile file, ProgramRun run, String own) {
        String name = RepositoryPath.of(file.path()).name();
        List<String> arguments = run.words().stream()
                .skip(1)
                .filter(word ->
                        !word.startsWith("-") && !ContainerPath.program(word).equals(name))
                .toList();
        return ofPaths(WrittenByCode.written(file.text(), arguments), run, own).without("/" + file.path());
    }

    /**
     * Returns the work of what writes to files.
     *
     * @param paths as written; with a slash at its end, a folder in which any file may change
     */
    public static EarlierWork ofPaths(List<String> paths, ProgramRun run, String own) {
        return new EarlierWork(
                paths.stream()
                        .flatMap(path -> Stream.of(run.folder(), own)
                                .map(folder ->
                                        ContainerPath.of(folder).destination(path) + (path.endsWith("/") ? "/" : "")))
                        .distinct()
                        .takeWhile(Most.first(MAX_CHANGES))
                        .map(target -> new Unit.Change(target, List.of(), run.place()))
                        .toList(),
                List.of());
    }

    /** Notes that a step of a pipeline which is no script may change a file or, with a slash at the end of its path, a folder. */
    public void change(String path, Span step) {
        add(new Unit.Change(
                ContainerPath.of("/").destination(path) + (path.endsWith("/") ? "/" : ""),
                List.of(),
                file.place(step)));
    }

    /** Notes that a step of a pipeline runs a program of the repository, such as an action in a folder of it. */
    public void run(String path, Span step) {
        add(new ProgramRun(List.of(path), "/", file.place(step)));
    }

    /**
     * Returns the work of a file that others run, of which a part is told at a time.
     *
     * @param parts tells it
     */
    public static EarlierWork of(SourceFile file, Consumer<EarlierChanges> parts) {
        EarlierChanges all = new EarlierChanges(file);
        parts.accept(all);
        return new EarlierWork(List.copyOf(all.changes), List.copyOf(all.runs));
    }

    /** Returns a text in which paths that name the folder of the repository begin with a slash. */
    private static MappedText fromRoot(MappedText text) {
        Matcher root = ROOT.matcher(text.text());
        MappedText.Builder paths = new MappedText.Builder(text.span().start());
        int from = 0;
        while (root.find()) {
            paths.append(text, from, root.start());
            from = root.end();
        }
        paths.append(text, from, text.length());
        return paths.build();
    }

    /** Another pipeline, or another run of this one, may keep what a step removes. */
    private void add(Unit.Change change) {
        Unit.Change possible = change.removal() == Unit.Removal.NONE
                ? change
                : Unit.Change.removal(change.path(), false, change.place());
        if (changes.contains(possible) || Most.room(changes.size(), MAX_CHANGES)) {
            changes.add(possible);
        }
    }

    private void add(ProgramRun run) {
        if (runs.contains(run) || Most.room(runs.size(), MAX_CHANGES)) {
            runs.add(run);
        }
    }

    /** Returns facts whose builds have the work before them. */
    FileFacts into(FileFacts facts) {
        if (changes.isEmpty() && runs.isEmpty()) {
            return facts;
        }
        List<ImageBuild> builds = facts.builds().stream()
                .map(build -> build.after(before(build.place())))
                .toList();
        List<ComposeBuild> composed = facts.composeBuilds().stream()
                .map(build -> build.after(before(build.place())))
                .toList();
        return facts.withBuilds(builds, composed).calling(calls());
    }

    /** Returns the programs that run after other work of the same part. */
    private List<EarlierWork.Call> calls() {
        return runs.stream()
                .map(run -> new EarlierWork.Call(run, before(run.place())))
                .filter(call -> !call.before().isEmpty())
                .takeWhile(Most.first(MAX_CALLS))
                .toList();
    }

    private EarlierWork before(Place build) {
        int at = build.span().start();
        Integer beginning = beginnings.floor(at);
        int from = beginning == null ? 0 : beginning;
        return new EarlierWork(
                changes.stream()
                        .filter(change -> isBetween(change.place(), from, at))
                        .toList(),
                runs.stream().filter(run -> isBetween(run.place(), from, at)).toList());
    }

    private static boolean isBetween(Place place, int from, int until) {
        return place.span().start() >= from && place.span().start() < until;
    }
}
