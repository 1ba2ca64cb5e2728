package dev.undebug.read.kustomize;

import dev.undebug.read.kustomize.KustomizeResource.Identity;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.read.yaml.YamlTrees;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Selects the manifests of a patch or replacement: by regular expressions, and by labels. */
final class KustomizeSelector {
    /** Expressions without excessive backtracking; others match only literally. */
    private static final Pattern SIMPLE = Pattern.compile("[^*+?{]{0,200}(?:(?<!\\))[*+?][^*+?{]{0,200}){0,3}");

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)");
    private static final Pattern BETWEEN = Pattern.compile(",(?![^(]*\\))");

    private final YamlNode wanted;

    KustomizeSelector(YamlNode wanted) {
        this.wanted = wanted;
    }

    boolean selects(KustomizeResource resource) {
        Identity original = resource.original();
        Identity now = resource.id();
        return isWanted("kind", now.kind())
                && (isWanted("name", original.name()) || isWanted("name", now.name()))
                && (isWanted("namespace", original.effectiveNamespace())
                        || isWanted("namespace", now.effectiveNamespace()))
                && isOfVersion(YamlTrees.text(resource.node(), "apiVersion"))
                && isLabelled(resource);
    }

    private boolean isLabelled(KustomizeResource resource) {
        return has("labelSelector", "labels", resource.node())
                && has("annotationSelector", "annotations", resource.node());
    }

    /** Returns whether the current or an earlier name matches exactly: replacements use no regular expressions. */
    boolean names(KustomizeResource resource) {
        return resource.isKnownAs(id -> isExactly("kind", id.kind())
                        && isExactly("name", id.name())
                        && isExactly("namespace", id.effectiveNamespace()))
                && isOfVersion(YamlTrees.text(resource.node(), "apiVersion"))
                && isLabelled(resource);
    }

    private boolean isOfVersion(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return isWanted("group", slash < 0 ? "" : apiVersion.substring(0, slash))
                && isWanted("version", apiVersion.substring(slash + 1));
    }

    private boolean isExactly(String key, String text) {
        String expected = wanted.scalarOf(key);
        return expected.isEmpty() || expected.equals(text);
    }

    private boolean isWanted(String key, String text) {
        String expression = wanted.scalarOf(key);
        if (expression.isEmpty() || expression.equals(text)) {
            return true;
        }
        try {
            return SIMPLE.matcher(expression).matches() && text.length() < 200 && Pattern.matches(expression, text);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private boolean has(String selector, String key, Node document) {
        String written = wanted.scalarOf(selector);
        Optional<Node> labels = YamlTrees.value(document, "metadata").flatMap(data -> YamlTrees.value(data, key));
        return written.isBlank()
                || BETWEEN.splitAsStream(written).map(String::strip).allMatch(one -> holds(one, labels));
    }

    private static boolean holds(String requirement, Optional<Node> labels) {
        Matcher set = SET.matcher(requirement);
        if (set.matches()) {
            List<String> values = Arrays.stream(set.group(3).split(",", -1))
                    .map(String::strip)
                    .toList();
            Optional<String> value = label(labels, set.group(1));
            boolean in = value.filter(values::contains).isPresent();
            return set.group(2).equals("in") == in;
        }
        int equals = requirement.indexOf('=');
        if (equals < 0) {
            boolean absent = requirement.startsWith("!");
            return label(labels, absent ? requirement.substring(1).strip() : requirement)
                            .isPresent()
                    != absent;
        }
        boolean differs = requirement.charAt(Math.max(0, equals - 1)) == '!';
        String name = requirement.substring(0, differs ? equals - 1 : equals).strip();
        String value = requirement
                .substring(requirement.startsWith("==", equals) ? equals + 2 : equals + 1)
                .strip();
        return label(labels, name).filter(value::equals).isPresent() != differs;
    }

    private static Optional<String> label(Optional<Node> labels, String name) {
        return labels.flatMap(node -> YamlTrees.value(node, name)).map(value -> YamlTrees.text(labels, name));
    }
}
