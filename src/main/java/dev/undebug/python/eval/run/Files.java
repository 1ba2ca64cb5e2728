package dev.undebug.python.eval.run;

import dev.undebug.python.eval.outcome.CodePart;
import dev.undebug.python.eval.outcome.Coverage;
import dev.undebug.python.eval.outcome.Entry;
import dev.undebug.python.eval.outcome.ExecutionContext;
import dev.undebug.python.eval.outcome.ExecutionContext.Copied;
import dev.undebug.python.eval.outcome.ExecutionContext.LeftOut;
import dev.undebug.python.eval.outcome.ExecutionContext.Written;
import dev.undebug.python.eval.outcome.FileLayout;
import dev.undebug.python.eval.outcome.MadeFiles;
import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.eval.outcome.Prelude;
import dev.undebug.python.eval.outcome.PresentFiles.Put;
import dev.undebug.python.eval.outcome.Truth;
import dev.undebug.python.eval.value.Invocation;
import dev.undebug.python.eval.value.PyModule;
import dev.undebug.python.eval.value.Raised;
import dev.undebug.python.eval.value.Value;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The repository's files as a program sees them, and a record of those it read. */
public final class Files {
    /** The assumed path of the repository; nothing outside it is known. */
    private static final String ROOT = "/repository/";

    /** The assumed path of the folder in which a program runs, where that is not known: the top, or the folder of the program. */
    static final String WORKING = ROOT + ".";

    /** Formats in which a program reads settings as data. */
    private static final Pattern DATA = Pattern.compile("\\.(?:json|ya?ml|toml)$");

    /** Files that are not text: a trained model, an archive. What a program makes of them is unknown, read or not. */
    private static final Pattern BINARY = Pattern.compile(
            "(?i).*\\.(?:pkl|pickle|joblib|sav|h5|hdf5|keras|npy|npz|pt|pth|onnx|pb|bin"
                    + "|db|sqlite3?|png|jpe?g|gif|ico|webp|pdf|zip|gz|bz2|xz|tar|whl|so|dll|woff2?|ttf|mp[34]|wav|xlsx?|docx?|parquet|feather)");

    private final Modules modules;
    private final Coverage coverage;
    private final ExecutionContext context;
    private final Map<String, Boolean> leftOut = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> ran = new LinkedHashSet<>();
    private final Set<String> rewritten = new HashSet<>();
    private final MadeFiles made;

    /** @param context the files that the program sees, and what its Flask has */
    Files(Modules modules, Coverage coverage, ExecutionContext context) {
        this.modules = modules;
        this.coverage = coverage;
        this.context = context;
        this.made = new MadeFiles(modules, ran);
    }

    /** Returns the variables of the {@code .env} that is written where the program runs. */
    public List<Written> written() {
        return context.written();
    }

    public List<String> ran() {
        return new ArrayList<>(ran);
    }

    public Set<String> missing() {
        return missing;
    }

    /** Returns the repository path of the file that the program finds at a path, if there is one. */
    Optional<String> found(String path) {
        return Optional.of(placed(path)).filter(this::exists);
    }

    /** Returns the file of a module. */
    Optional<String> found(Modules.Search search, Function<Modules.Search, Optional<String>> finder) {
        // Where a container has files at other places, the answer is that for this program alone.
        return context.placed().equals(FileLayout.NONE) && context.leftOut() == LeftOut.NONE && putNothing()
                ? modules.found(search, finder)
                : finder.apply(search);
    }

    /**
     * Returns whether something else is in the place of a module's file, or the program has written to it. The code in a mounted
     * folder is most likely that of the repository.
     *
     * @param file the repository path of the file that is found at the path
     */
    boolean isReplaced(String path, String file) {
        return rewritten.contains(file) || context.present().replaces(path, file);
    }

    private String placed(String path) {
        return context.placed().at(path, modules::exists);
    }

    private boolean exists(String path) {
        return modules.exists(path) || modules.loaded(path).isPresent();
    }

    Optional<String> installed(String module, String program, List<String> roots) {
        return modules.installed(module, program, roots);
    }

    /** Returns the code of an entry, if it is loaded. */
    Optional<PythonModule> entry(Entry entry) {
        return code(entry.path(), entry.code());
    }

    /** Returns the code of what runs before the program; empty if it is not loaded, or not known. */
    Optional<PythonModule> prelude(Prelude prelude) {
        return prelude.unseen().isPresent() ? Optional.empty() : code(prelude.path(), prelude.code());
    }

