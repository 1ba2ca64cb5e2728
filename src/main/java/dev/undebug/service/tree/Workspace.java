package dev.undebug.service.tree;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.python.eval.outcome.Modules;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.read.Readers;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.format.NamedAs;
import dev.undebug.read.format.PlacedAs;
import dev.undebug.read.text.OwnFolders;
import dev.undebug.source.Content;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.OwnName;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.SourceTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a tree that were read so far, and their facts. Several threads may run programs over it. */
public final class Workspace implements Modules, ImportLines.Layout {
    private final SourceTree tree;
    private final KnownRoles roles;
    private final TreeNames names;
    private final TreeContents contents;
    private final Map<String, PythonModule> modules = new ConcurrentHashMap<>();
    private final Map<String, FileFacts> facts = new LinkedHashMap<>();
    private final Map<String, PythonText> texts = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final MadeOfTexts made = new MadeOfTexts();
    private final NamedFiles named = new NamedFiles();
    private final Set<String> changed = new HashSet<>();
    private final OwnFolders ownFolders = new OwnFolders();
    private final PackageRoots packages;
    private @Nullable OwnName ownName;

    public Workspace(SourceTree tree) {
        this(tree, KnownRoles.NONE);
    }

    /** @param roles the configured roles of files */
    public Workspace(SourceTree tree, KnownRoles roles) {
        this.tree = tree;
        this.roles = roles;
        this.names = new TreeNames(tree);
        this.contents = new TreeContents(tree, names);
        this.packages = new PackageRoots(this, names);
    }

    private Workspace(Workspace other) {
        this.tree = other.tree;
        this.roles = other.roles;
        this.names = other.names;
        this.contents = new TreeContents(other.contents);
        this.packages = new PackageRoots(this, names);
        this.ownName = other.ownName;
        this.modules.putAll(other.modules);
        this.facts.putAll(other.facts);
        this.texts.putAll(other.texts);
        this.leftOut.addAll(other.leftOut);
        this.made.addAll(other.made);
        this.changed.addAll(other.changed);
        // What other files name is found again: these may have changed.
        this.facts.keySet().removeAll(other.named.paths());
    }

    /** Returns what the repository is called by those who clone it. Few launches ask, and a tree may have to open git for it. */
    public synchronized OwnName ownName() {
        if (ownName == null) {
            ownName = tree.ownName();
        }
        return ownName;
    }

    /** Returns a copy with new texts for some files. Nothing is read again. */
    public synchronized Workspace with(Collection<SourceFile> changed) {
        Workspace copy = new Workspace(this);
        for (SourceFile file : changed) {
            copy.contents.replace(file).forEach(copy::forget);
        }
        return copy;
    }

    private void forget(String path) {
        modules.remove(path);
        facts.remove(path);
        texts.remove(path);
    }

    /** Returns the symbolic links that lead to a file. */
    public synchronized Set<String> linksTo(String path) {
        return names.linksTo(path);
    }

    /** Returns the canonical path of a file, see {@link TreeNames#real}. */
    public synchronized String real(String path) {
        return names.real(path);
    }

    public synchronized Set<String> paths() {
        return names.paths();
    }

    /**
     * Reads those of the paths that the tree has and that were not read yet, in one go; returns whether there were any.
     * A file of another format by its name is withheld: it matters only because another file names it.
     */
    public synchronized boolean load(Collection<String> wanted) {
        return contents.load(wanted);
    }

    /**
     * Reads those of the paths that were not read yet, and the modules that they import at the top level, and so on: a
     * program that needs them needs those, too. Returns whether there were any.
     */
    public synchronized boolean loadWithImports(Collection<String> wanted) {
        Set<String> open = unread(wanted);
        boolean more = load(open);
        while (!open.isEmpty() && !tree.isLocal()) {
            Set<String> imported = new HashSet<>();
            open.forEach(path -> pythonText(path).ifPresent(text -> imported.addAll(text.importsAtTop(this))));
            open = unread(imported);
            load(open);
        }
        return more;
    }

    private Set<String> unread(Collection<String> paths) {
        return paths.stream().filter(path -> !isRead(path)).collect(Collectors.toSet());
    }

    /** Reads files that a change brings, whatever their kind. */
    public synchronized void loadChanged(Collection<String> wanted) {
        load(wanted.stream().filter(path -> !IrrelevantFiles.isProgram(path)).toList());
        contents.loadAll(wanted.stream().filter(IrrelevantFiles::isProgram).toList());
        changed.addAll(wanted);
    }

    /** Reads programs that commands run, in whatever language. */
    public synchronized void loadPrograms(Collection<String> wanted) {
        contents.loadAll(wanted.stream().map(this::real).toList());
    }

    /** Returns programs in whatever language that the tree has, to look at what they may do: none of them counts as read. */
    public synchronized List<SourceFile> programs(Collection<String> wanted) {
        return contents.looked(wanted.stream().map(this::real).distinct().toList());
    }

