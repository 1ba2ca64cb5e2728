package dev.undebug.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.Needs;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code bin/undebug} beside a jar of the classes under test. */
@Tag(Needs.ORACLE)
@Tag(Needs.SCENARIO)
class LauncherTest {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final String DEBUG = "from flask import Flask\n\nFlask(__name__).run(debug=True)\n";
    private static final long MOST_SECONDS = 120;

    @TempDir
    private static Path release;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private record Ended(int code, String out, String err) {}

    @BeforeAll
    static void makeARelease() throws IOException {
        Files.copy(Path.of("bin/undebug"), release.resolve("undebug"), StandardCopyOption.COPY_ATTRIBUTES);
        Map<Boolean, List<Path>> parts = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .collect(Collectors.partitioningBy(Files::isDirectory));
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        // The JVM archives no classes from folders.
        attributes.put(
                Attributes.Name.CLASS_PATH,
                parts.getOrDefault(false, List.of()).stream()
                        .filter(Files::exists)
                        .map(jar -> jar.toUri().toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream file = Files.newOutputStream(release.resolve("undebug.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            Path main = parts.getOrDefault(true, List.of()).stream()
                    .filter(classes -> Files.exists(classes.resolve("dev/undebug/app/Main.class")))
                    .findFirst()
                    .orElseThrow();
            add(main, jar);
        }
    }

    private static void add(Path classes, JarOutputStream jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
            Files.copy(file, jar);
            jar.closeEntry();
        }
    }

    @BeforeEach
    void writeAProgram() throws IOException {
        Path shop = Files.createDirectory(folder.resolve("my shop"));
        Files.writeString(shop.resolve("app.py"), DEBUG);
        Files.createDirectories(cache());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", JAVA_HOME.toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    private Path cache() {
        return folder.resolve("cache/undebug");
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile());
        process.environment().clear();
        process.environment().putAll(environment);
        return process.start();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return ended(start(release.resolve("undebug"), arguments));
    }

    private Ended ended(Process process) throws IOException, InterruptedException {
        String out;
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            out = reader.lines().map(line -> line + "\n").collect(Collectors.joining());
        }
        int code = process.waitFor();
        return new Ended(code, out, Files.readString(folder.resolve("err")));
    }

    private Ended scan() throws IOException, InterruptedException {
        Ended scan = run("scan", "my shop");
        assertThat(scan.err()).isEmpty();
        assertThat(scan.code()).isEqualTo(1);
        assertThat(scan.out()).contains("flask-run-debug  app.py:3:21");
        return scan;
    }

