package dev.undebug.read.hcl;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of an HCL file or of one of its blocks.
 *
 * @param attributes {@code name = value}
 */
public record HclBody(List<HclValue.Entry> attributes, List<Block> blocks) {
    public HclBody {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }

    /**
     * A block.
     *
     * @param labels {@code aws_instance} and {@code web} of {@code resource "aws_instance" "web"}
     * @param span from its type to its opening brace
     */
    public record Block(String type, List<String> labels, Span span, HclBody body) {
        public String label(int index) {
            return index < labels.size() ? labels.get(index) : "";
        }
    }

    public Optional<HclValue> get(String name) {
        return attributes.stream()
                .filter(entry -> entry.key().equals(name))
                .map(HclValue.Entry::value)
                .reduce((before, after) -> after);
    }

    public List<Block> blocks(String type) {
        return blocks.stream().filter(block -> block.type().equals(type)).toList();
    }

    /** Returns the blocks of a type at any depth, outer ones first. */
    List<Block> within(String type) {
        List<Block> found = new ArrayList<>();
        for (Block block : blocks) {
            if (block.type().equals(type)) {
                found.add(block);
            }
            found.addAll(block.body().within(type));
        }
        return found;
    }
}