    /** Returns whether a change brings a file, whatever its kind. */
    public synchronized boolean isChanged(String path) {
        return changed.contains(path);
    }

    /** Returns whether a program reads what it needs while it runs, so that nothing is to be loaded before. */
    public synchronized boolean readsOnDemand() {
        return tree.isLocal();
    }

    /** Reads env files, whatever their names: the files that name them say what they are. */
    public synchronized void loadEnvFiles(Collection<String> wanted) {
        load(wanted);
        wanted.stream().map(this::real).forEach(path -> {
            if (!EnvFileNames.isEnvFile(path) && named.addEnvFile(path)) {
                facts.remove(path);
            }
            contents.named(path);
        });
    }

    /** Reads deployment files that others name, whatever their own names; returns whether there were any. */
    public synchronized boolean loadDeployments(Collection<String> wanted) {
        boolean more = load(wanted);
        wanted.stream().map(this::real).forEach(contents::named);
        return more;
    }

    /**
     * Reads files of any names that commands run, which are scripts if their first lines say so.
     *
     * @return those that were not known as such
     */
    public synchronized List<String> loadScripts(Collection<String> wanted) {
        return loadUnnamed(wanted, named::addScript);
    }

    /**
     * Reads files of any names that pip takes for lists of packages.
     *
     * @return those that were not known as such
     */
    public synchronized List<String> loadRequirements(Collection<String> wanted) {
        return loadUnnamed(wanted, named::addRequirements);
    }

    private List<String> loadUnnamed(Collection<String> wanted, Predicate<String> added) {
        load(wanted);
        return wanted.stream()
                .map(this::real)
                .filter(path -> names.isKnown(path) && !Readers.readsByName(path) && !PythonPaths.isPython(path))
                .distinct()
                .filter(added)
                .peek(facts::remove)
                .toList();
    }

    /** Reads the units of systemd and the programs of supervisor that have these paths on machines, whatever their names. */
    public synchronized void loadProcesses(Map<String, PlacedAs> targets) {
        load(targets.keySet());
        targets.forEach((path, target) -> {
            if (named.addProcess(real(path), target)) {
                facts.remove(real(path));
            }
            contents.named(real(path));
        });
    }

    /**
     * Reads Dockerfiles, whatever their names: the files that name them say what they are.
     *
     * @return those with other names
     */
    public synchronized Set<String> loadDockerfiles(Collection<String> wanted) {
        load(wanted);
        Set<String> others = new TreeSet<>();
        wanted.stream()
                .map(this::real)
                .filter(path -> names.isKnown(path) && !Readers.reads(path, NamedAs.DOCKERFILE))
                .forEach(others::add);
        others.stream().filter(named::addDockerfile).forEach(path -> {
            facts.remove(path);
            contents.named(path);
        });
        return others;
    }

    /** Sets the role of a Dockerfile without a telling name: the role of its build. */
    public synchronized void setBuiltFor(String path, Role role) {
        if (named.setBuiltFor(real(path), role)) {
            facts.remove(real(path));
        }
    }

    /** Returns whether an unlisted or unread file may hide a launch. */
    public synchronized boolean mayHideLaunches() {
        return !tree.gaps().isEmpty()
                || contents.all().stream()
                        .anyMatch(content -> content instanceof Content.Unread unread
                                && unread.withheld()
                                && mayHideLaunches(unread.path()));
    }

    private boolean mayHideLaunches(String path) {
        return named.startsPrograms(path) || ((names.reads(path) || names.isLink(path)) && !names.isEmptySetting(path));
    }

    /** Returns the broken files, whose launches or settings are only partly known. */
    public synchronized List<Content.Unread> broken() {
        return contents.paths().stream()
                .flatMap(path -> facts(path).stream())
                .flatMap(file -> Reading.part(file).stream())
                .distinct()
                .toList();
    }

    /** Returns the paths of the files that may start or configure something and were not read, or not to their end. */
    public synchronized Stream<String> withheld() {
        return Stream.concat(
                        contents.all().stream()
                                .filter(Content.Unread.class::isInstance)
                                .map(Content.Unread.class::cast),
                        broken().stream())
                .filter(Content.Unread::withheld)
                .map(Content.Unread::path);
    }

    /** Says that programs need these files, which therefore count where they could not be read. */
    public synchronized void withhold(Collection<String> paths) {
        paths.stream().map(this::real).forEach(contents::named);
    }

    /** Says that these files, whose content alone says what they are, were too many to be read. */
    public synchronized void leaveOut(Collection<String> paths) {
        leftOut.addAll(paths);
    }

    /** Returns the files that were too many to be read. */
    public synchronized List<String> leftOut() {
        return leftOut.stream().filter(path -> !isRead(path)).toList();
    }

    /** Returns whether every file that matches was read. */
    public synchronized boolean readWhole(Predicate<String> which) {
        return names.paths().stream().filter(which).allMatch(contents::isRead);
    }