    /** Starts for the first time and waits until the archive is there, and nothing else. */
    private Path archiveOf(Ended first) throws IOException, InterruptedException {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            cache().register(watch, ENTRY_CREATE, ENTRY_DELETE);
            assertThat(scan()).isEqualTo(first);
            List<Path> files = cached();
            while (!isArchiveAlone(files)) {
                WatchKey changed = watch.poll(MOST_SECONDS, TimeUnit.SECONDS);
                assertThat(changed).as("%s", files).isNotNull();
                changed.pollEvents();
                changed.reset();
                files = cached();
            }
            return files.get(0);
        }
    }

    private static boolean isArchiveAlone(List<Path> files) {
        return files.size() == 1 && files.get(0).toString().endsWith(".jsa");
    }

    private List<Path> cached() throws IOException {
        try (Stream<Path> files = Files.list(cache())) {
            return files.toList();
        }
    }

    /** A start that leaves no trace, to compare with. */
    private Ended withoutCache() throws IOException, InterruptedException {
        String before = environment.put("XDG_CACHE_HOME", "");
        Ended ended = scan();
        environment.put("XDG_CACHE_HOME", String.valueOf(before));
        return ended;
    }

    /** Replaces Java by a script. */
    private void putJava(String script) throws IOException {
        Path java = Files.createDirectories(folder.resolve("jvm/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        environment.put("JAVA_HOME", folder.resolve("jvm").toString());
    }

    @Test
    void theSecondStartLoadsTheArchiveOfTheFirst() throws Exception {
        Ended expected = withoutCache();
        assertThat(cached()).isEmpty();
        Path archive = archiveOf(expected);
        assertThat(archive).isNotEmptyFile();

        Path loaded = folder.resolve("loaded");
        environment.put("JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
        assertThat(scan()).isEqualTo(expected);
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("dev.undebug.scan.Scanner source: shared objects file (top)"));
        assertThat(cached()).containsExactly(archive);
    }

    @Test
    void aDamagedArchiveIsIgnored() throws Exception {
        Ended expected = withoutCache();
        Path archive = archiveOf(expected);
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        assertThat(scan()).isEqualTo(expected);
        assertThat(archive).hasContent("no archive");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aJvmWithoutArchivesIsAskedOnce(int exitCode) throws Exception {
        putJava("""
                case "$*" in *SharedArchive* | *ArchiveClasses*) echo "no archives"; exit %d ;; esac
                exec "%s/bin/java" "$@"
                """.formatted(exitCode, JAVA_HOME));
        Ended expected = withoutCache();
        Path archive = archiveOf(expected);
        assertThat(archive).isEmptyFile();
        assertThat(scan()).isEqualTo(expected);
        assertThat(cached()).containsExactly(archive);
    }

    @Test
    void aCacheThatCannotBeWrittenDoesNotMatter() throws Exception {
        Ended expected = withoutCache();
        Files.writeString(folder.resolve("file"), "");
        environment.put("XDG_CACHE_HOME", folder.resolve("file").toString());
        assertThat(scan()).isEqualTo(expected);
        assertThat(folder.resolve("file")).isEmptyFile();
    }

    @Test
    void argumentsExitCodesAndErrorsPassThrough() throws Exception {
        environment.remove("XDG_CACHE_HOME");
        assertThat(run("scan", "--format", "json", "my shop").out()).startsWith("{");
        assertThat(run("scan", "--fail-on", "critical", "my shop").code()).isZero();
        Ended misused = run("scan", "--nothing");
        assertThat(misused.code()).isEqualTo(2);
        assertThat(misused.out()).isEmpty();
        assertThat(misused.err()).startsWith("undebug: Unknown option: '--nothing'");
    }

    @Test
    void theProcessBecomesTheJvmWithItsOptions() throws Exception {
        environment.remove("XDG_CACHE_HOME");
        putJava("echo $$ \"$@\"\n");
        assertThat(given("scan", "my shop"))
                .isEqualTo("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms160m -Xmn96m -jar JAR scan my shop");
        environment.put("JAVA_OPTS", "-Da=b -Dc=d");
        assertThat(given("rules"))
                .isEqualTo("-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms160m -Xmn96m -Da=b -Dc=d -jar JAR rules");
        assertThat(given("demo")).isEqualTo("-Da=b -Dc=d -jar JAR demo");
        environment.put("JDK_JAVA_OPTIONS", "-Xmx48m");
        assertThat(given("scan")).isEqualTo("-XX:TieredStopAtLevel=1 -Da=b -Dc=d -jar JAR scan");
        environment.put("JDK_JAVA_OPTIONS", "-XX:+UseG1GC");
        assertThat(given("scan")).isEqualTo("-XX:TieredStopAtLevel=1 -Da=b -Dc=d -jar JAR scan");
    }

    @Test
    void theServerGetsALimitedHeap() throws Exception {
        putJava("echo $$ \"$@\"\n");
        String exit = "-XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel=1 ";
        assertThat(given("serve")).isEqualTo(exit + "-XX:+UseSerialGC -Xms64m -Xmx256m -jar JAR serve");
        assertThat(given()).isEqualTo(exit + "-XX:+UseSerialGC -Xms64m -Xmx256m -jar JAR");
        environment.put("JAVA_OPTS", "-Da=b -Xmx1g");
        assertThat(given("serve")).isEqualTo(exit + "-XX:+UseSerialGC -Da=b -Xmx1g -jar JAR serve");
        environment.put("JAVA_OPTS", "-XX:+UseParallelGC");
        assertThat(given("serve")).isEqualTo(exit + "-Xms64m -Xmx256m -XX:+UseParallelGC -jar JAR serve");
        environment.put("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=50");
        assertThat(given("serve")).isEqualTo(exit + "-XX:+UseParallelGC -jar JAR serve");
    }

    @ParameterizedTest
    @CsvSource({
        "                         , 256",
        "-Xmx48m                  ,  48",
        "-XX:MaxHeapSize=32m      ,  32",
        "-XX:+UseG1GC             , 256",
        "-XX:+UseG1GC -Xmx64m     ,  64",
        "-XX:MaxRAM=200m          , 100",
    })
    void theJvmTakesTheOptionsOfTheServer(@Nullable String options, long megabytes) throws Exception {
        environment.put("JAVA_OPTS", (options == null ? "" : options) + " -XX:+PrintFlagsFinal -version");
        Ended ended = run("serve");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .containsPattern(" MaxHeapSize += " + megabytes * 1024 * 1024 + " ")
                .containsPattern(" ExitOnOutOfMemoryError += true ");
    }

    private String given(String... arguments) throws IOException, InterruptedException {
        Process process = start(release.resolve("undebug"), arguments);
        String jar = release.toRealPath().resolve("undebug.jar").toString();
        return ended(process)
                .out()
                .strip()
                .replaceFirst("^" + process.pid() + " ", "")
                .replace(jar, "JAR");
    }

    @Test
    void itMayBeReachedThroughLinks() throws Exception {
        environment.remove("XDG_CACHE_HOME");
        Path first = Files.createSymbolicLink(folder.resolve("first"), release.resolve("undebug"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), first.getFileName());
        assertThat(ended(start(second, "--version")).out()).startsWith("undebug ");
        // JUnit warns of links that lead out of its folder.
        Files.delete(first);
    }

    @Test
    void whatIsMissingIsNamedAndIsNoFinding() throws Exception {
        environment.put("JAVA_HOME", folder.toString());
        Ended noJvm = run("scan");
        assertThat(noJvm.code()).isEqualTo(2);
        assertThat(noJvm.err()).isEqualTo("undebug: JAVA_HOME has no bin/java: " + folder + "\n");
        environment.remove("JAVA_HOME");
        environment.put("PATH", folder.toString());
        Ended noJava = run("scan");
        assertThat(noJava.code()).isEqualTo(2);
        assertThat(noJava.err()).startsWith("undebug: no java on the path;");
    }

    @Test
    void aLauncherWithoutAJarSaysSo() throws Exception {
        Path alone = Files.copy(Path.of("bin/undebug"), folder.resolve("undebug"), StandardCopyOption.COPY_ATTRIBUTES);
        Ended ended = ended(start(alone, "scan"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo("undebug: no undebug.jar beside " + folder.toRealPath() + "/undebug\n");
    }
}
