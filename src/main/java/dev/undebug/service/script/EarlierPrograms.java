package dev.undebug.service.script;

import dev.undebug.fact.Command;
import dev.undebug.fact.EarlierWork;
import dev.undebug.fact.EarlierWork.ProgramRun;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.EarlierChanges;
import dev.undebug.read.text.MappedText;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.ContainerPath;
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

    /** The part of a path that only the shell knows, such as the folder of the script. */
    private static final Pattern COMPUTED = Pattern.compile("^.*(?:[})`]|\\$\\w{1,100})/");

    private final Workspace workspace;
    private final Map<ProgramRun, List<Called>> called = new HashMap<>();
    private final Map<ProgramRun, EarlierWork> known = new HashMap<>();

    public EarlierPrograms(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * A file that a run may start.
     *
     * @param path a repository path
     * @param tasks the tasks of the file that run; empty for a script or program
     */
    private record Called(String path, Optional<TaskCall> tasks) {}

    /** Returns the facts of files with what the programs change that run before their builds. */
    public List<FileFacts> followed(List<FileFacts> facts) {
        if (facts.stream().flatMap(EarlierPrograms::work).allMatch(work -> work.runs()
                .isEmpty())) {
            return facts;
        }
        read(facts);
        return facts.stream()
                .map(file -> work(file).allMatch(work -> work.runs().isEmpty())
                        ? file
                        : file.withBuilds(
                                file.builds().stream()
                                        .map(build -> build.after(all(build.earlier())))
                                        .toList(),
                                file.composeBuilds().stream()
                                        .map(build -> build.after(all(build.earlier())))
                                        .toList()))
                .toList();
    }

    private static Stream<EarlierWork> work(FileFacts file) {
        return Stream.concat(
                file.builds().stream().map(build -> build.earlier()),
                file.composeBuilds().stream().map(build -> build.earlier()));
    }

    /** Reads the programs in rounds: those that files run, then those that these run, and so on. */
    private void read(List<FileFacts> facts) {
        Set<ProgramRun> open = facts.stream()
                .flatMap(EarlierPrograms::work)
                .flatMap(work -> work.runs().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
                        .flatMap(name -> in(run, tasks.get().folder() + "/./" + name))
                        .map(path -> new Called(path, tasks))
                        .limit(1)
                        .toList()
                : Stream.concat(module(run.words()).stream(), program(words).stream())
                        .flatMap(written -> in(run, written))
                        .map(path -> new Called(path, Optional.empty()))
                        .distinct()
                        .toList();
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
    private Stream<String> in(ProgramRun run, String written) {
        String path = COMPUTED.matcher(written).replaceFirst("");
        Stream<String> folders = path.equals(written)
                ? Stream.of(run.folder())
                : Stream.of(
                        run.folder(),
                        "/" + RepositoryPath.of(run.place().path()).folder().text());
        return folders.map(folder -> ContainerPath.of(folder).destination(path))
                .map(found -> RepositoryPath.of(found).text())
                .filter(workspace.paths()::contains)
                .distinct();
    }

    private EarlierWork workOf(ProgramRun run) {
        return called.getOrDefault(run, List.of()).stream()
                .map(one -> one.tasks().map(tasks -> ofTasks(one, tasks)).orElseGet(() -> workspace
                        .file(one.path())
                        .map(file -> ofFile(file, run))
                        .orElseGet(() -> open(run))))
                .reduce(EarlierWork.NONE, EarlierWork::and);
    }

    /** A program that is not read may change any file. */
    private static EarlierWork open(ProgramRun run) {
        return new EarlierWork(List.of(new Unit.Change("/", List.of(), run.place())), List.of());
    }

    private static EarlierWork ofFile(SourceFile file, ProgramRun run) {
        String own = "/" + RepositoryPath.of(file.path()).folder().text();
        if (isCode(file, run)) {
            return EarlierChanges.ofProgram(file, run, own);
        }
        MappedText text = MappedText.of(file, new Span(0, file.text().length()));
        EarlierWork here = EarlierChanges.ofScript(file, text, run.folder());
        return OWN_FOLDER.matcher(file.text()).find() ? here.and(EarlierChanges.ofScript(file, text, own)) : here;
    }

    private static boolean isCode(SourceFile file, ProgramRun run) {
        return INTERPRETER.matcher(ContainerPath.program(run.words().get(0))).matches()
                || CODE.matcher(file.path()).matches()
                || CODE_LINE.matcher(file.text()).lookingAt();
    }

    private EarlierWork ofTasks(Called one, TaskCall call) {
        List<Unit> tasks = workspace.facts(one.path()).stream()
                .flatMap(facts -> facts.units().stream())
                .filter(unit -> unit.kind() == Unit.Kind.TASK)
                .toList();
        List<Unit> chosen = call.tasks().isEmpty()
                ? tasks.stream().limit(1).toList()
                : tasks.stream()
                        .filter(task -> call.tasks().contains(task.name()))
                        .toList();
        String folder = "/" + RepositoryPath.of(one.path()).folder().text();
        return chosen.stream()
                .flatMap(task -> task.commands().stream())
                .map(command -> ofCommand(command, folder))
                .reduce(EarlierWork.NONE, EarlierWork::and);
    }

    private static EarlierWork ofCommand(Command command, String folder) {
        SourceFile file = command.place().file();
        Span span = command.place().span();
        return EarlierChanges.ofScript(file, MappedText.of(file, span), folder);
    }
}
