package dev.undebug.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that only {@link RepositoryPath} and {@link ContainerPath} know what a path is made of. */
class HandSplitPathsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/undebug");
    private static final Path BROKEN = Path.of("src/test/java/dev/undebug/architecture/broken");

    private static final Pattern BY_HAND = Pattern.compile(
            "\\b(lastIndexOf|indexOf|split|compile)\\(\\s*['\"]/['\"]|(StringTokenizer)\\([^;]*['\"]/['\"]");

    private static final Set<String> PATHS =
            Set.of("source/RepositoryPath.java", "source/ContainerPath.java", "source/PathParts.java");

    /** Texts with slashes that are no paths of files. */
    private static final Map<String, String> OTHER_SLASHES = Map.ofEntries(
            Map.entry("app/ReviewQueue.java", "keys of jobs begin with OWNER/"),
            Map.entry("fact/Workload.java", "KIND/NAME"),
            Map.entry("github/GitHubBranches.java", "a part of a URL"),
            Map.entry("github/http/PathTemplate.java", "the path of a URL"),
            Map.entry("pull/RepositoryName.java", "OWNER/NAME"),
            Map.entry("read/kustomize/JsonPatch.java", "a JSON pointer"),
            Map.entry("read/format/StoredVariable.java", "the name of a stored parameter"),
            Map.entry("read/kustomize/KustomizeSelector.java", "an apiVersion is GROUP/VERSION"),
            Map.entry("read/provision/TaskLoop.java", "a path with the item of a loop: {{ item }}/shop"),
            Map.entry("service/environment/CopiedMatches.java", "a pattern of COPY: web/*.py"),
            Map.entry("read/shell/ShellFolder.java", "a path as a shell has it, perhaps with a variable: $HOME/shop"),
            Map.entry("read/shell/program/EachFile.java", "a pattern of a shell: scripts/*.sh"),
            Map.entry("read/text/WrittenTexts.java", "a path as a shell has it, perhaps with a variable: $HOME/shop"),
            Map.entry("source/OwnName.java", "a URL of git"),
            Map.entry("service/deploy/ImageName.java", "the name of an image: REGISTRY/OWNER/NAME:TAG"));

    @Test
    void nobodyElseTakesPathsApart() {
        Set<String> known = new TreeSet<>(PATHS);
        known.addAll(OTHER_SLASHES.keySet());
        assertThat(byHand(MAIN).keySet()).containsExactlyElementsOf(known);
    }

    @Test
    void guardCatchesTheBreakage() {
        assertThat(byHand(BROKEN))
                .containsExactly(Map.entry(
                        "HandSplitPath.java", Set.of("lastIndexOf", "indexOf", "split", "compile", "StringTokenizer")));
    }

    /** Returns what is called with a slash, by file. */
    private static Map<String, Set<String>> byHand(Path folder) {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> calls(file).forEach(call -> found.computeIfAbsent(
                                    folder.relativize(file).toString().replace('\\', '/'), key -> new TreeSet<>())
                            .add(call)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Stream<String> calls(Path file) {
        try {
            return BY_HAND.matcher(Files.readString(file)).results().map(HandSplitPathsTest::call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String call(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
