package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads Zappa's settings: each stage that names an application, itself or by another stage that it extends. AWS Lambda
 * imports the application and starts no server.
 */
final class ZappaReader implements Reader {
    private static final Set<String> NAMES = Set.of("zappa_settings.json", "zappa_settings.yaml", "zappa_settings.yml");
    private static final String EXTENDS = "extends";
    private static final int MAX_STAGES = 50;

    /** The most stages that extend one another; more are a circle. */
    private static final int DEEPEST = 10;

    @Override
    public boolean reads(String path) {
        return NAMES.contains(RepositoryPath.of(path).name());
    }

    @Override
    public FileFacts read(SourceFile file) {
        Map<String, YamlNode.Entry> stages = new LinkedHashMap<>();
        Yaml.read(file).stream()
                .flatMap(root -> root.entries().stream())
                .takeWhile(Most.first(MAX_STAGES))
                .forEach(stage -> stages.put(stage.name(), stage));
        return FileFacts.ofUnits(
                file,
                stages.values().stream()
                        .flatMap(stage -> unit(file, stage, settings(stage, stages)).stream())
                        .toList());
    }

    /** Returns the settings of a stage and of those that it extends, its own first. */
    private static List<YamlNode> settings(YamlNode.Entry stage, Map<String, YamlNode.Entry> stages) {
        List<YamlNode> settings = new ArrayList<>();
        YamlNode.Entry next = stage;
        while (next != null && settings.size() < DEEPEST) {
            settings.add(next.value());
            next = stages.get(next.value().scalarOf(EXTENDS));
        }
        return settings;
    }

    private static Optional<Unit> unit(SourceFile file, YamlNode.Entry stage, List<YamlNode> settings) {
        Place place = file.place(stage.key().span());
        return first(settings, "app_function")
                .filter(YamlNode::isScalar)
                .map(function -> List.of(
                        new Word("zappa", stage.key().span(), true),
                        new Word(function.scalar(), function.span(), true)))
                .map(words -> Units.process(
                        stage.name(),
                        place,
                        RoleInference.of(stage.name()),
                        environment(file, settings),
                        List.of(new Command(place, List.of(), words, false))))
                .map(unit -> unit.on(Platform.ZAPPA));
    }

    private static List<EnvVar> environment(SourceFile file, List<YamlNode> settings) {
        return Stream.of("aws_environment_variables", "environment_variables")
                .flatMap(key -> first(settings, key).stream())
                .flatMap(variables -> EnvironmentNodes.mapping(file, variables).stream())
                .toList();
    }

    private static Optional<YamlNode> first(List<YamlNode> settings, String key) {
        return settings.stream().flatMap(stage -> stage.get(key).stream()).findFirst();
    }
}
