package dev.undebug.read;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.compose.ComposeReader;
import dev.undebug.read.docker.DockerfileReader;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.env.EnvFileReader;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.ShellScriptReader;
import dev.undebug.read.kubernetes.KubernetesReaders;
import dev.undebug.read.machine.MachineReaders;
import dev.undebug.read.packaging.LockReader;
import dev.undebug.read.packaging.PackagingReaders;
import dev.undebug.read.packaging.ProjectReader;
import dev.undebug.read.packaging.RequirementsReader;
import dev.undebug.read.packaging.TestSettingsReader;
import dev.undebug.read.platform.PlatformReaders;
import dev.undebug.read.provision.ProvisionReaders;
import dev.undebug.read.task.TaskReaders;
import dev.undebug.read.terraform.TerraformReaders;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All formats that are read. */
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

    /** The first that reads a path is the one, so that names which say little come last. */
    private static final List<Reader> ALL = Stream.of(
                    List.of(
                            ProvisionReaders.templates(),
                            new DockerfileReader(FORMATS),
                            new ComposeReader(),
                            new EnvFileReader(),
                            new ShellScriptReader(FORMATS)),
                    TaskReaders.all(),
                    List.of(PackagingReaders.tests()),
                    MachineReaders.all(),
                    PlatformReaders.all(MANIFESTS),
                    TerraformReaders.all(),
                    ProvisionReaders.all(FORMATS),
                    List.of(MachineReaders.uwsgi(MANIFESTS), PlatformReaders.appEngine(MANIFESTS)),
                    KubernetesReaders.all(MANIFESTS),
                    PackagingReaders.all())
            .flatMap(List::stream)
            .toList();

    private Readers() {}

    /** Tells by its path whether a file is read. */
    public static boolean reads(String path) {
        return forPath(path).isPresent();
    }

    /**
     * Returns whether a file may say what is started, or with which variables. What says versions only may be very long, or be
     * written as Windows' console does; without it they are not known, which is taken into account.
     */
    public static boolean mayStart(String path) {
        return forPath(path)
                .filter(reader -> !(reader instanceof LockReader || reader instanceof RequirementsReader))
                .isPresent();
    }

    /**
     * Returns whether a file may do so that is no text. Examples of variables are read by nobody, with settings of tests that are
     * no text nothing is tested, and no package is installed.
     */
    public static boolean mayStartAsData(String path) {
        return mayStart(path)
                && forPath(path)
                        .filter(reader -> !(reader instanceof TestSettingsReader
                                || reader instanceof ProjectReader
                                || (reader instanceof EnvFileReader && EnvFileNames.isTemplate(path))))
                        .isPresent();
    }

    /** Returns whether a file is too long to be read, whatever it is called. */
    public static boolean isLong(SourceFile file) {
        return file.text().length() > Reader.MAX_LENGTH;
    }

    /** Says what one file says; nothing where its format is not known. */
    public static FileFacts read(SourceFile file) {
        return forPath(file.path())
                .filter(reader -> !isLong(file))
                .map(reader -> reader.read(file))
                .orElseGet(() -> FileFacts.ofUnits(file, List.of()));
    }

    /** Says what a file of variables says, whatever it is called. */
    public static FileFacts readVariables(SourceFile file) {
        return isLong(file) ? FileFacts.ofUnits(file, List.of()) : new EnvFileReader().read(file);
    }

    /** Tells by its path whether a file is read as a Dockerfile. */
    public static boolean readsDockerfile(String path) {
        return forPath(path).filter(DockerfileReader.class::isInstance).isPresent();
    }

    /** Says what a Dockerfile says, whatever it is called. */
    public static FileFacts readDockerfile(SourceFile file) {
        return isLong(file) ? FileFacts.ofUnits(file, List.of()) : new DockerfileReader(FORMATS).read(file);
    }

    private static Optional<Reader> forPath(String path) {
        return ALL.stream().filter(reader -> reader.reads(path)).findFirst();
    }
}
