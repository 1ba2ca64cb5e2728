package dev.undebug.scenario;

import dev.undebug.demo.github.git.TreeEdit;
import dev.undebug.testing.RepeatedLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pull request that tries to get a live debug mode past the check, with its harmless twin: the same change with debug mode
 * off. Sections of the Markdown files in {@code evasions} describe them:
 *
 * <ul>
 *   <li>{@code base PATH}: a file of the default branch, besides those of the shop of every scenario
 *   <li>{@code head PATH}: a file that the pull request writes; {@code link PATH}: a symbolic link; {@code gone PATH}: a file
 *       that it removes
 *   <li>{@code twin PATH}: what the twin writes instead
 *   <li>{@code verdict}: the conclusions of the check
 * </ul>
 *
 * <p>A line {@code %%200 a%d} becomes 200 lines, see {@link RepeatedLines}.
 *
 * @param about the name of its file, which is its family
 * @param before the conclusion of the build that the work on evasions began with, as it was seen then
 * @param head the conclusion
 * @param twin the conclusion of the twin
 * @param says a part of the title of the check; empty if any will do
 */
record Evasion(
        String about,
        String title,
        Map<String, String> base,
        List<TreeEdit> edits,
        List<TreeEdit> twinEdits,
        String before,
        String head,
        String twin,
        String says) {
    private static final Path FOLDER = Path.of("src/test/resources/evasions");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+) ?(\\S*)\\n(.*?)^```$");

    /** Returns all evasions, in the order of their files. */
    static List<Evasion> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(Evasion::in)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Evasion> in(Path file) {
        try {
            String text = Files.readString(file);
            String about = text.lines().findFirst().orElseThrow().substring("# ".length());
            return Stream.of(text.split("(?m)^## ")).skip(1).map(section -> of(about, section));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Evasion of(String about, String section) {
        String title = section.lines().findFirst().orElseThrow();
        Map<String, String> base = new HashMap<>(Map.of("Dockerfile", Scenario.DOCKERFILE, "app.py", Scenario.OFF));
        Map<String, TreeEdit> edits = new LinkedHashMap<>();
        Map<String, TreeEdit> twin = new LinkedHashMap<>();
        Map<String, String> verdict = new HashMap<>();
        for (Matcher fence = FENCE.matcher(section); fence.find(); ) {
            String path = fence.group(2);
            String content = RepeatedLines.writtenOut(fence.group(3));
            switch (fence.group(1)) {
                case "base" -> base.put(path, content);
                case "head" -> edits.put(path, TreeEdit.put(path, content));
                case "link" -> edits.put(path, TreeEdit.symlink(path, content.strip()));
                case "gone" -> edits.put(path, TreeEdit.delete(path));
                case "twin" -> twin.put(path, TreeEdit.put(path, content));
                case "verdict" ->
                    content.lines().forEach(line -> verdict.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
                default -> throw new IllegalArgumentException(title + ": what is " + fence.group(1) + "?");
            }
        }
        Map<String, TreeEdit> both = new LinkedHashMap<>(edits);
        both.putAll(twin);
        if (twin.isEmpty() || !verdict.keySet().containsAll(List.of("before", "now", "twin"))) {
            throw new IllegalArgumentException(title + ": needs a twin, and three verdicts");
        }
        return new Evasion(
                about,
                title,
                base,
                new ArrayList<>(edits.values()),
                new ArrayList<>(both.values()),
                verdict.get("before"),
                verdict.get("now"),
                verdict.get("twin"),
                verdict.getOrDefault("says", ""));
    }
}
