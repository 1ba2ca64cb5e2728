package dev.undebug.read.provision;

import dev.undebug.fact.Role;
import dev.undebug.source.Span;
import java.util.Optional;

/**
 * One thing that a tool is told to set up on a machine: a file, a command, a container, a service.
 *
 * @param type what it is, as the tool calls it
 * @param title its name; a text that may stand for what is missing among the attributes
 * @param place what names it
 * @param role who meets it
 */
record Resource(String type, Optional<CodeValue> title, Span place, CodeValue attributes, Role role) {
    /** Returns the first of some attributes that it has. */
    Optional<CodeValue> attribute(String... names) {
        for (String name : names) {
            Optional<CodeValue> value = attributes.get(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** Returns its name, if that is known, or what it is. */
    String name() {
        return title.flatMap(CodeValue::known)
                .or(() -> attribute("name").flatMap(CodeValue::known))
                .orElse(type);
    }
}
