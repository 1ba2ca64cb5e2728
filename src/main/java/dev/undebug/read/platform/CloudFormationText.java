package dev.undebug.read.platform;

import dev.undebug.read.text.MappedText;
import dev.undebug.read.yaml.YamlNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in a template of CloudFormation, made by its functions: {@code Fn::Base64}, {@code Fn::Sub}, {@code Fn::Join}. What
 * is known when the stack is created only becomes a command substitution, which no shell text can know either.
 */
final class CloudFormationText {
    private static final String UNKNOWN = "$()";
    private static final int MAX_DEPTH = 8;
    private static final int MAX_LENGTH = 64 * 1024;
    /** With aliases, few lines can describe a text of any size. */
    private static final int MAX_NODES = 20_000;

    /** {@code ${Name}}, or {@code ${!Name}} for the text {@code ${Name}}. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(!?)([\\w:.]{1,200})\\}");

    private final YamlNode root;
    private int nodes;

    /** @param root of the template */
    CloudFormationText(YamlNode root) {
        this.root = root;
    }

    /** Returns the text of a node; {@code ""} if it has none. */
    MappedText of(YamlNode node) {
        MappedText.Builder text = new MappedText.Builder(node.span().start());
        append(node, text, 0);
        return text.build();
    }

    private void append(YamlNode node, MappedText.Builder text, int depth) {
        if (depth > MAX_DEPTH || text.length() > MAX_LENGTH || nodes++ > MAX_NODES) {
            return;
        }
        List<YamlNode> elements = node.elements();
        List<YamlNode.Entry> entries = node.entries();
        if (node.isScalar()) {
            scalar(node, node.tag(), text);
        } else if (elements.isEmpty()) {
            entries.stream().limit(1).forEach(entry -> function(entry.name(), entry.value(), text, depth));
        } else {
            function(node.tag(), node, text, depth);
        }
    }

    private void scalar(YamlNode node, String tag, MappedText.Builder text) {
        switch (tag) {
            case "!Sub" -> substituted(node, text);
            case "!Ref" -> reference(node.scalar(), node, text);
            case "!GetAtt", "!ImportValue" -> text.append(UNKNOWN, node.span());
            default -> text.append(node.text(), 0, node.text().length());
        }
    }

    /** Appends what a function makes, in its long form or as a tag. */
    private void function(String name, YamlNode value, MappedText.Builder text, int depth) {
        switch (name) {
            case "Fn::Base64", "!Base64" ->
                append(value.isScalar() || !value.tag().equals(name) ? value : first(value), text, depth + 1);
            case "Fn::Sub", "!Sub" -> substituted(value.isScalar() ? value : first(value), text);
            case "Fn::Join", "!Join" -> join(value.elements(), text, depth);
            case "Ref" -> reference(value.scalar(), value, text);
            default -> text.append(UNKNOWN, value.span());
        }
    }

    private static YamlNode first(YamlNode list) {
        return list.elements().isEmpty() ? list : list.elements().get(0);
    }

    private void join(List<YamlNode> arguments, MappedText.Builder text, int depth) {
        if (arguments.size() != 2) {
            return;
        }
        YamlNode delimiter = arguments.get(0);
        int parts = 0;
        for (YamlNode part : arguments.get(1).elements()) {
            if (parts++ > 0) {
                text.append(delimiter.scalar(), delimiter.span());
            }
            append(part, text, depth + 1);
        }
    }

    private void substituted(YamlNode node, MappedText.Builder text) {
        MappedText written = node.text();
        Matcher matcher = REFERENCE.matcher(written.text());
        int from = 0;
        while (matcher.find()) {
            text.append(written, from, matcher.start());
            if (matcher.group(1).isEmpty()) {
                text.append(value(matcher.group(2)), written.span(matcher.start(), matcher.end()));
            } else {
                text.append("$", written.span(matcher.start(), matcher.start() + 1));
                text.append(written, matcher.start() + 1, matcher.start(2) - 1);
                text.append(written, matcher.start(2), matcher.end());
            }
            from = matcher.end();
        }
        text.append(written, from, written.length());
    }

    private void reference(String name, YamlNode node, MappedText.Builder text) {
        text.append(value(name), node.span());
    }

    /** Returns the default of a parameter. A stack may be created with another one, which no file says. */
    private String value(String name) {
        String written = root.scalarOf("Parameters", name, "Default");
        return written.isEmpty() ? UNKNOWN : written;
    }
}
