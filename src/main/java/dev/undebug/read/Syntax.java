package dev.undebug.read;

import dev.undebug.fact.BrokenSyntax;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import dev.undebug.source.toml.TomlDocument;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the syntax error in a YAML or TOML file. A template of such a file counts as correct. */
final class Syntax {
    // Not GitHub's ${{ … }}, which is part of YAML strings.
    private static final Pattern TEMPLATE = Pattern.compile("(?m)^(?!\\s*+#)[^\\n]*?(?:(?<!\\$)\\{\\{|\\{%|<%)");
    // Placeholders of Terraform, envsubst, sed and ERB, which are neither valid YAML nor valid TOML.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?!\\{)|%\\{|@\\w++@|%\\w++%|<%");
    private static final Pattern OF_TESTS = Pattern.compile("(?:.*/)?(?:tests?|testdata|fixtures?)/.*");

    private Syntax() {}

    static Optional<BrokenSyntax> broken(SourceFile file) {
        String path = file.path();
        if (OF_TESTS.matcher(path).matches()) {
            return Optional.empty();
        }
        if (path.endsWith(".toml")) {
            return toml(file);
        }
        return path.endsWith(".yml") || path.endsWith(".yaml") ? yaml(file) : Optional.empty();
    }

    private static Optional<BrokenSyntax> toml(SourceFile file) {
        TomlDocument document = TomlDocument.parse(file);
        boolean template = document.isTemplate()
                || document.mistakes().stream().anyMatch(mistake -> isFilledIn(file.text(), mistake.offset()));
        return template
                ? Optional.empty()
                : document.mistakes().stream()
                        .findFirst()
                        .map(mistake -> new BrokenSyntax(
                                file.place(new Span(mistake.offset(), mistake.offset())), "TOML", mistake.reason()));
    }

    private static Optional<BrokenSyntax> yaml(SourceFile file) {
        return Yaml.mistake(file)
                .filter(mistake -> !TEMPLATE.matcher(file.text()).find())
                .filter(mistake -> !isFilledIn(file.text(), mistake.offset()))
                .map(mistake -> new BrokenSyntax(
                        file.place(new Span(mistake.offset(), mistake.offset())), "YAML", mistake.reason()));
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
