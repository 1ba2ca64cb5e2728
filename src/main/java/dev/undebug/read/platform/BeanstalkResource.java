package dev.undebug.read.platform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the options of an environment of Elastic Beanstalk that a template of CloudFormation describes. */
final class BeanstalkResource {
    static final String OPTIONS = "OptionSettings";
    private static final String VARIABLES = "aws:elasticbeanstalk:application:environment";
    private static final String PYTHON = "python";
    private static final List<String> PLATFORMS = List.of("SolutionStackName", "PlatformArn");

    private BeanstalkResource() {}

    static List<EnvVar> variables(SourceFile file, YamlNode options) {
        List<EnvVar> variables = new ArrayList<>();
        for (YamlNode option : options.elements()) {
            Optional<YamlNode> key = option.get("OptionName");
            Optional<YamlNode> value = option.get("Value");
            if (option.scalarOf("Namespace").equals(VARIABLES) && key.isPresent() && value.isPresent()) {
                variables.add(EnvironmentNodes.variable(
                        file, key.get().scalar(), key.get().span(), value.get()));
            }
        }
        return variables;
    }

    /** Returns whether an environment may have the platform that runs the processes of a Procfile in Python. */
    static boolean mayRunPython(YamlNode properties) {
        return PLATFORMS.stream()
                .flatMap(key -> properties.get(key).stream())
                .filter(YamlNode::isScalar)
                .allMatch(platform -> platform.scalar().toLowerCase(Locale.ROOT).contains(PYTHON));
    }

    /**
     * Returns the variables of all environments of a template as those of the application that the repository has. Where
     * environments differ, nothing shows which one strangers meet, so that the variables stay those of no launch.
     */
    static List<Unit> joined(SourceFile file, List<Unit> environments) {
        Map<String, Optional<String>> values = new HashMap<>();
        for (Unit unit : environments) {
            for (EnvVar variable : unit.environment()) {
                Optional<String> value = values.computeIfAbsent(variable.name(), name -> variable.value());
                if (!value.equals(variable.value())) {
                    return environments;
                }
            }
        }
        Origin origin = new Origin.PlatformServer(
                Optional.empty(),
                RepositoryPath.of(file.path()).folder().at("Procfile").text(),
                Optional.of(Platform.ELASTIC_BEANSTALK),
                true);
        return environments.stream().map(unit -> unit.with(origin)).toList();
    }
}
