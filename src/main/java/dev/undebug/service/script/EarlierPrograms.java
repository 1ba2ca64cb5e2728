package dev.undebug.service.script;

import dev.undebug.fact.Command;
import dev.undebug.fact.EarlierWork;
import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.CommandWords;
import dev.undebug.read.format.EarlierChanges;
import dev.undebug.read.task.LocalAction;
import dev.undebug.read.text.MappedText;
import dev.undebug.service.environment.MountTable;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs of the repository that run before an image is built: {@code ./prepare.sh && docker compose up --build}. What they
 * change counts as changed by the file that runs them.
 */
public final class EarlierPrograms {
    /** The most programs of which each runs the next one. */
    private static final int DEEPEST = 8;

    /** The most runs that are followed. What further ones change is not known. */
    private static final int MOST_RUNS = 400;

    private static final Pattern INTERPRETER = Pattern.compile("python(?:\\d[\\d.]*)?|node|ruby|perl");
    private static final Pattern CODE = Pattern.compile(".*\\.(?:py|pyw|[cm]?[jt]s|rb|pl|php)");
    private static final Pattern CODE_LINE = Pattern.compile("#![^\\n]{0,100}(?:python|node|ruby|perl|php)");

    /** The means by which a script finds its own folder. */
    private static final Pattern OWN_FOLDER = Pattern.compile("\\bdirname\\b|BASH_SOURCE|\\$\\{0%|realpath");

    private final Workspace workspace;
    /** The files of the image in which they run; empty for those that run before a build. */
    private final Optional<MountTable> image;

    private final Map<ProgramRun, List<Called>> called = new HashMap<>();
    private final Map<ProgramRun, EarlierWork> known = new HashMap<>();

    public EarlierPrograms(Workspace workspace) {
        this(workspace, Optional.empty());
    }

    EarlierPrograms(Workspace workspace, Optional<MountTable> image) {
        this.workspace = workspace;
        this.image = image;
    }

    /**
     * A file of the repository where a run finds it.
     *
     * @param path a repository path
     * @param folder its folder in the checkout or the image, an absolute path
     */
    private record Found(String path, String folder) {}

    /**
     * A file that a run may start.
     *
     * @param tasks the tasks of the file that run; empty for a script or program
     */
    private record Called(Found file, Optional<TaskCall> tasks) {
        private String path() {
            return file.path();
        }
    }

    /** Returns the facts of files with what the programs change that run before their builds. */
    public List<FileFacts> followed(List<FileFacts> facts) {
        List<EarlierWork.Call> calls = facts.stream().flatMap(EarlierPrograms::work).findAny().stream()
                .flatMap(any -> facts.stream())
                .flatMap(file -> file.calls().stream())
                .toList();
        List<ProgramRun> runs = Stream.concat(
                        calls.stream().map(EarlierWork.Call::run),
                        Stream.concat(
                                        facts.stream().flatMap(EarlierPrograms::work),
                                        calls.stream().map(EarlierWork.Call::before))
                                .flatMap(work -> work.runs().stream()))
                .toList();
        if (runs.isEmpty()) {
            return facts;
        }
        read(runs.stream());
        List<Reached> reached = calls.stream().flatMap(this::reached).toList();
        return facts.stream()
                .map(file -> file.withBuilds(
                        file.builds().stream()
                                .map(build -> build.after(all(build.earlier(), build.place(), reached)))
                                .toList(),
                        file.composeBuilds().stream()
                                .map(build -> build.after(all(build.earlier(), build.place(), reached)))
                                .toList()))
                .toList();
    }

    /**
     * A program that a file runs after other work.
     *
     * @param tasks those of its file that run; empty for a script
     */
    private record Reached(String path, List<Unit> tasks, EarlierWork before) {
        private boolean builds(Place build) {
            return path.equals(build.path())
                    && (tasks.isEmpty()
                            || tasks.stream()
                                    .flatMap(task -> task.commands().stream())
                                    .map(command -> command.place().span())
                                    .anyMatch(
                                            span -> span.start() <= build.span().start()
                                                    && build.span().start() < span.end()));
        }
    }

