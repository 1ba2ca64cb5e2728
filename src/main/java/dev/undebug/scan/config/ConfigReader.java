package dev.undebug.scan.config;

import dev.undebug.scan.config.ConfigType.Flag;
import dev.undebug.scan.config.ConfigType.Paths;
import dev.undebug.scan.config.ConfigType.Table;
import dev.undebug.scan.config.ConfigType.Word;
import dev.undebug.scan.config.RepositoryConfig.Problem;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
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

/** Reads one configuration and collects all its mistakes. */
final class ConfigReader {
    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_GLOB = 200;
    private static final String NO_LINKS =
            "; if this file is a symbolic link, replace it with the configuration: links are not followed";
    private static final List<String> FLAGS = List.of("true", "false");

    private final SourceFile file;
    private final List<Problem> problems = new ArrayList<>();
    private final ConfigValues values = new ConfigValues();

    ConfigReader(SourceFile file) {
        this.file = file;
    }

    /** Returns the values in the file; none if there is any mistake. */
    ConfigValues read() {
        if (file.text().length() > MAX_LENGTH) {
            problems.add(new Problem(1, "the file is longer than " + MAX_LENGTH + " characters; shorten it"));
        } else {
            compose().ifPresent(this::document);
        }
        return problems.isEmpty() ? values : new ConfigValues();
    }

    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }

    private Optional<Node> compose() {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setCodePointLimit(MAX_LENGTH).build();
            return new Compose(settings).composeString(file.text());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(new Problem(line, "this is not YAML: " + YamlMistake.of(e)));
        } catch (YamlEngineException | StackOverflowError e) {
            problems.add(new Problem(1, "this YAML cannot be read; write one short document"));
        }
        return Optional.empty();
    }

    private void document(Node root) {
        if (root instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)) {
            return;
        }
        if (!(root instanceof MappingNode mapping)) {
            problem(root, "expected keys and values, such as `fail-on: high`" + (isPath(root) ? NO_LINKS : ""));
            return;
        }
        entries(mapping, (key, entry) -> ConfigKey.named(key)
                .ifPresentOrElse(
                        known -> value(known, entry.getValueNode()),
                        () -> unknown(key, entry.getKeyNode(), ConfigKey.names())));
    }

    /** Recognises the target path of a symbolic link, which GitHub returns as the link's content. */
    private static boolean isPath(Node root) {
        return root instanceof ScalarNode scalar && scalar.getValue().matches("\\S*\\.ya?ml");
    }

    private void entries(MappingNode mapping, BiConsumer<String, NodeTuple> entry) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (seen.add(key)) {
                entry.accept(key, tuple);
            } else {
                problem(tuple.getKeyNode(), "`" + key + "` is a duplicate key; keep one");
            }
        }
    }

    private void value(ConfigKey key, Node node) {
        if (key.type() instanceof Word word) {
            word(key.name(), node, word.words(), Tag.STR).ifPresent(found -> values.put(key, List.of(found)));
        } else if (key.type() instanceof Flag) {
            word(key.name(), node, FLAGS, Tag.BOOL).ifPresent(found -> values.put(key, List.of(found)));
        } else if (key.type() instanceof Paths) {
            paths(key, node);
        } else if (key.type() instanceof Table table) {
            table(key, table, node);
        }
    }

    private Optional<String> word(String key, Node node, List<String> words, Tag tag) {
        String word = text(node);
        if (words.contains(word) && node.getTag().equals(tag)) {
            return Optional.of(word);
        }
        if (word.isEmpty()) {
            problem(node, "`" + key + "` takes one word" + suggestion(word, words));
            return Optional.empty();
        }
        problem(node, "`" + key + "` cannot be `" + word + "`" + suggestion(word, words));
        return Optional.empty();
    }

    private void paths(ConfigKey key, Node node) {
        if (node instanceof SequenceNode sequence) {
            List<String> globs = new ArrayList<>();
            sequence.getValue().forEach(item -> glob(key, item).ifPresent(globs::add));
            values.put(key, globs);
        } else {
            problem(node, "`" + key.name() + "` is a list of paths, such as `- docs/**`");
        }
    }

    private Optional<String> glob(ConfigKey key, Node node) {
        String text = text(node).strip();
        if (text.isEmpty() || text.length() > MAX_GLOB || !node.getTag().equals(Tag.STR)) {
            String name = key.name();
            problem(
                    node,
                    "each entry of `" + name + "` is a path of 1 to " + MAX_GLOB + " characters, such as `docs/**`");
            return Optional.empty();
        }
        if (text.startsWith("!")) {
            problem(
                    node,
                    "`" + text + "` begins with `!`, but exclusions are not supported; list only the paths to match");
            return Optional.empty();
        }
        if (text.startsWith("./") || text.startsWith("../")) {
            String remedy = text.startsWith("./") ? "write `" + text.substring(2) + "`" : "remove it";
            problem(
                    node,
                    "`" + text + "` matches nothing, because paths start at the root of the repository; " + remedy);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private void table(ConfigKey key, Table table, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            String example = table.names().get(0) + ": " + table.words().get(0);
            problem(node, "`" + key.name() + "` is a map, such as `" + example + "`");
            return;
        }
        Map<String, String> found = new TreeMap<>();
        entries(mapping, (name, entry) -> {
            if (table.names().contains(name)) {
                word(name, entry.getValueNode(), table.words(), Tag.STR).ifPresent(word -> found.put(name, word));
            } else {
                unknown(name, entry.getKeyNode(), table.names());
            }
        });
        values.put(key, found);
    }

    private void unknown(String name, Node node, List<String> known) {
        problem(node, "`" + name + "` is not known" + suggestion(name, known));
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private void problem(Node node, String reason) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        problems.add(new Problem(line, reason));
    }

    private static String suggestion(String word, List<String> known) {
        Optional<String> nearest = Nearest.of(word, known);
        return nearest.map(name -> name.equals(word) ? "; write it without quotes" : "; did you mean `" + name + "`?")
                .orElseGet(() -> known.stream().collect(Collectors.joining("`, `", "; expected one of `", "`")));
    }
}
