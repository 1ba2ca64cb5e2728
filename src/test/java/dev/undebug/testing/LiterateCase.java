package dev.undebug.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A heading of a literate file of cases, with the files under it: one project. Long files are {@link RepeatedLines}.
 *
 * @param files marked texts by path
 * @param fixed files after all fixes, if the case shows them: a block {@code fixed PATH}
 * @param services the lines of a block {@code services} with the expected services:
 *     {@code NAME PLACE LAUNCHER ROLE EXPOSURE}, and after a colon the reason why debug mode is off or unknown; empty
 *     without a block
 */
public record LiterateCase(
        String source, String heading, Map<String, String> files, Map<String, String> fixed, List<String> services) {
    private static final Path FOLDER = Path.of("src/test/resources/cases");
    private static final Pattern HEADING = Pattern.compile("## (.+)");
    private static final Pattern FENCE = Pattern.compile("(`{3,})(\\w+) (\\S+)");
    private static final String SERVICES = "```services";

    /** Loaded once for all tests. */
    private static final class Loaded {
        private static final List<LiterateCase> ALL = readAll();
    }

    public static List<LiterateCase> all() {
        return Loaded.ALL;
    }

    private static List<LiterateCase> readAll() {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            return paths.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(path -> read(path).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the projects of one file. */
    public static List<LiterateCase> read(Path path) {
        List<LiterateCase> cases = new ArrayList<>();
        List<String> lines = lines(path);
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = HEADING.matcher(lines.get(i));
            Matcher fence = FENCE.matcher(lines.get(i));
            if (heading.matches()) {
                cases.add(new LiterateCase(
                        path.getFileName().toString(),
                        heading.group(1),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new ArrayList<>()));
            } else if (lines.get(i).equals(SERVICES)) {
                List<String> services = cases.get(cases.size() - 1).services();
                while (!lines.get(++i).equals("```")) {
                    services.add(lines.get(i).strip().replaceAll("\\s+", " "));
                }
            } else if (fence.matches()) {
                StringBuilder text = new StringBuilder();
                while (!lines.get(++i).equals(fence.group(1))) {
                    text.append(lines.get(i)).append('\n');
                }
                LiterateCase last = cases.get(cases.size() - 1);
                (fence.group(2).equals("fixed") ? last.fixed() : last.files())
                        .put(fence.group(3), RepeatedLines.writtenOut(text.toString()));
            }
        }
        return cases;
    }

    /** Returns the texts without their marks, by path, in a modifiable map. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, marked) -> texts.put(path, Marks.read(marked).text()));
        return texts;
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return source + ": " + heading;
    }
}
