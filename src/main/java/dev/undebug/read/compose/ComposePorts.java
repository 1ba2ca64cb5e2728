package dev.undebug.read.compose;

import dev.undebug.read.compose.ComposeLayers.Value;
import dev.undebug.read.yaml.YamlNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ports of a compose service on its machine: {@code 127.0.0.1:5000:5000}. */
final class ComposePorts {
    /** An address that the file itself writes, one port of the machine, and one or more of the container. */
    private static final Pattern SHORT =
            Pattern.compile("(127(?:\\.\\d{1,3}){3}|\\[::1\\]):(\\d{1,5}):\\d{1,5}(?:/(?:tcp|udp))?");

    private static final Pattern WRITTEN = Pattern.compile("(?s)(?:127\\.|\\[::1\\]).*");
    private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}|::1");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    /** Keys by which others may meet the container without its ports, in a swarm or through a proxy that reads labels. */
    private static final Set<String> OTHER_WAYS = Set.of("network_mode", "net", "labels", "deploy", "external_links");

    private final ComposeLayers layers;
    private final ComposeText text;

    ComposePorts(ComposeLayers layers, ComposeText text) {
        this.layers = layers;
        this.text = text;
    }

    /** Returns the ports if all of them are of the machine's loopback address, and no other way to the container is seen. */
    Set<Integer> ofMachineAlone() {
        Set<Integer> ports = new HashSet<>();
        if (OTHER_WAYS.stream().anyMatch(key -> layers.one(key).isPresent()) || hasOutsideNetwork()) {
            return Set.of();
        }
        for (Value value : layers.all("ports")) {
            for (YamlNode one : value.node().elements()) {
                Optional<Integer> port = one.isScalar() ? shortForm(one) : longForm(one);
                if (port.isEmpty()) {
                    return Set.of();
                }
                ports.add(port.get());
            }
        }
        return ports;
    }

    /** A network of another project leads there. */
    private boolean hasOutsideNetwork() {
        return Stream.concat(
                        Stream.of(layers.last().entry().key().file()),
                        layers.all("ports").stream().map(value -> value.node().file()))
                .anyMatch(file -> file.text().contains("external"));
    }

    private Optional<Integer> shortForm(YamlNode port) {
        return Optional.of(port)
                .filter(one -> WRITTEN.matcher(one.scalar()).matches())
                .flatMap(text::known)
                .map(SHORT::matcher)
                .filter(Matcher::matches)
                .map(found -> Integer.parseInt(found.group(2)));
    }

    private Optional<Integer> longForm(YamlNode port) {
        String address = port.scalarOf("host_ip");
        return Optional.of(address)
                .filter(host -> LOOPBACK.matcher(host).matches())
                .flatMap(host -> port.get("published"))
                .flatMap(text::known)
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Integer::parseInt);
    }
}