    private Optional<PythonModule> code(String path, Optional<CodePart> part) {
        Optional<PythonModule> module = part.map(CodePart::module);
        if (module.isPresent()) {
            ran.add(path);
            // Its blocks are not those of the loaded module, so that any change of the file counts.
            coverage.read(path);
        }
        return module.or(() -> module(path));
    }

    /** Returns a loaded module; a module that is not loaded is reported as missing. */
    Optional<PythonModule> module(String path) {
        Optional<PythonModule> module = modules.loaded(path);
        if (module.isPresent()) {
            ran.add(path);
        } else {
            missing.add(path);
        }
        return module;
    }

    /** Returns a loaded file's text; an existing text file that is not loaded is reported as missing. */
    public Optional<SourceFile> text(String path) {
        return real(path, placed(path));
    }

    /** @param looked the path at which the program looks for the file */
    private Optional<SourceFile> real(String looked, String path) {
        if (BINARY.matcher(path).matches()) {
            return Optional.empty();
        }
        if (rewritten.contains(path)) {
            coverage.noteUnseenText();
            return Optional.empty();
        }
        if (context.present().hides(looked, path) && modules.exists(path)) {
            Optional<SourceFile> written = data(looked);
            if (written.isPresent()) {
                return written;
            }
            if (!isWritten(looked)) {
                coverage.noteUnseenText();
                if (!context.present().covers(path)) {
                    coverage.noteLeftOut(path, false);
                }
            }
            return Optional.empty();
        }
        Optional<SourceFile> file = modules.text(path)
                .map(text -> new SourceFile(path, text))
                .or(() -> modules.loaded(path).map(PythonModule::file));
        if (file.isPresent()) {
            ran.add(path);
            coverage.read(path);
        } else if (modules.exists(path)) {
            missing.add(path);
        }
        return file;
    }

    /** Returns a file of data that is put there with a text that is known, in place of that of the repository. */
    private Optional<SourceFile> data(String looked) {
        return DATA.matcher(looked).find()
                ? put(looked).flatMap(Put::text).filter(text -> !text.filled()).map(text -> text.file()
                        .withText(text.text()))
                : Optional.empty();
    }

    /** Returns the files of the modules that the program has run so far. */
    public Stream<SourceFile> ranFiles() {
        return ran.stream().flatMap(path -> modules.loaded(path).stream()).map(PythonModule::file);
    }

    /** Returns the code of a file that the program has read, by its whole text. */
    public Optional<PythonModule> code(String text) {
        return ran.stream()
                .filter(path -> modules.text(path)
                        .or(() ->
                                modules.loaded(path).map(module -> module.file().text()))
                        .filter(text::equals)
                        .isPresent())
                .findFirst()
                .map(path -> modules.loaded(path)
                        .orElseGet(() -> made(new SourceFile(path, text), PythonModule.class, PythonModule::parse)));
    }

    /** Returns what is made of a file's text, whichever program reads it. */
    public <T> T made(SourceFile file, Class<T> type, Function<SourceFile, T> maker) {
        return modules.made(file, type, maker);
    }

    /** Returns a file that a module names: relative to the module's folder, or to the roots where programs start. */
    public Optional<SourceFile> near(PyModule module, String path) {
        if (isElsewhere(path) || isBelowWorking(path)) {
            return at("", path);
        }
        RepositoryPath file = RepositoryPath.of(module.source().file().path());
        @Nullable String beside = resolve(file.folder().text(), path);
        @Nullable String top = resolve("", path);
        Optional<String> above = Optional.ofNullable(top).filter(there -> modules.exists(placed(there)));
        if (above.filter(there -> !isLeftOut(placed(there))).isPresent()) {
            return above.flatMap(this::text);
        }
        Optional<SourceFile> own = beside == null ? Optional.empty() : text(beside);
        return own.or(() -> above.flatMap(this::text));
    }

    /**
     * Returns whether the image of the program certainly lacks a file of the repository, and the program has not made it.
     *
     * @param path its repository path
     */
    boolean isLeftOut(String path) {
        return leftOut.computeIfAbsent(path, one -> context.leftOut().has(one, modules::exists)) && !made.mayBeMade();
    }

    /** Returns whether the program goes on without a file, because its image certainly lacks it. */
    public boolean goesOnWithout(SourceFile file) {
        return goesOnWithout(file.path());
    }

    /** Returns whether the program goes on without a file, because its image certainly lacks it. */
    public boolean goesOnWithout(String path) {
        boolean without = isLeftOut(path);
        if (without) {
            coverage.noteLeftOut(path, false);
        }
        return without;
    }