    /** Returns whether a file is part of a commit, or would be of the next one. */
    public synchronized boolean isCommitted(String path) {
        return tree.isCommitted(path);
    }

    /** Returns whether reading the file was attempted. */
    public synchronized boolean isRead(String path) {
        return contents.isRead(real(path));
    }

    /** Returns the contents of all read files, sorted by path. */
    public synchronized Collection<Content> contents() {
        return contents.all();
    }

    /** Returns the paths of all files that it was tried to read. */
    public synchronized Set<String> readPaths() {
        return contents.paths();
    }

    public synchronized Optional<SourceFile> file(String path) {
        return contents.file(real(path));
    }

    /** Returns the facts of an env file or deployment file, if it was read. */
    public synchronized Optional<FileFacts> facts(String path) {
        return facts(path, Readers::read);
    }

    /**
     * Returns the facts of an env file or deployment file, if it was read.
     *
     * @param reading of a file that is what its own name and its content say
     */
    public synchronized Optional<FileFacts> facts(String path, Function<SourceFile, FileFacts> reading) {
        String real = real(path);
        return named.has(real) || names.reads(real)
                ? file(real).map(file -> facts.computeIfAbsent(real, key -> said(file, reading)))
                : Optional.empty();
    }

    private FileFacts said(SourceFile file, Function<SourceFile, FileFacts> reading) {
        FileFacts said = named.has(file.path()) ? named.read(file) : reading.apply(file);
        return roles.of(file.path()).map(said::with).orElse(said);
    }

    /** Returns the files whose facts are not known yet, and for which {@link Readers#read(SourceFile)} finds them. */
    public synchronized List<SourceFile> withoutFacts() {
        return contents.all().stream()
                .filter(Content.Decoded.class::isInstance)
                .map(content -> ((Content.Decoded) content).file())
                .filter(file -> !facts.containsKey(file.path()) && !named.has(file.path()) && names.reads(file.path()))
                .toList();
    }

    /** Returns the configured roles. */
    public synchronized KnownRoles roles() {
        return roles;
    }

    /** Returns whether a script names the folder in which it lies. */
    public synchronized boolean namesOwnFolder(SourceFile script) {
        return ownFolders.isNamedIn(script);
    }

    /** Returns the quick answers about a Python file, if it was read. */
    public synchronized Optional<PythonText> pythonText(String path) {
        return PythonPaths.isPython(path) ? sourceText(path) : Optional.empty();
    }

    /** Returns the files of the repository that a Python file may import. */
    public synchronized Set<String> imports(String path) {
        return pythonText(path).map(text -> text.imports(this)).orElse(Set.of());
    }

    /** Returns the files of the repository that a Python file may import in its lines without indentation. */
    public synchronized Set<String> importsAtTop(String path) {
        return pythonText(path).map(text -> text.importsAtTop(this)).orElse(Set.of());
    }

    /** Returns the quick answers about a file that a program runs or reads, whatever its name, if it was read. */
    public synchronized Optional<PythonText> sourceText(String path) {
        return file(path).map(file -> texts.computeIfAbsent(real(path), key -> new PythonText(file)));
    }

    /** Returns whether the tree has files in a folder; {@code ""} is the root. */
    @Override
    public synchronized boolean hasFolder(String folder) {
        return names.hasFolder(folder);
    }

    /** Returns whether a folder below the root contains Python files, however deep. */
    public synchronized boolean hasPython(String folder) {
        return !folder.isEmpty() && names.pythonFolders().has(folder);
    }

    /** Returns the folders with the repository's own Python files. */
    public synchronized CodeFolders codeFolders() {
        return names.codeFolders();
    }

    @Override
    public synchronized boolean exists(String path) {
        return names.exists(path);
    }

    /** Returns the path of a compiled module that Python for Linux imports instead of a module of the repository. */
    public synchronized Optional<String> compiled(String module) {
        return names.compiled(module);
    }

    @Override
    public synchronized Optional<String> installed(String module, String program, List<String> roots) {
        return packages.find(module, program, roots);
    }

    @Override
    public Optional<PythonModule> loaded(String path) {
        @Nullable PythonModule known = modules.get(path);
        return known != null
                ? Optional.of(known)
                : demanded(path).map(file -> modules.computeIfAbsent(real(path), key -> PythonTemplate.parse(file)));
    }

    @Override
    public <T> T made(SourceFile file, Class<T> type, Function<SourceFile, T> maker) {
        return made.get(file, type, maker);
    }

    @Override
    public synchronized Optional<String> text(String path) {
        return demanded(path).map(SourceFile::text);
    }

    /** Returns a file that a program reads. One at hand is read now, since the program would otherwise run twice. */
    private synchronized Optional<SourceFile> demanded(String path) {
        if (!isRead(path) && tree.isAtHand(real(path))) {
            load(Set.of(path));
        }
        return file(path);
    }
}
