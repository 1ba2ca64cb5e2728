package dev.undebug.read.compose;

import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service merged from several files as {@code docker compose} merges it: a later file replaces single values and
 * extends lists and mappings, unless it uses {@code !reset} or {@code !override}.
 */
final class ComposeLayers {
    private static final String RESET = "!reset";
    private static final String OVERRIDE = "!override";

    /** Keys for which an empty value removes the earlier one; for other keys an empty value changes nothing. */
    private static final Set<String> EMPTIED = Set.of("command", "entrypoint");

    private final List<Layer> layers;
    private final List<Map<String, YamlNode>> keys = new ArrayList<>();

    /**
     * @param layers at least one; a later one wins
     */
    ComposeLayers(List<Layer> layers) {
        this.layers = List.copyOf(layers);
        for (Layer layer : layers) {
            Map<String, YamlNode> own = new HashMap<>();
            layer.entry().value().entries().forEach(key -> own.put(key.name(), key.value()));
            keys.add(own);
        }
    }

    /**
     * The part of a service in one file.
     *
     * @param folder the base of its relative paths, a repository path
     * @param extended whether another service extends it; its own {@code !reset} and {@code !override} then have no
     *     effect
     */
    record Layer(YamlNode.Entry entry, String folder, boolean extended) {
        Place place() {
            return entry.key().file().place(entry.key().span());
        }
    }

    /** The value of a key of the service in one file. */
    record Value(YamlNode node, String folder) {
        List<YamlNode> oneOrMany() {
            return node.isScalar() ? List.of(node) : node.elements();
        }
    }

    Layer last() {
        return layers.get(layers.size() - 1);
    }

    List<Place> places() {
        return layers.stream().map(Layer::place).toList();
    }

    /** Returns whether a file has the key, whatever its value. */
    boolean has(String key) {
        return keys.stream().anyMatch(own -> own.containsKey(key));
    }

    /** Returns whether the first file extends a service that is not seen. */
    boolean extendsUnseen() {
        return keys.get(0).containsKey("extends");
    }

    /** Returns the value of the last file that sets the key. */
    Optional<YamlNode> one(String key) {
        List<Value> all = all(key);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1).node());
    }

    /** Returns the values that count, in the order of the files. */
    List<Value> all(String key) {
        List<Value> found = new ArrayList<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            YamlNode node = keys.get(i).get(key);
            boolean extended = layers.get(i).extended();
            if (node == null || (extended && node.tag().equals(RESET))) {
                continue;
            }
            if (node.tag().equals(RESET) || (node.isNull() && EMPTIED.contains(key))) {
                break;
            }
            if (!node.isNull()) {
                found.add(0, new Value(node, layers.get(i).folder()));
            }
            if (node.tag().equals(OVERRIDE) && !extended) {
                break;
            }
        }
        return found;
    }

    /** Returns the merged entries of a key that is a mapping: each name once, with the last value. */
    Map<String, Value> mapping(String key) {
        Map<String, Value> merged = new LinkedHashMap<>();
        for (Value value : all(key)) {
            value.node().entries().forEach(entry -> merged.put(entry.name(), new Value(entry.value(), value.folder())));
        }
        return merged;
    }
}
