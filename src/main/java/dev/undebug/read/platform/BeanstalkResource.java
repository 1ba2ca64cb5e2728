package dev.undebug.read.platform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the options of an environment of Elastic Beanstalk that a template of CloudFormation describes. */
final class BeanstalkResource {
    static final String OPTIONS = "OptionSettings";
    private static final String VARIABLES = "aws:elasticbeanstalk:application:environment";
    private static final String PYTHON = "python";

    /** Where a word of a name in camel case begins. */
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final List<String> PLATFORMS = List.of("SolutionStackName", "PlatformArn");

    private BeanstalkResource() {}

    static List<EnvVar> variables(TemplateValues values, YamlNode options) {
        List<EnvVar> variables = new ArrayList<>();
        for (YamlNode option : options.elements()) {
            Optional<YamlNode> key = option.get("OptionName");
            Optional<YamlNode> value = option.get("Value");
            if (option.scalarOf("Namespace").equals(VARIABLES) && key.isPresent() && value.isPresent()) {
                variables.add(values.variable(key.get(), value.get()));
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

    /** Returns the role of an environment by its name, or by that of its resource. */
    static Role role(YamlNode properties, String resource, Role ofFile) {
        return RoleInference.firstKnown(
                RoleInference.ofWorkload(properties.scalarOf("EnvironmentName")),
                RoleInference.ofWorkload(WORDS.matcher(resource).replaceAll("-")),
                ofFile);
    }

    /**
     * Returns the variables of the environments of a template that strangers meet as those of the application that the
     * repository has. A value in which these differ is unknown: nothing shows which one they meet.
     */
    static List<Unit> joined(SourceFile file, List<Unit> environments) {
        List<Unit> met = met(environments);
        Map<String, Optional<String>> values = new HashMap<>();
        Set<String> different = new HashSet<>();
        for (Unit unit : met) {
            for (EnvVar variable : unit.environment()) {
                Optional<String> value = values.computeIfAbsent(variable.name(), name -> variable.value());
                if (!value.equals(variable.value())) {
                    different.add(variable.name());
                }
            }
        }
        Origin origin = new Origin.PlatformServer(
                Optional.empty(),
                RepositoryPath.of(file.path()).folder().at("Procfile").text(),
                Optional.of(Platform.ELASTIC_BEANSTALK),
                true);
        return environments.stream()
                .map(unit -> met.contains(unit)
                        ? unit.with(unit.environment().stream()
                                        .map(variable -> different.contains(variable.name())
                                                ? variable.with(Optional.empty())
                                                : variable)
                                        .toList())
                                .with(origin)
                        : unit)
                .toList();
    }

    private static List<Unit> met(List<Unit> environments) {
        List<Unit> shown =
                environments.stream().filter(unit -> !unit.role().isPrivate()).toList();
        List<Unit> production =
                shown.stream().filter(unit -> unit.role() != Role.STAGING).toList();
        return production.isEmpty() ? shown : production;
    }
}
