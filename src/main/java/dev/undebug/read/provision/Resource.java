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
 * One thing that a tool is told to set up on a machine: a file, a command, a container.
 *
 * @param type what it is, as the tool calls it
 * @param title its name, which may stand for what is missing among the attributes
 * @param place what names it
 * @param role who meets it
 */
record Resource(String type, Optional<MappedText> title, Span place, Map<String, YamlNode> attributes, Role role) {
    Resource {
        attributes = Map.copyOf(attributes);
    }

    /** Returns the first of some attributes that it has. */
    Optional<YamlNode> attribute(String... names) {
        for (String name : names) {
            YamlNode value = attributes.get(name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Returns the text of the first of some attributes that it has, or else its title. */
    Optional<MappedText> text(String... names) {
        Optional<YamlNode> value = attribute(names);
        return value.isPresent() ? value.filter(YamlNode::isScalar).map(YamlNode::text) : title;
    }

    /** Returns its name, if that is known, or what it is. */
    String name() {
        return Stream.concat(title.map(MappedText::text).stream(), attribute("name").map(YamlNode::scalar).stream())
                .filter(name -> !name.isEmpty() && TemplatePlaceholders.isKnown(name))
                .findFirst()
                .orElse(type);
    }
}
