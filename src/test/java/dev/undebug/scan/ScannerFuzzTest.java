package dev.undebug.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.undebug.rule.Finding;
import dev.undebug.rules.Rules;
import dev.undebug.scan.config.ScanPolicy;
import dev.undebug.source.Edit;
import dev.undebug.testing.ByteTree;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Stopwatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;

/** A whole repository with one random file, and the fixes of its findings. */
@Tag(Needs.FUZZ)
class ScannerFuzzTest {
    private static final List<String> ANY = List.of(
            "app.py", "settings.py", "app.ipynb", "Dockerfile", "compose.yml", "Procfile", ".env", "requirements.txt");

    @FuzzTest(maxDuration = "10m")
    void anyFileInARepository(byte[] data) {
        if (data.length == 0) {
            return;
        }
        Map<String, byte[]> files = repository();
        // Letters choose the file, so that an input stays readable.
        String path = ANY.get(Math.floorMod(data[0] - 'a', ANY.size()));
        files.put(path, Arrays.copyOfRange(data, 1, data.length));
        Stopwatch stopwatch = Stopwatch.start();
        ScanResult result = scan(files);
        stopwatch.check();
        for (Finding finding : result.findings()) {
            finding.place().range();
            finding.fix()
                    .ifPresent(fix -> Edit.apply(
                            fix.edits().get(0).file().text(),
                            fix.edits().stream()
                                    .filter(edit -> edit.file()
                                            .equals(fix.edits().get(0).file()))
                                    .toList()));
        }
        assertThat(result.files()).isGreaterThan(3);
    }

    private static Map<String, byte[]> repository() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("app.py", ascii("""
                from flask import Flask
                import settings
                app = Flask(__name__)
                app.config.from_object(settings)
                if __name__ == "__main__":
                    app.run(debug=settings.DEBUG)
                """));
        files.put("settings.py", ascii("import os\nDEBUG = os.environ.get('DEBUG', '1') == '1'\n"));
        files.put("Procfile", ascii("web: python app.py\n"));
        files.put("requirements.txt", ascii("flask==2.2\n"));
        return files;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static ScanResult scan(Map<String, byte[]> files) {
        return new Scanner(Rules.ALL).scan(new ByteTree(files), ScanPolicy.DEFAULT.withAll(true), Focus.all());
    }
}
