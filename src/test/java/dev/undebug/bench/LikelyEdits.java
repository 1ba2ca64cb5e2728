package dev.undebug.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.undebug.demo.github.git.TreeEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Edits that people make in a Flask repository, chosen by the names and words of its files. */
final class LikelyEdits {
    private static final Pattern DOCKERFILE = Pattern.compile("(?:.*/)?(?:Dockerfile[^/]*|[^/]*\\.[Dd]ockerfile)");
    private static final Pattern STARTS_FLASK = Pattern.compile("(?i)\\b(?:flask|gunicorn|uwsgi)\\b");
    private static final Pattern STARTS_PYTHON = Pattern.compile("(?i)\\bpython3?\\b");
    private static final Pattern PROCFILE = Pattern.compile("(?:.*/)?Procfile");
    private static final Pattern MODULE = Pattern.compile("(?!(?:.*/)?(?:tests?|docs|examples?)/)(?!.*test_).*\\.py");
    private static final Pattern MAKES_AN_APP = Pattern.compile("\\b(?:Flask|Quart)\\(");
    private static final Pattern README = Pattern.compile("(?i)(?:.*/)?README[^/]*");
    private static final Pattern ANYTHING = Pattern.compile("");

    private final FolderFiles files;

    LikelyEdits(FolderFiles files) {
        this.files = files;
    }

    /** Switches debug mode on for the deployment. */
    TreeEdit debugMode() throws IOException {
        Optional<String> dockerfile = nearest(DOCKERFILE, STARTS_FLASK)
                .or(() -> nearest(DOCKERFILE, STARTS_PYTHON))
                .or(() -> nearest(DOCKERFILE, ANYTHING));
        if (dockerfile.isPresent()) {
            return append(dockerfile.get(), "ENV FLASK_DEBUG=1");
        }
        Optional<String> procfile = nearest(PROCFILE, ANYTHING);
        if (procfile.isPresent()) {
            String text = new String(files.bytes(procfile.get()), UTF_8);
            return TreeEdit.put(procfile.get(), text.replaceFirst("(?m)^web: *", "web: FLASK_DEBUG=1 "));
        }
        return files.paths().containsKey(".flaskenv")
                ? append(".flaskenv", "FLASK_DEBUG=1")
                : TreeEdit.put(".flaskenv", "FLASK_DEBUG=1\n");
    }

    /** Adds a harmless constant to the module that creates the application. */
    TreeEdit module() throws IOException {
        String module = nearest(MODULE, MAKES_AN_APP)
                .or(() -> nearest(MODULE, ANYTHING))
                .orElseThrow(() -> new IllegalArgumentException("no Python file"));
        return append(module, "PAGE_SIZE = 50");
    }

    /** Adds a line to what people read. */
    TreeEdit readme() throws IOException {
        Optional<String> readme = nearest(README, ANYTHING);
        return readme.isPresent()
                ? append(readme.get(), "See the wiki for more.")
                : TreeEdit.put("README.md", "See the wiki.\n");
    }

    private TreeEdit append(String path, String line) throws IOException {
        String text = new String(files.bytes(path), ISO_8859_1);
        String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        return TreeEdit.put(path, (text + end + line + "\n").getBytes(ISO_8859_1));
    }

    /** Finds the file least deep in the tree, and of those the one with the shortest path. */
    private Optional<String> nearest(Pattern path, Pattern content) {
        List<String> found = files.paths().entrySet().stream()
                .filter(file -> Files.isRegularFile(file.getValue()))
                .map(Map.Entry::getKey)
                .filter(name -> path.matcher(name).matches())
                .sorted(Comparator.comparing(LikelyEdits::depth).thenComparing(String::length))
                .toList();
        return found.stream().filter(name -> content.matcher(text(name)).find()).findFirst();
    }

    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    private String text(String path) {
        try {
            return new String(files.bytes(path), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
