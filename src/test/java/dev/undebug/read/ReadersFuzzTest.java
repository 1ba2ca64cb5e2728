package dev.undebug.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.compose.ComposeProject;
import dev.undebug.read.kustomize.KustomizeProject;
import dev.undebug.source.SourceFile;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Stopwatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Writes the facts with the text at their places, so that a place outside the file fails. */
@Tag(Needs.FUZZ)
class ReadersFuzzTest {
    /** One path of each format. */
    private static final List<String> PATHS = Cases.all().stream()
            .map(one -> one.file().path())
            .distinct()
            .sorted()
            .toList();

    @FuzzTest(maxDuration = "10m")
    void anyFormat(byte[] data) {
        if (data.length > 0) {
            String path = PATHS.get(Byte.toUnsignedInt(data[0]) % PATHS.size());
            check(path, Arrays.copyOfRange(data, 1, data.length));
        }
    }

    @FuzzTest(maxDuration = "10m")
    void dockerfile(byte[] data) {
        check("Dockerfile", data);
    }

    @FuzzTest(maxDuration = "10m")
    void compose(byte[] data) {
        check("compose.yml", data);
    }

    @FuzzTest(maxDuration = "10m")
    void composeTemplate(byte[] data) {
        check("compose.yml.j2", data);
    }

    @FuzzTest(maxDuration = "10m")
    void templateOfGo(byte[] data) {
        check("compose.yml.tmpl", data);
    }

    @FuzzTest(maxDuration = "10m")
    void batchFile(byte[] data) {
        check("start.bat", data);
    }

    @FuzzTest(maxDuration = "10m")
    void powerShell(byte[] data) {
        check("start.ps1", data);
    }

    @FuzzTest(maxDuration = "10m")
    void procfile(byte[] data) {
        check("Procfile", data);
    }

    @FuzzTest(maxDuration = "10m")
    void env(byte[] data) {
        check(".env", data);
    }

    @FuzzTest(maxDuration = "10m")
    void requirements(byte[] data) {
        check("requirements.txt", data);
    }

    @FuzzTest(maxDuration = "10m")
    void environmentOfConda(byte[] data) {
        check("environment.yml", data);
    }

    /** The bytes up to the first NUL are a file, and what follows another one. */
    @FuzzTest(maxDuration = "10m")
    void composeFilesTogether(byte[] data) {
        String[] texts = new String(data, UTF_8).split("\0", 2);
        SourceFile other = new SourceFile("other.yml", texts[texts.length - 1]);
        ComposeProject.Files files = new ComposeProject.Files(
                List.of(new SourceFile("compose.yml", texts[0]), other), "", Role.UNKNOWN, List.of());
        Stopwatch stopwatch = Stopwatch.start();
        List<Unit> units = new ComposeProject(files, path -> Optional.of(other))
                .services().stream().map(ComposeProject.Service::unit).toList();
        FactText.of(FileFacts.ofUnits(other, units));
        stopwatch.check();
    }

    /** The bytes up to the first NUL are a kustomization; the rest is a file that it names. */
    @FuzzTest(maxDuration = "10m")
    void kustomization(byte[] data) {
        String[] texts = new String(data, UTF_8).split("\0", 2);
        SourceFile root = new SourceFile("kustomization.yaml", texts[0]);
        SourceFile other = new SourceFile("other.yaml", texts[texts.length - 1]);
        Stopwatch stopwatch = Stopwatch.start();
        List<Unit> units = new KustomizeProject(root, path -> Optional.of(other)).units();
        FactText.of(FileFacts.ofUnits(other, units));
        stopwatch.check();
    }

    @FuzzTest(maxDuration = "10m")
    void terraform(byte[] data) {
        check("main.tf", data);
    }

    @FuzzTest(maxDuration = "10m")
    void uwsgi(byte[] data) {
        check("uwsgi.xml", data);
    }

    @FuzzTest(maxDuration = "10m")
    void webConfig(byte[] data) {
        check("web.config", data);
    }

    @FuzzTest(maxDuration = "10m")
    void launchd(byte[] data) {
        check("launchd/shop.plist", data);
    }

    @FuzzTest(maxDuration = "10m")
    void upstart(byte[] data) {
        check("init/shop.conf", data);
    }

    @FuzzTest(maxDuration = "10m")
    void circus(byte[] data) {
        check("circus.ini", data);
    }

    @FuzzTest(maxDuration = "10m")
    void monit(byte[] data) {
        check("monitrc", data);
    }

    @FuzzTest(maxDuration = "10m")
    void openRc(byte[] data) {
        check("shop.initd", data);
    }

    @FuzzTest(maxDuration = "10m")
    void pm2(byte[] data) {
        check("ecosystem.config.js", data);
    }

    @FuzzTest(maxDuration = "10m")
    void salt(byte[] data) {
        check("shop/init.sls", data);
    }

    @FuzzTest(maxDuration = "10m")
    void ansible(byte[] data) {
        check("ansible/site.yml", data);
    }

    /** The first byte selects the language. */
    @FuzzTest(maxDuration = "10m")
    void template(byte[] data) {
        if (data.length > 0) {
            String ending = List.of("j2", "erb", "epp").get(Byte.toUnsignedInt(data[0]) % 3);
            check("shop.conf." + ending, Arrays.copyOfRange(data, 1, data.length));
        }
    }

    private static void check(String path, byte[] data) {
        assertThat(Readers.reads(path)).isTrue();
        Stopwatch stopwatch = Stopwatch.start();
        FactText.of(Readers.read(new SourceFile(path, new String(data, UTF_8))));
        stopwatch.check();
    }
}
