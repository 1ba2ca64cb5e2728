package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the functions of AWS Lambda in a template of CloudFormation or SAM. Lambda imports the module of the handler and
 * starts no server; whether the handler serves an application, its module shows.
 */
final class LambdaFunctions {
    private static final Set<String> TYPES = Set.of("AWS::Serverless::Function", "AWS::Lambda::Function");
    private static final int MAX_FUNCTIONS = 50;

    private LambdaFunctions() {}

    static List<Unit> of(SourceFile file, YamlNode root, Role role) {
        return root.get("Resources").stream()
                .flatMap(resources -> resources.entries().stream())
                .filter(resource -> TYPES.contains(resource.value().scalarOf("Type")))
                .takeWhile(Most.first(MAX_FUNCTIONS))
                .flatMap(resource -> function(file, root, resource, role))
                .toList();
    }

    private static Stream<Unit> function(SourceFile file, YamlNode root, YamlNode.Entry resource, Role role) {
        YamlNode function = resource.value();
        String code = function.scalarOf("Properties", "CodeUri");
        return function.get("Properties", "Handler").stream()
                .filter(handler -> handler.isScalar() && !handler.scalar().contains("$") && !code.contains(":"))
                .map(handler -> {
                    List<Word> words = List.of(
                            new Word("aws-lambda", handler.span(), true),
                            new Word("--path=" + (code.isEmpty() ? "." : code), handler.span(), true),
                            new Word(handler.scalar(), handler.span(), true));
                    Command command = new Command(file.place(handler.span()), List.of(), words, false);
                    return Units.process(
                                    resource.name(),
                                    command.place(),
                                    role,
                                    environment(file, root, function),
                                    List.of(command))
                            .on(Platform.LAMBDA);
                });
    }

    private static List<EnvVar> environment(SourceFile file, YamlNode root, YamlNode function) {
        return Stream.of(
                        root.get("Globals", "Function", "Environment", "Variables"),
                        function.get("Properties", "Environment", "Variables"))
                .flatMap(variables -> variables.stream())
                .flatMap(variables -> new TemplateValues(file, root).mapping(variables).stream())
                .toList();
    }
}
