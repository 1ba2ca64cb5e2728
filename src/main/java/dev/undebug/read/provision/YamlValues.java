package dev.undebug.read.provision;

import dev.undebug.read.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Makes values of the nodes of a document. Aliases may name nodes again and again, so that their number is bounded. */
final class YamlValues {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_VALUES = 20_000;

    private int values;

    CodeValue of(YamlNode node) {
        return of(node, 0);
    }

    private CodeValue of(YamlNode node, int depth) {
        if (depth > MAX_DEPTH || values++ > MAX_VALUES) {
            return CodeValue.unknown(node.span());
        }
        if (node.isScalar()) {
            return scalar(node);
        }
        if (!node.elements().isEmpty()) {
            List<CodeValue> elements = node.elements().stream()
                    .map(element -> of(element, depth + 1))
                    .toList();
            return CodeValue.list(node.span(), elements);
        }
        List<CodeValue.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : node.entries()) {
            entries.add(new CodeValue.Entry(entry.name(), entry.key().span(), of(entry.value(), depth + 1)));
        }
        return CodeValue.map(node.span(), entries);
    }

    private static CodeValue scalar(YamlNode node) {
        String written = node.file().slice(node.span());
        boolean quoted = written.startsWith("\"") || written.startsWith("'");
        boolean word = node.isNull() || node.isBoolean();
        return CodeValue.text(word && !quoted ? CodeValue.Kind.WORD : CodeValue.Kind.TEXT, node.span(), node.text());
    }
}
