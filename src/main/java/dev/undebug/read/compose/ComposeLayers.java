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
 * A service as several files write it, put together as {@code docker compose} does: a later file replaces single values and
 * adds to lists and mappings, unless it says {@code !reset} or {@code !override}.
 */
final class ComposeLayers {
    private static final String RESET = "!reset";
    private static final String OVERRIDE = "!override";

    /** What a file takes back by leaving it empty; elsewhere nothing stands for nothing. */
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
     * A service in one file.
     *
     * @param folder from which its relative paths count, a repository path
     * @param extended whether another service builds on it, to which what it takes back itself means nothing
     */
    record Layer(YamlNode.Entry entry, String folder, boolean extended) {
        Place place() {
            return entry.key().file().place(entry.key().span());
        }
    }

    /** What one file writes for a key of the service. */
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

    /** Returns what the last file that says something says. */
    Optional<YamlNode> one(String key) {
        List<Value> all = all(key);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1).node());
    }

    /** Returns what the files say that count, the first first. */
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

    /** Returns what the files say of a key that is a mapping, each of its keys once and with the value that wins. */
    Map<String, Value> mapping(String key) {
        Map<String, Value> merged = new LinkedHashMap<>();
        for (Value value : all(key)) {
            value.node().entries().forEach(entry -> merged.put(entry.name(), new Value(entry.value(), value.folder())));
        }
        return merged;
    }
}