    /** Returns whether the program goes on without the file that a module names, because its image certainly lacks it. */
    public boolean goesOnWithout(PyModule module, String path) {
        RepositoryPath folder = RepositoryPath.of(module.source().file().path()).folder();
        List<String> there = (isElsewhere(path)
                        ? Stream.of(Optional.ofNullable(inContainer(path)))
                        : Stream.of(resolve("", path), resolve(folder.text(), path))
                                .map(Optional::ofNullable)
                                .map(found -> found.map(this::placed)))
                .flatMap(Optional::stream)
                .filter(modules::exists)
                .toList();
        return !there.isEmpty() && there.stream().allMatch(this::goesOnWithout);
    }

    /** Returns whether nothing is seen to be put anywhere. Programs ask about several places for each import. */
    boolean putNothing() {
        return rewritten.isEmpty() && context.present().putsNothing();
    }

    /** Returns what is put to a place where the repository has no file; empty if nothing is seen to be. */
    public Optional<Put> put(String path) {
        if (isRewritten(path)) {
            coverage.noteUnseenText();
            return Optional.of(Put.UNKNOWN);
        }
        Optional<Put> put = Optional.ofNullable(isElsewhere(path) ? path : resolve("", path))
                .flatMap(context.present()::put);
        if (put.flatMap(Put::text).isPresent()) {
            coverage.noteFilesTrusted();
        } else if (put.isPresent()) {
            coverage.noteUnseenText();
        }
        // A program that makes files may change this one.
        return put.map(one -> context.present().isCertain() && made.mayBeMade() ? Put.UNKNOWN : one);
    }

    /** Returns whether the path that a module names has a file, as far as that is certain. */
    public Truth isThere(PyModule module, String path) {
        if (goesOnWithout(module, path)) {
            return Truth.FALSE;
        }
        List<String> places = isElsewhere(path)
                ? Stream.ofNullable(inContainer(path)).toList()
                : working(path).map(this::placed).distinct().toList();
        boolean there = !places.isEmpty()
                && places.stream()
                        .allMatch(place -> isWritten(place)
                                || (modules.exists(place)
                                        && context.present().has(place)
                                        && real(place, place).isPresent()));
        if (!there || made.mayBeRemoved()) {
            return Truth.UNKNOWN;
        }
        coverage.noteFilesTrusted();
        return Truth.TRUE;
    }

    private boolean isWritten(String place) {
        return context.present().put(place).flatMap(Put::text).isPresent();
    }

    /** Returns the repository paths that a path may be: people start a program in its folder, or in that of the repository. */
    private Stream<String> working(String written) {
        String path = isBelowWorking(written) ? "." + written.substring(WORKING.length()) : written;
        List<String> known = context.directories();
        Stream<String> folders = known.isEmpty()
                ? Stream.concat(Stream.of(""), ran.stream().limit(1).map(entry -> RepositoryPath.of(entry)
                        .folder()
                        .text()))
                : known.stream();
        return folders.flatMap(folder -> Stream.ofNullable(resolve(folder, path)));
    }

    /** Returns the first of some files that the image does not certainly lack; if it lacks all of them, the first one. */
    public Optional<SourceFile> first(Stream<SourceFile> files) {
        Optional<SourceFile> first = Optional.empty();
        Iterator<SourceFile> each = files.iterator();
        while (each.hasNext()) {
            SourceFile file = each.next();
            if (!isLeftOut(file.path())) {
                return Optional.of(file);
            }
            first = first.or(() -> Optional.of(file));
        }
        return first;
    }

    /** Returns whether the program has written to one of the repository's files at a path. */
    public boolean isRewritten(String path) {
        return !rewritten.isEmpty()
                && Optional.ofNullable(isElsewhere(path) ? inContainer(path) : resolve("", path))
                        .map(this::placed)
                        .filter(rewritten::contains)
                        .isPresent();
    }

    /** Says that a call writes to the file with a path. */
    public void rewrite(Invocation call, Value path, Branches branches) {
        @Nullable String name = FilePath.text(path);
        if (name != null) {
            rewrite(call.site().scope().module(), name, branches);
        }
    }

    /** Says that the program writes to a file that a module names: if that is certain, the text that the repository has counts no longer. */
    public void rewrite(PyModule module, String path, Branches branches) {
        if (branches.uncertain()) {
            return;
        }
        String folder =
                RepositoryPath.of(module.source().file().path()).folder().text();
        (isElsewhere(path)
                        ? Stream.ofNullable(inContainer(path))
                        : Stream.of(folder, "").flatMap(start -> Stream.ofNullable(resolve(start, path))))
                .map(this::placed)
                .filter(modules::exists)
                .forEach(rewritten::add);
    }

    /** Returns a file that the program opens, as {@link #demand} does. */
    public SourceFile opened(SourceFile file, Branches branches) {
        demand(file.path(), "FileNotFoundError", branches);
        return file;
    }

