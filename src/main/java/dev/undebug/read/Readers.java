package dev.undebug.read;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.PartlyRead;
import dev.undebug.fact.Unit;
import dev.undebug.read.compose.ComposeReader;
import dev.undebug.read.docker.CaptainDefinitionReader;
import dev.undebug.read.docker.DockerfileReader;
import dev.undebug.read.env.EnvFileReader;
import dev.undebug.read.env.VariableFileReader;
import dev.undebug.read.format.FirstStart;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.NamedAs;
import dev.undebug.read.format.NamelessScriptReader;
import dev.undebug.read.format.PlacedAs;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.ShellScriptReader;
import dev.undebug.read.format.TaskRunner;
import dev.undebug.read.format.Weight;
import dev.undebug.read.kubernetes.KubernetesReaders;
import dev.undebug.read.machine.MachineReaders;
import dev.undebug.read.machine.SystemdReader;
import dev.undebug.read.packaging.InstallCommands;
import dev.undebug.read.packaging.PackagingReaders;
import dev.undebug.read.platform.PlatformReaders;
import dev.undebug.read.provision.PlaybookRun;
import dev.undebug.read.provision.ProvisionReaders;
import dev.undebug.read.task.PipelineReader;
import dev.undebug.read.task.TaskReaders;
import dev.undebug.read.terraform.TerraformReaders;
import dev.undebug.read.text.Most;
import dev.undebug.read.windows.WindowsScriptReader;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All supported formats, one reader each. */
public final class Readers {
    private static final Formats FORMATS = new Formats() {
        @Override
        public boolean reads(String path) {
            return Readers.reads(path);
        }

        @Override
        public FileFacts read(SourceFile file) {
            return Readers.read(file);
        }
    };

    private static final Reader MANIFESTS = KubernetesReaders.manifests();

    private static final DockerfileReader DOCKERFILES = new DockerfileReader(FORMATS);

    private static final ShellScriptReader SCRIPTS = new ShellScriptReader(FORMATS);

    private static final ComposeReader COMPOSE = new ComposeReader();

    private static final Reader UNITS = new SystemdReader();

    private static final Reader TEMPLATES = PlatformReaders.templates(FORMATS);

    private static final Reader PLAYBOOKS = ProvisionReaders.playbooks(FORMATS);

    private static final Reader SCRIPT_TEMPLATES = TerraformReaders.unnamed(FORMATS);

    private static final Reader PROCESS_TEMPLATES = ProvisionReaders.templates();

    private static final Reader CONTAINERS = ProvisionReaders.containers();

    private static final Reader APP_ENGINE = PlatformReaders.appEngine(MANIFESTS);

    private static final Reader PIPELINES = new PipelineReader(FORMATS);

    private static final Reader SERVER_SETTINGS = ProvisionReaders.serverSettings();

    /** The first reader that accepts a path reads the file, so readers with unspecific names come last. */
    private static final List<Reader> ALL = Stream.of(
                    List.of(
                            DOCKERFILES,
                            new CaptainDefinitionReader(),
                            COMPOSE,
                            PROCESS_TEMPLATES,
                            new EnvFileReader(),
                            new VariableFileReader(),
                            SCRIPTS,
                            new WindowsScriptReader()),
                    TaskReaders.all(FORMATS),
                    List.of(PackagingReaders.tests()),
                    MachineReaders.all(),
                    PlatformReaders.all(MANIFESTS, FORMATS),
                    TerraformReaders.all(FORMATS),
                    ProvisionReaders.all(FORMATS),
                    List.of(MachineReaders.uwsgi(MANIFESTS), APP_ENGINE),
                    KubernetesReaders.all(MANIFESTS),
                    PackagingReaders.all(),
                    List.of(
                            KubernetesReaders.unnamed(MANIFESTS),
                            ProvisionReaders.unnamedTemplates(FORMATS),
                            SCRIPT_TEMPLATES,
                            new NamelessScriptReader(SCRIPTS),
                            MachineReaders.nameless()))
            .flatMap(List::stream)
            .toList();

    /** A scan asks about each of its paths several times, and the readers have many patterns. */
    private static final Map<String, Optional<Reader>> OF_PATHS = Collections.synchronizedMap(new HashMap<>());

    /** So many answers take some megabytes at most, whatever is scanned. */
    private static final int MOST_PATHS = 8192;

    private static final int LONGEST_PATH = 300;