    /** Returns what a call runs, and what that runs in turn. */
    private Stream<Reached> reached(EarlierWork.Call call) {
        Set<ProgramRun> seen = new LinkedHashSet<>(Set.of(call.run()));
        List<ProgramRun> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            EarlierWork work = known.getOrDefault(open.remove(open.size() - 1), EarlierWork.NONE);
            work.runs().stream().filter(seen::add).forEach(open::add);
        }
        return seen.stream()
                .flatMap(run -> called.getOrDefault(run, List.of()).stream())
                .map(one -> new Reached(
                        one.path(), one.tasks().map(tasks -> chosen(one, tasks)).orElse(List.of()), call.before()));
    }

    private EarlierWork all(EarlierWork work, Place build, List<Reached> reached) {
        return all(reached.stream()
                .filter(program -> program.builds(build))
                .map(Reached::before)
                .reduce(work, EarlierWork::and));
    }

    private static Stream<EarlierWork> work(FileFacts file) {
        return Stream.concat(
                file.builds().stream().map(build -> build.earlier()),
                file.composeBuilds().stream().map(build -> build.earlier()));
    }

    /** Returns whether a program may run code of the repository that writes to files, which no shell shows. */
    public static boolean mayWrite(String program) {
        return INTERPRETER.matcher(program).matches()
                || CODE.matcher(program).matches()
                || CommandWords.runsCode(program);
    }

    /** Returns what a program changes that runs among files. */
    public static List<Unit.Change> changes(Workspace workspace, ProgramRun run, MountTable files) {
        return new EarlierPrograms(workspace, Optional.of(files)).changes(List.of(run));
    }

    /** Returns what programs change. */
    List<Unit.Change> changes(List<ProgramRun> runs) {
        read(runs.stream());
        return all(new EarlierWork(List.of(), runs)).changes();
    }

    /** Reads the programs in rounds: those that files run, then those that these run, and so on. */
    private void read(Stream<ProgramRun> runs) {
        Set<ProgramRun> open = runs.collect(Collectors.toCollection(LinkedHashSet::new));
        for (int depth = 0; depth < DEEPEST && !open.isEmpty(); depth++) {
            open.forEach(run -> called.put(run, called(run)));
            Set<String> tasks = paths(open, true);
            workspace.loadDeployments(tasks);
            workspace.loadPrograms(paths(open, false));
            Set<ProgramRun> next = new LinkedHashSet<>();
            for (ProgramRun run : open) {
                if (known.size() < MOST_RUNS) {
                    EarlierWork work = workOf(run);
                    known.put(run, work);
                    next.addAll(work.runs());
                }
            }
            next.removeAll(known.keySet());
            open = next;
        }
    }

    private Set<String> paths(Set<ProgramRun> runs, boolean tasks) {
        return runs.stream()
                .flatMap(run -> called.getOrDefault(run, List.of()).stream())
                .filter(one -> one.tasks().isPresent() == tasks)
                .map(Called::path)
                .collect(Collectors.toSet());
    }

    /** Returns the work with that of its programs. */
    private EarlierWork all(EarlierWork work) {
        List<Unit.Change> changes = new ArrayList<>(work.changes());
        Set<ProgramRun> seen = new LinkedHashSet<>();
        work.runs().forEach(run -> add(run, seen, changes));
        return new EarlierWork(changes.stream().distinct().toList(), List.of());
    }

    private void add(ProgramRun run, Set<ProgramRun> seen, List<Unit.Change> changes) {
        if (!seen.add(run)) {
            return;
        }
        EarlierWork work = known.get(run);
        if (work != null) {
            changes.addAll(work.changes());
            work.runs().forEach(next -> add(next, seen, changes));
        } else if (!called(run).isEmpty()) {
            changes.add(new Unit.Change("/", List.of(), run.place()));
        }
    }

    private List<Called> called(ProgramRun run) {
        List<Word> words = run.words().stream()
                .map(word -> new Word(word, run.place().span(), !word.contains("$")))
                .toList();
        Optional<TaskCall> tasks = TaskCall.of(words);
        return tasks.isPresent()
                ? tasks.get().files().stream()
                        .flatMap(name -> in(run, ContainerPath.join(tasks.get().folder(), name)))
                        .map(file -> new Called(file, tasks))
                        .limit(1)
                        .toList()
                : named(run, words)
                        .flatMap(written -> Stream.concat(Stream.of(written), LocalAction.in(written).stream()))
                        .flatMap(written -> in(run, written))
                        .map(file -> new Called(file, Optional.empty()))
                        .distinct()
                        .toList();
    }

    /** Returns the paths that a run names, or has without a name. */
    private Stream<String> named(ProgramRun run, List<Word> words) {
        return image.isPresent()
                        && CommandWords.runsCode(
                                ContainerPath.program(run.words().get(0)))
                ? UnnamedCode.of(run).files(run)
                : Stream.concat(module(run.words()).stream(), program(words).stream());
    }

    /** Returns the file of a module that Python runs: {@code python -m tools.prepare}. */
    private static Optional<String> module(List<String> words) {
        int option = words.indexOf("-m");
        return option > 0 && option + 1 < words.size()
                ? Optional.of(words.get(option + 1).replace('.', '/') + ".py")
                : Optional.empty();
    }

    private static Optional<String> program(List<Word> words) {
        if (!INTERPRETER.matcher(ContainerPath.program(words.get(0).text())).matches()) {
            return Scripts.called(words).map(Word::text);
        }
        return words.stream()
                .skip(1)
                .map(Word::text)
                .filter(word -> !word.startsWith("-"))
                .findFirst();
    }

    /** Returns the files of the repository that a path may name. */
    private Stream<Found> in(ProgramRun run, String written) {
        CheckoutPath path = CheckoutPath.of(written);
        if (image.isPresent()) {
            ContainerPath place = ContainerPath.of(run.folder()).resolve(path.known());
            return Stream.concat(image.get().mounted(place).stream(), BoundFiles.at(run.place(), place))
                    .filter(workspace.paths()::contains)
                    .distinct()
                    .map(found -> new Found(found, place.parent().text()));
        }
        Stream<String> folders = path.isWhole()
                ? Stream.of(run.folder())
                : Stream.of(
                        run.folder(),
                        "/" + RepositoryPath.of(run.place().path()).folder().text());
        return path.in(folders)
                .filter(workspace.paths()::contains)
                .distinct()
                .map(found ->
                        new Found(found, "/" + RepositoryPath.of(found).folder().text()));
    }

    private EarlierWork workOf(ProgramRun run) {
        return called.getOrDefault(run, List.of()).stream()
                .map(one -> one.tasks().map(tasks -> ofTasks(one, tasks)).orElseGet(() -> workspace
                        .file(one.path())
                        .map(file -> ofFile(file, run, one.file().folder()))
                        .orElseGet(() -> open(run))))
                .reduce(EarlierWork.NONE, EarlierWork::and);
    }

    /** A program that is not read may change any file. */
    private static EarlierWork open(ProgramRun run) {
        return new EarlierWork(List.of(new Unit.Change("/", List.of(), run.place())), List.of());
    }

    /** @param own the folder of the file where it runs, an absolute path */
    private EarlierWork ofFile(SourceFile file, ProgramRun run, String own) {
        if (LocalAction.is(file.path())) {
            return LocalAction.work(file);
        }
        if (image.isPresent()
                && CommandWords.runsCode(ContainerPath.program(run.words().get(0)))) {
            UnnamedCode code = UnnamedCode.of(run);
            return code.changed(file)
                    .map(paths -> EarlierChanges.ofPaths(paths, run, own))
                    .orElseGet(() -> EarlierChanges.ofProgram(code.part(file), run, own));
        }
        if (isCode(file, run)) {
            return EarlierChanges.ofProgram(file, run, own);
        }
        MappedText text = MappedText.of(file, new Span(0, file.text().length()));
        EarlierWork here = ofScript(file, text, run.folder());
        return OWN_FOLDER.matcher(file.text()).find() ? here.and(ofScript(file, text, own)) : here;
    }

    private EarlierWork ofScript(SourceFile file, MappedText text, String folder) {
        return EarlierChanges.ofScript(file, text, folder, image.isEmpty());
    }

    private static boolean isCode(SourceFile file, ProgramRun run) {
        return INTERPRETER.matcher(ContainerPath.program(run.words().get(0))).matches()
                || CODE.matcher(file.path()).matches()
                || CODE_LINE.matcher(file.text()).lookingAt();
    }

    private List<Unit> chosen(Called one, TaskCall call) {
        List<Unit> tasks = workspace.facts(one.path()).stream()
                .flatMap(facts -> facts.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.TASK)
                .toList();
        return call.tasks().isEmpty()
                ? tasks.stream().limit(1).toList()
                : tasks.stream()
                        .filter(task -> call.tasks().contains(task.name()))
                        .toList();
    }

    private EarlierWork ofTasks(Called one, TaskCall call) {
        return chosen(one, call).stream()
                .flatMap(task -> task.commands().stream())
                .map(command -> ofCommand(command, one.file().folder()))
                .reduce(EarlierWork.NONE, EarlierWork::and);
    }

    private EarlierWork ofCommand(Command command, String folder) {
        SourceFile file = command.place().file();
        Span span = command.place().span();
        return ofScript(file, MappedText.of(file, span), folder);
    }
}