    /**
     * Raises an exception for a file that the image certainly lacks, if the program handles it there. A program that nobody
     * made for an image without the file has it: something that is not seen brings it.
     */
    void demand(String path, String exception, Branches branches) {
        if (!isLeftOut(path)) {
            return;
        }
        if (branches.catching(exception)) {
            coverage.noteLeftOut(path, false);
            throw Raised.certainly(exception);
        }
        coverage.noteLeftOut(path, !branches.uncertain());
    }

    /** Returns whether the repository has a file at a path that a module names. */
    public boolean has(PyModule module, String path) {
        String folder =
                RepositoryPath.of(module.source().file().path()).folder().text();
        return isElsewhere(path)
                ? inContainer(path) != null
                : Stream.of(folder, "")
                        .flatMap(start -> Stream.ofNullable(resolve(start, path)))
                        .anyMatch(modules::exists);
    }

    /** Returns whether the image of the program certainly has nothing at the path that a module names. */
    public boolean lacks(PyModule module, String path) {
        RepositoryPath folder = RepositoryPath.of(module.source().file().path()).folder();
        return !isElsewhere(path)
                && Stream.of(resolve(folder.text(), path), resolve("", path))
                        .allMatch(place -> place == null || context.absent().contains(place));
    }

    /** Returns whether the image of the program certainly has no file of a name in a module's folder, or in one above it. */
    public boolean lacksAbove(PyModule module, String name) {
        RepositoryPath folder = RepositoryPath.of(module.source().file().path()).folder();
        // Such a file is beside the program, or above it, whichever of its modules looks for it.
        Set<String> around = ran.stream()
                .limit(1)
                .flatMap(entry -> RepositoryPath.of(entry).folder().upward())
                .map(RepositoryPath::text)
                .collect(Collectors.toSet());
        return folder.upward().filter(above -> around.contains(above.text())).allMatch(above -> context.absent()
                .contains(above.at(name).text()));
    }

    /** Returns a file by its path, relative to a folder or as the program's container has it. */
    public Optional<SourceFile> at(String folder, String path) {
        if (isBelowWorking(path)) {
            return working(path).flatMap(there -> text(there).stream()).findFirst();
        }
        if (isElsewhere(path)) {
            return Optional.ofNullable(inContainer(path)).flatMap(file -> real(path, file));
        }
        return Optional.ofNullable(resolve(folder, path)).flatMap(this::text);
    }

    private static boolean isBelowWorking(String path) {
        return path.startsWith(WORKING + "/");
    }

    /** Returns the assumed path of the folder in which the program runs; null if it may be one of several that are known. */
    public @Nullable String workingDirectory() {
        List<String> known = context.directories();
        if (known.isEmpty() ? !context.launched() : known.equals(List.of(""))) {
            return WORKING;
        }
        return known.size() == 1 ? absolute(known.get(0)) : null;
    }

    /** Returns whether a path is the folder in which the program runs, above which it is not known what there is. */
    public static boolean isWorkingDirectory(String path) {
        return path.equals(WORKING);
    }

    private static boolean isElsewhere(String path) {
        return path.startsWith("/") && !path.startsWith(ROOT);
    }

    /** A copied file is at its target, or in the target if that is a folder. */
    private @Nullable String inContainer(String path) {
        ContainerPath wanted = ContainerPath.of(path);
        List<Copied> copies = context.copies();
        for (int i = copies.size() - 1; i >= 0; i--) {
            RepositoryPath source = RepositoryPath.of(copies.get(i).repository());
            Optional<String> rest = wanted.below(ContainerPath.of(copies.get(i).target()));
            Optional<String> found = rest.flatMap(
                    below -> Stream.of(source.at(below), source.folder().at(below))
                            .map(RepositoryPath::text)
                            .filter(modules::exists)
                            .findFirst());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    public static String absolute(String path) {
        return ROOT + path;
    }

    /** Returns a path in the repository without what is assumed in front of it; other texts as they are. */
    public static String relative(String text) {
        return text.startsWith(ROOT) ? text.substring(ROOT.length()) : text;
    }

    /** Returns the repository path for a program's path, or null if it is outside. */
    static @Nullable public String resolve(String folder, String path) {
        boolean whole = path.startsWith(ROOT);
        String relative = whole ? path.substring(ROOT.length()) : path;
        if (path.startsWith("/") && !whole) {
            return null;
        }
        // Python does not expand `~`.
        return RepositoryPath.of(whole ? "" : folder)
                .resolve("./" + relative)
                .map(RepositoryPath::text)
                .orElse(null);
    }
}
