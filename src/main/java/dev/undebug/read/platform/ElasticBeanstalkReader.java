package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the options of Elastic Beanstalk, {@code .ebextensions/python.config} and saved configurations,
 * {@code .elasticbeanstalk/saved_configs/live.cfg.yml}: variables, and the application that its server loads. The processes of a {@code Procfile} replace that server, and get the variables.
 */
final class ElasticBeanstalkReader implements Reader {
    private static final PathPattern NAME =
            PathPattern.of(Pattern.compile("(?:.*/)?\\.ebextensions/[^/]+\\.config"), ".config");
    private static final PathPattern SAVED = PathPattern.of(
            Pattern.compile("(?:.*/)?\\.elasticbeanstalk/(?:saved_configs/)?[^/]+\\.cfg\\.yml"), ".cfg.yml");
    private static final Set<String> SETTINGS = Set.of("option_settings", "OptionSettings");
    private static final String VARIABLES = "aws:elasticbeanstalk:application:environment";
    private static final String PYTHON = "aws:elasticbeanstalk:container:python";
    private static final String APPLICATION = "WSGIPath";

    @Override
    public boolean reads(String path) {
        return NAME.matches(path) || SAVED.matches(path);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Reading reading = new Reading(file);
        Yaml.read(file).stream()
                .flatMap(root -> root.entries().stream())
                .filter(entry -> SETTINGS.contains(entry.name()))
                .forEach(reading::options);
        return FileFacts.ofUnits(file, reading.units());
    }

    private static final class Reading {
        private final SourceFile file;
        private final List<EnvVar> variables = new ArrayList<>();
        private Optional<YamlNode> application = Optional.empty();
        private Optional<Place> place = Optional.empty();

        private Reading(SourceFile file) {
            this.file = file;
        }

        /** Reads both forms: namespaces with options, and a list of options that name their namespaces. */
        private void options(YamlNode.Entry settings) {
            for (YamlNode.Entry namespace : settings.value().entries()) {
                if (namespace.name().equals(VARIABLES)) {
                    begin(namespace.key());
                    variables.addAll(EnvironmentNodes.mapping(file, namespace.value()));
                } else if (namespace.name().equals(PYTHON)) {
                    application = namespace.value().get(APPLICATION).or(() -> application);
                }
            }
            settings.value().elements().forEach(option -> option(option, settings.key()));
        }

        private void option(YamlNode option, YamlNode settings) {
            Optional<YamlNode> name = option.get("option_name");
            if (name.isEmpty()) {
                return;
            }
            String namespace = option.get("namespace").map(YamlNode::scalar).orElse(VARIABLES);
            if (namespace.equals(PYTHON) && name.get().scalar().equals(APPLICATION)) {
                application = option.get("value").or(() -> application);
            } else if (namespace.equals(VARIABLES)) {
                begin(settings);
                variables.add(EnvironmentNodes.named(file, option, name.get()));
            }
        }

        private void begin(YamlNode node) {
            place = place.or(() -> Optional.of(file.place(node.span())));
        }

        private List<Unit> units() {
            Role role = RoleInference.ofOverlay(file.path());
            List<Unit> units = new ArrayList<>();
            application
                    .filter(YamlNode::isScalar)
                    .filter(node -> !node.scalar().isBlank())
                    .ifPresent(node -> units.add(server(node, role)));
            if (units.isEmpty() && !variables.isEmpty()) {
                Place at = place.orElseThrow();
                units.add(new Unit(
                        Unit.Kind.VARIABLES, "environment", at, role, variables, List.of(), origin(Optional.empty())));
            }
            return units;
        }

        private Unit server(YamlNode node, Role role) {
            Place at = file.place(node.span());
            List<Word> words = List.of(
                    new Word("gunicorn", node.span(), true), new Word(callable(node.scalar()), node.span(), true));
            return new Unit(
                    Unit.Kind.PROCESS,
                    "web",
                    at,
                    role,
                    variables,
                    List.of(new Command(at, List.of(), words, false)),
                    origin(Optional.of(isIn("saved_configs") ? "../.." : "..")));
        }

        private Origin origin(Optional<String> workingDirectory) {
            RepositoryPath own = RepositoryPath.of(file.path()).folder().folder();
            RepositoryPath source = isIn("saved_configs") ? own.folder() : own;
            return new Origin.PlatformServer(
                    workingDirectory, source.at("Procfile").text(), Optional.of(Platform.ELASTIC_BEANSTALK));
        }

        private boolean isIn(String folder) {
            return RepositoryPath.of(file.path()).folder().name().equals(folder);
        }

        /** Returns the application as gunicorn names it; the older form is the path of its file. */
        private static String callable(String path) {
            String named = path.replaceAll("\\s", "");
            return named.endsWith(".py")
                    ? named.substring(0, named.length() - ".py".length()).replace('/', '.') + ":application"
                    : named.replace('/', '.');
        }
    }
}