    private static final Map<String, TaskRunner> RUNNERS = new HashMap<>();

    static {
        ALL.forEach(reader -> reader.runner()
                .ifPresent(runner -> runner.programs().forEach(program -> RUNNERS.put(program, runner))));
    }

    private Readers() {}

    /** Returns whether a reader accepts a path. */
    public static boolean reads(String path) {
        return forPath(path).isPresent();
    }

    /** Returns whether the path of a file shows its format; of others that a reader accepts, only the content does. */
    public static boolean readsByName(String path) {
        return forPath(path).filter(Reader::readsByName).isPresent();
    }

    /** Returns whether a file, by its name, may start a program or set its variables. */
    public static boolean mayStart(String path) {
        return forPath(path)
                .filter(Reader::readsByName)
                .filter(reader -> reader.weight(path) != Weight.STARTS_NOTHING)
                .isPresent();
    }

    /** Returns whether a file may start a program or set its variables even if it is not decodable text. */
    public static boolean mayStartAsData(String path) {
        return forPath(path)
                .filter(Reader::readsByName)
                .filter(reader -> reader.weight(path) == Weight.STARTS)
                .isPresent();
    }

    /** Returns whether the path alone shows that the file may start programs. */
    public static boolean startsByName(String path) {
        return ALL.stream().anyMatch(reader -> reader.startsByName(path) && reader.reads(path));
    }

    /** Returns whether a file with this name starts nothing unless it has the header of a section. */
    public static boolean needsSections(String path) {
        return forPath(path).filter(reader -> reader.needsSections(path)).isPresent();
    }

    /** Returns whether a file with this name matters for its variables alone, and only to programs that name it. */
    public static boolean needsVariables(String path) {
        return forPath(path).filter(reader -> reader.needsVariables(path)).isPresent();
    }

    /** Returns whether a file is too long for most readers, whatever its name. */
    public static boolean isLong(SourceFile file) {
        return file.text().length() > Reader.MAX_LENGTH;
    }

    /** Returns the facts of one file; none if its format is unknown. */
    public static FileFacts read(SourceFile file) {
        Optional<Reader> reader = forPath(file.path()).map(named -> byContent(file, named));
        Most.Result<FileFacts> result =
                Most.watching(() -> reader.map(found -> read(file, found)).orElseGet(() -> nothing(file)));
        FileFacts facts = result.read();
        boolean starts = reader.filter(found -> found.mayStart(file)).isPresent();
        Optional<PartlyRead> broken = starts && !isLong(file) ? Syntax.broken(file) : Optional.empty();
        return broken.or(() -> tooMuch(file, result, starts)).map(facts::with).orElse(facts);
    }

    private static Optional<PartlyRead> tooMuch(SourceFile file, Most.Result<FileFacts> result, boolean starts) {
        boolean matters = starts || !result.read().units().isEmpty();
        return matters && !result.whole() && !Syntax.isOfTests(file.path())
                ? Optional.of(PartlyRead.tooMuch(file))
                : Optional.empty();
    }

    /**
     * The helpers of a chart and scripts of Terraform have the same names, a folder of manifests may hold compose files,
     * templates and playbooks, a script may be a unit of systemd, and configuration of any name may be supervisor's or that
     * of another manager of programs: the content decides.
     */
    private static Reader byContent(SourceFile file, Reader named) {
        if (named == SCRIPTS && !isLong(file) && SystemdReader.isUnit(file)) {
            return UNITS;
        }
        if (named instanceof SystemdReader && !isLong(file) && SystemdReader.isScript(file)) {
            return SCRIPTS;
        }
        if (!isLong(file) && ProvisionReaders.isTemplate(file)) {
            return PROCESS_TEMPLATES;
        }
        boolean ofChart = named.weight(file.path()) == Weight.STARTS_NOTHING && SCRIPT_TEMPLATES.reads(file.path());
        if (ofChart && FirstStart.isOne(file.text())) {
            return SCRIPT_TEMPLATES;
        }
        Optional<Reader> ofMachine = isLong(file) ? Optional.empty() : MachineReaders.byContent(file);
        if (ofMachine.isPresent()) {
            return ofMachine.get();
        }
        if (named == COMPOSE && !isLong(file) && KubernetesReaders.isManifest(file)) {
            return MANIFESTS;
        }
        boolean open = (named == MANIFESTS || !named.readsByName()) && !isLong(file);
        if (open && PlatformReaders.isAppEngine(file)) {
            return APP_ENGINE;
        }
        if (open && COMPOSE.isCompose(file)) {
            return COMPOSE;
        }
        if (open && PlatformReaders.isTemplate(file)) {
            return TEMPLATES;
        }
        if (open && ProvisionReaders.isContainers(file)) {
            return CONTAINERS;
        }
        if (open && PackagingReaders.isEnvironment(file)) {
            return PackagingReaders.environments();
        }
        if (open && PipelineReader.isCloudBuild(file)) {
            return PIPELINES;
        }
        if (open && ProvisionReaders.isServerSettings(file)) {
            return SERVER_SETTINGS;
        }
        return open && ProvisionReaders.isPlaybook(file) ? PLAYBOOKS : named;
    }

