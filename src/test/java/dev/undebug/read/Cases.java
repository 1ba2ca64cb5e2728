package dev.undebug.read;

import dev.undebug.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The literate cases of the readers: a heading, a file (its path after the fence) and the facts that it gives. A case
 * whose facts are left out must give none.
 */
record Cases(String format, String heading, SourceFile file, String facts) {
    private static final Path FOLDER = Path.of("src/test/resources/cases/read");
    private static final Pattern HEADING = Pattern.compile("^## (.+)$", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("^```(\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    static List<Cases> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(file -> of(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Cases> of(Path markdown) {
        String text;
        try {
            text = Files.readString(markdown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Cases> cases = new ArrayList<>();
        List<Integer> starts =
                HEADING.matcher(text).results().map(result -> result.start()).toList();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            cases.add(one(markdown.getFileName().toString(), text.substring(starts.get(i), end)));
        }
        return cases;
    }

    private static Cases one(String format, String section) {
        String heading = section.lines().findFirst().orElseThrow().substring(3);
        Matcher block = BLOCK.matcher(section);
        if (!block.find()) {
            throw new IllegalStateException(format + ": no file under '" + heading + "'");
        }
        SourceFile file = new SourceFile(block.group(1), block.group(2));
        return new Cases(format, heading, file, block.find() ? block.group(2) : "");
    }
}
