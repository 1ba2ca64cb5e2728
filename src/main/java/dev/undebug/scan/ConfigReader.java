package dev.undebug.scan;

import dev.undebug.rule.Severity;
import dev.undebug.scan.RepositoryConfig.Problem;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one configuration and collects everything that is wrong with it. */
final class ConfigReader {
    private static final List<String> KEYS = List.of("fail-on", "ignore");
    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_GLOB = 200;

    private final SourceFile file;
    private final List<Problem> problems = new ArrayList<>();
    private ScanPolicy policy = ScanPolicy.DEFAULT;

    ConfigReader(SourceFile file) {
        this.file = file;
    }

    RepositoryConfig read() {
        if (file.text().length() > MAX_LENGTH) {
            problems.add(new Problem(1, "the file is longer than " + MAX_LENGTH + " characters; shorten it"));
        } else {
            compose().ifPresent(this::document);
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        return new RepositoryConfig(problems.isEmpty() ? policy : ScanPolicy.DEFAULT, problems);
    }

    private Optional<Node> compose() {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setCodePointLimit(MAX_LENGTH).build();
            return new Compose(settings).composeString(file.text());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(new Problem(line, "this is not YAML: " + e.getProblem()));
        } catch (YamlEngineException | StackOverflowError e) {
            problems.add(new Problem(1, "this is not YAML that can be read: nothing but one short document is"));
        }
        return Optional.empty();
    }

    private void document(Node root) {
        if (root instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)) {
            return;
        }
        if (!(root instanceof MappingNode mapping)) {
            problem(root, "expected keys and values, such as `fail-on: high`");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!seen.add(key)) {
                problem(entry.getKeyNode(), "`" + key + "` is there twice; keep one");
            } else {
                entry(key, entry);
            }
        }
    }

    private void entry(String key, NodeTuple entry) {
        switch (key) {
            case "fail-on" -> failOn(entry.getValueNode());
            case "ignore" -> ignore(entry.getValueNode());
            default -> problem(entry.getKeyNode(), "`" + key + "` is not known" + suggestion(key, KEYS));
        }
    }

    private void failOn(Node node) {
        String word = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        List<String> names = Arrays.stream(Severity.values()).map(Severity::id).toList();
        Arrays.stream(Severity.values())
                .filter(severity -> severity.id().equals(word))
                .findFirst()
                .ifPresentOrElse(
                        severity -> policy = policy.withFailOn(severity),
                        () -> problem(node, "`fail-on` cannot be `" + word + "`" + suggestion(word, names)));
    }

    private void ignore(Node node) {
        if (node instanceof SequenceNode sequence) {
            List<String> globs = new ArrayList<>();
            sequence.getValue().forEach(item -> glob(item).ifPresent(globs::add));
            policy = new ScanPolicy(policy.failOn(), globs, policy.all());
        } else {
            problem(node, "`ignore` is a list of paths, such as `- docs/**`");
        }
    }

    private Optional<String> glob(Node node) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        if (text.isEmpty() || text.length() > MAX_GLOB) {
            problem(node, "each entry of `ignore` is a path of 1 to " + MAX_GLOB + " characters, such as `docs/**`");
            return Optional.empty();
        }
        if (text.startsWith("!")) {
            problem(node, "`" + text + "` begins with `!`, which is not known; list only what is to be ignored");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private void problem(Node node, String reason) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        problems.add(new Problem(line, reason));
    }

    private static String suggestion(String word, List<String> known) {
        Optional<String> nearest = Nearest.of(word, known);
        return nearest.map(name -> "; did you mean `" + name + "`?")
                .orElseGet(() -> known.stream().collect(Collectors.joining("`, `", "; known are `", "`")));
    }
}
