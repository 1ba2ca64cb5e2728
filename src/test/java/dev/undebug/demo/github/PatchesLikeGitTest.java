package dev.undebug.demo.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.demo.github.git.FileDiff;
import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.testing.Needs;
import dev.undebug.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares patches of random changes with git's own. If there are two shortest edits, JGit and git may choose
 * differently; the hunks still begin and end at the same lines, which decides where comments may be.
 */
@Tag(Needs.ORACLE)
final class PatchesLikeGitTest {
    private static final int CHANGES = 80;
    private static final long SEED = 20_261_125;
    private static final List<String> WORDS =
            List.of("def run():", "    x = 1", "", "class App:", "    pass", "y = 2", "\treturn");

    private final Forge forge = Forge.create(Clock.systemUTC());
    private final HostedRepository shop = forge.createRepository(forge.user("acme"), "shop");

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void rendersHunksAsGitDoes() throws Exception {
        Path git = Tools.require("git");
        Random random = new Random(SEED);
        int compared = 0;
        int equal = 0;
        for (int i = 0; i < CHANGES; i++) {
            List<String> lines = randomLines(random, 1 + random.nextInt(60));
            String before = commit(text(lines, random));
            change(lines, random);
            String after = commit(text(lines, random));
            for (FileDiff file : shop.diff(before, after)) {
                String expected = patch(git, before, after);
                assertThat(headers(file.patch().orElse(""))).as("change %d", i).isEqualTo(headers(expected));
                equal += file.patch().orElse("").equals(expected) ? 1 : 0;
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(CHANGES / 2);
        assertThat(equal).isGreaterThan(compared * 97 / 100);
    }

    private static List<String> headers(String patch) {
        return patch.lines().filter(line -> line.startsWith("@@")).toList();
    }

    private static List<String> randomLines(Random random, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(WORDS.get(random.nextInt(WORDS.size())) + (random.nextInt(3) == 0 ? " # " + i : ""));
        }
        return lines;
    }

    private static void change(List<String> lines, Random random) {
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(lines.size() + 1);
            if (at < lines.size() && random.nextBoolean()) {
                lines.remove(at);
            } else {
                lines.add(at, "new = " + random.nextInt(100));
            }
        }
    }

    private static String text(List<String> lines, Random random) {
        return String.join("\n", lines) + (random.nextInt(4) == 0 || lines.isEmpty() ? "" : "\n");
    }

    private String commit(String text) {
        return shop.commit(forge.user("alice"), "main", "Change", List.of(TreeEdit.put("app.py", text)));
    }

    private String patch(Path git, String before, String after) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                git.toString(),
                "--git-dir=" + shop.store().jgit().getDirectory(),
                "-c",
                "core.attributesFile=/dev/null",
                "diff",
                "--no-color",
                "--no-ext-diff",
                "--no-indent-heuristic",
                "-U3",
                before,
                after);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.substring(output.indexOf("\n@@") + 1, output.length() - 1);
    }
}
