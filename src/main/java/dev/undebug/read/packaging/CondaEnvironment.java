package dev.undebug.read.packaging;

import dev.undebug.fact.Packaging;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** An environment of conda: a YAML file whose dependencies are specifications, and what pip adds to these. */
final class CondaEnvironment {
    private static final Pattern DEPENDENCIES = Pattern.compile("(?m)^\\uFEFF?dependencies[ \\t]*+:");

    /** Aliases may repeat long lists. */
    private static final int MOST = 10_000;

    private CondaEnvironment() {}

    /** Returns whether a file is one, by its content: other formats have dependencies that are mappings. */
    static boolean is(SourceFile file) {
        return DEPENDENCIES.matcher(file.text()).find()
                && dependencies(file).stream().anyMatch(YamlNode::isScalar);
    }

    static Packaging packaging(SourceFile file) {
        RequirementLines lines = new RequirementLines(file);
        int read = 0;
        for (YamlNode dependency : dependencies(file)) {
            List<YamlNode> byPip = dependency.get("pip").map(YamlNode::elements).orElse(List.of());
            read += 1 + byPip.size();
            if (!Most.room(read, MOST)) {
                break;
            }
            if (dependency.isScalar()) {
                CondaSpec.read(file, dependency.text()).ifPresent(lines::add);
            }
            byPip.stream().map(YamlNode::text).forEach(lines::add);
        }
        return lines.packaging();
    }

    private static List<YamlNode> dependencies(SourceFile file) {
        return Yaml.read(file)
                .flatMap(root -> root.get("dependencies"))
                .map(YamlNode::elements)
                .orElse(List.of());
    }
}
