package dev.undebug.read.compose;

import dev.undebug.read.compose.ComposeLayers.Value;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The named volumes of a compose project that are folders of the machine: {@code driver_opts: {type: none, o: bind, device: ./conf}}.
 * Unlike others, they do not begin as a copy of what the image has in their places.
 */
final class ComposeDevices {
    private static final int MOST = 1_000;
    private static final String BIND = "bind";

    private final Map<String, Value> devices = new HashMap<>();

    /**
     * Adds those that a document defines; a later one replaces an earlier one.
     *
     * @param folder the base of its relative paths, a repository path
     */
    void add(YamlNode document, String folder) {
        document.entriesOf("volumes").stream().takeWhile(Most.first(MOST)).forEach(entry -> entry.value()
                .get("driver_opts")
                .filter(options -> options.scalarOf("o").contains(BIND))
                .flatMap(options -> options.get("device"))
                .ifPresent(device -> devices.put(entry.name(), new Value(device, folder))));
    }

    /** Returns the folder that a volume is, as written. */
    Optional<Value> of(String volume) {
        return Optional.ofNullable(devices.get(volume));
    }
}