    /** Returns whether the file at a path is read as the given kind. */
    public static boolean reads(String path, NamedAs kind) {
        return forPath(path).filter(reader -> reader.reads(kind)).isPresent();
    }

    /** Returns the facts of a file that another file names, whatever its own name. */
    public static FileFacts read(SourceFile file, NamedAs kind) {
        return ALL.stream()
                .filter(reader -> reader.reads(kind))
                .findFirst()
                .map(reader -> read(file, reader))
                .orElseThrow();
    }

    /** Returns whether a file starts programs by the path that it has on a machine. */
    public static boolean startsAt(String target) {
        return ProvisionReaders.isProcess(target) || runsAtBoot(target);
    }

    /** Returns whether a machine that starts runs the file with this path there, which is a script. */
    public static boolean runsAtBoot(String target) {
        return ShellScriptReader.runsAtBoot(target);
    }

    /** Returns the facts of a file that is placed on a machine, whatever its own name. */
    public static FileFacts read(SourceFile file, PlacedAs there) {
        if (isLong(file)) {
            return nothing(file);
        }
        if (!runsAtBoot(there.path())) {
            return ProvisionReaders.placed(file, there);
        }
        return NamelessScriptReader.isShell(file.text())
                ? InstallCommands.noted(SCRIPTS.readForBoot(file, there))
                : nothing(file);
    }

    /** Returns the facts of a playbook that a command runs, which has a play for the machine of that command; empty of other files. */
    public static Optional<FileFacts> read(SourceFile file, PlaybookRun run) {
        return !isLong(file) && ProvisionReaders.isForOwnMachine(file)
                ? Optional.of(InstallCommands.noted(ProvisionReaders.playbook(file, run, FORMATS)))
                : Optional.empty();
    }

    /** Returns the facts of a Dockerfile as a build with these arguments reads it. */
    public static FileFacts read(SourceFile dockerfile, BuildArguments arguments) {
        return isLong(dockerfile) ? nothing(dockerfile) : DOCKERFILES.read(dockerfile, arguments);
    }

    /** Returns the task runner with this program name. */
    public static Optional<TaskRunner> taskRunner(String program) {
        return Optional.ofNullable(RUNNERS.get(program));
    }

    /** Returns the tasks of a file with values that its runner gets on its command line, see {@link Reader#tasks}. */
    public static Optional<List<Unit>> tasks(SourceFile file, Map<String, Optional<String>> given) {
        return forPath(file.path())
                .filter(reader -> file.text().length() <= reader.longest())
                .flatMap(reader -> reader.tasks(file, given));
    }

    /**
     * Returns the path of the file that, if it exists, sets variables for every process of this one: {@code app.json}
     * beside a Procfile.
     */
    public static Optional<String> variablesBeside(String path) {
        return forPath(path)
                .flatMap(Reader::variablesBeside)
                .map(name -> RepositoryPath.of(path).folder().at(name).text());
    }

    private static FileFacts read(SourceFile file, Reader reader) {
        return file.text().length() > reader.longest() ? nothing(file) : InstallCommands.noted(reader.read(file));
    }

    private static FileFacts nothing(SourceFile file) {
        return FileFacts.ofUnits(file, List.of());
    }

    private static Optional<Reader> forPath(String path) {
        if (path.length() > LONGEST_PATH) {
            return find(path);
        }
        if (OF_PATHS.size() >= MOST_PATHS) {
            OF_PATHS.clear();
        }
        return OF_PATHS.computeIfAbsent(path, Readers::find);
    }

    private static Optional<Reader> find(String path) {
        return ALL.stream().filter(reader -> reader.reads(path)).findFirst();
    }
}
