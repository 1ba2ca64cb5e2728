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
        return document.isTemplate()
                ? Optional.empty()
                : document.mistakes().stream()
                        .findFirst()
                        .map(mistake -> new BrokenSyntax(
                                file.place(new Span(mistake.offset(), mistake.offset())), "TOML", mistake.reason()));
    }

    private static Optional<BrokenSyntax> yaml(SourceFile file) {
        return Yaml.mistake(file)
                .filter(mistake -> !TEMPLATE.matcher(file.text()).find())
                .map(mistake -> new BrokenSyntax(
                        file.place(new Span(mistake.offset(), mistake.offset())), "YAML", mistake.reason()));
    }
}
