package dev.undebug.read.platform;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of variables in a template of CloudFormation: {@code !Ref Debug} and {@code !Sub "${Debug}"} are the default of the
 * parameter. Of a parameter without one, and of other functions, only those who create the stack know the value.
 */
final class TemplateValues {
    private static final int MAX_VARIABLES = 1_000;

    private static final Pattern WHOLE = Pattern.compile("\\$\\{(\\w{1,200})}");

    /** The default of such a parameter is the name of another one, which the account has. */
    private static final String STORED = "AWS::SSM::";

    private final SourceFile file;
    private final YamlNode root;

    /** @param root of the template */
    TemplateValues(SourceFile file, YamlNode root) {
        this.file = file;
        this.root = root;
    }

    /** Reads a variable. */
    EnvVar variable(YamlNode name, YamlNode value) {
        Optional<YamlNode> parameter = parameter(value).flatMap(this::given);
        EnvVar variable = EnvironmentNodes.variable(file, name.scalar(), name.span(), parameter.orElse(value));
        return parameter.isPresent()
                ? new EnvVar(
                        variable.name(),
                        variable.value(),
                        file.place(name.span()),
                        variable.valueSpan(),
                        EnvVar.Notation.STRING)
                : variable;
    }

    /** Reads a mapping of names to values. */
    List<EnvVar> mapping(YamlNode data) {
        return data.entries().stream()
                .limit(MAX_VARIABLES)
                .filter(entry -> entry.value().isScalar() || isFunction(entry.value()))
                .map(entry -> variable(entry.key(), entry.value()))
                .toList();
    }

    private static boolean isFunction(YamlNode value) {
        List<YamlNode.Entry> entries = value.entries();
        return value.tag().startsWith("!")
                || (entries.size() == 1
                        && (entries.get(0).name().equals("Ref")
                                || entries.get(0).name().startsWith("Fn::")));
    }

    /** Returns the name of the parameter that is the whole value. */
    private static Optional<String> parameter(YamlNode value) {
        return switch (value.tag()) {
            case "!Ref" -> Optional.of(value.scalar());
            case "!Sub" -> whole(value.scalar());
            default ->
                isFunction(value)
                        ? value.get("Ref").map(YamlNode::scalar).or(() -> value.get("Fn::Sub")
                                .map(YamlNode::scalar)
                                .flatMap(TemplateValues::whole))
                        : Optional.empty();
        };
    }

    private static Optional<String> whole(String text) {
        Matcher reference = WHOLE.matcher(text);
        return reference.matches() ? Optional.of(reference.group(1)) : Optional.empty();
    }

    private Optional<YamlNode> given(String parameter) {
        return root.get("Parameters", parameter)
                .filter(declared -> !declared.scalarOf("Type").startsWith(STORED))
                .flatMap(declared -> declared.get("Default"))
                .filter(YamlNode::isScalar);
    }
}
