package dev.undebug.read;

import dev.undebug.fact.PartlyRead;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.SyntaxMistake;
import dev.undebug.source.toml.TomlDocument;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the syntax error in a YAML, JSON or TOML file. What a template engine puts in counts as correct, and so do files
 * of tests, which often are broken on purpose.
 */
final class Syntax {
    // Placeholders of Terraform, envsubst, sed and ERB, which are neither valid YAML nor valid TOML.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?!\\{)|%\\{|@\\w++@|%\\w++%|<%");
    private static final Pattern OF_TESTS = Pattern.compile("(?:.*/)?(?:tests?|testdata|fixtures?)/.*");

    private Syntax() {}

    static Optional<PartlyRead> broken(SourceFile file) {
        String path = file.path();
        if (isOfTests(path)) {
            return Optional.empty();
        }
        if (path.endsWith(".toml")) {
            return toml(file);
        }
        if (path.endsWith(".json")) {
            return besidesTemplate(file, "JSON", JsonMistakes::first);
        }
        return path.endsWith(".yml") || path.endsWith(".yaml")
                ? besidesTemplate(file, "YAML", Yaml::mistake)
                : Optional.empty();
    }

    /** Returns whether a file lies in a folder of tests. */
    static boolean isOfTests(String path) {
        return OF_TESTS.matcher(path).matches();
    }

    private static Optional<PartlyRead> toml(SourceFile file) {
        TomlDocument document = TomlDocument.parse(file);
        boolean template = document.isTemplate()
                || document.mistakes().stream().anyMatch(mistake -> isFilledIn(file.text(), mistake.offset()));
        return template
                ? Optional.empty()
                : document.mistakes().stream().findFirst().map(mistake -> broken(file, "TOML", mistake));
    }

    private static Optional<PartlyRead> besidesTemplate(
            SourceFile file, String format, Function<SourceFile, Optional<SyntaxMistake>> parser) {
        if (parser.apply(file).isEmpty()) {
            return Optional.empty();
        }
        FilledTemplate template = FilledTemplate.of(file);
        return parser.apply(template.filled())
                .filter(mistake -> !template.isStructured() && !template.isNear(mistake.offset()))
                .filter(mistake -> !isFilledIn(file.text(), mistake.offset()))
                .map(mistake -> broken(file, format, mistake));
    }

    private static PartlyRead broken(SourceFile file, String format, SyntaxMistake mistake) {
        Place place = file.place(new Span(mistake.offset(), mistake.offset()));
        return new PartlyRead(place, "broken " + format + " in line " + place.line() + ": " + mistake.reason());
    }

    /**
     * Returns whether the parser stopped at a placeholder, or after a line that begins with one: then the file is a
     * template.
     */
    private static boolean isFilledIn(String text, int offset) {
        for (int start = Math.max(0, offset - 1); start <= offset; start++) {
            if (PLACEHOLDER.matcher(text).region(start, text.length()).lookingAt()) {
                return true;
            }
        }
        String before = text.substring(0, offset).stripTrailing();
        String line = before.substring(before.lastIndexOf('\n') + 1).strip();
        return line.startsWith("${") && PLACEHOLDER.matcher(line).lookingAt();
    }
}
