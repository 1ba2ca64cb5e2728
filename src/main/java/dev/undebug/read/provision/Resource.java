package dev.undebug.read.provision;

import dev.undebug.fact.Role;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource that a tool sets up on a machine: a file, a command, a container.
 *
 * @param type its type, as the tool names it
 * @param title its name, a fallback for missing attributes
 * @param place the place of its name
 * @param role its role
 */
record Resource(String type, Optional<MappedText> title, Span place, Map<String, YamlNode> attributes, Role role) {
    Resource {
        attributes = Map.copyOf(attributes);
    }

    /** Returns the first of these attributes that is set. */
    Optional<YamlNode> attribute(String... names) {
        for (String name : names) {
            YamlNode value = attributes.get(name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Returns the text of the first of these attributes that is set, or else the title. */
    Optional<MappedText> text(String... names) {
        Optional<YamlNode> value = attribute(names);
        return value.isPresent() ? value.filter(YamlNode::isScalar).map(YamlNode::text) : title;
    }

    /** Returns its name, if known, or else its type. */
    String name() {
        return Stream.concat(title.map(MappedText::text).stream(), attribute("name").map(YamlNode::scalar).stream())
                .filter(name -> !name.isEmpty() && TemplatePlaceholders.isKnown(name))
                .findFirst()
                .orElse(type);
    }
}
