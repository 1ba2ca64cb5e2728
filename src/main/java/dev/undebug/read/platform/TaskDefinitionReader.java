package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.HealthCheck;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads AWS settings in JSON or YAML: the containers of ECS task definitions, {@code Dockerrun.aws.json} and
 * CloudFormation, the variables of Lambda functions and {@code serverless.yml}, and the servers of CloudFormation.
 */
public final class TaskDefinitionReader implements Reader {
    private static final int MAX_DEPTH = 14;
    private static final int MAX_NODES = 20_000;
    private static final int MAX_UNITS = 500;
    private static final PathPattern NAME = PathPattern.of(
            Pattern.compile(
                    ".*(?:task-?_?def|taskdefinition|ecs|container-?_?definitions?|cloudformation|cfn|serverless).*\\.(?:json|ya?ml|template)"
                            + "|.*app-?runner.*\\.json|Dockerrun\\.aws\\.json|template\\.ya?ml|.*\\.cfn\\.ya?ml"),
            ".json",
            ".yml",
            ".yaml",
            ".template");

    /** Templates with names that other files have too: only their content shows what they are. */
    private static final PathPattern TEMPLATE = PathPattern.of(
            Pattern.compile(
                    "(?:.*/)?[\\w-]+\\.template(?:\\.json)?"
                            + "|(?:.*/)?(?:cloudformation|cloud-formation|cfn|sam|aws|infra|infrastructure|stacks)/[\\w-]+\\.json"),
            ".template",
            ".json");

    private static final Pattern RESOURCE = Pattern.compile("[\"']?Type[\"']?[ \\t]*:[ \\t]*[\"']?AWS::");

    private final Formats formats;

    /** @param formats reads the files that servers get */
    TaskDefinitionReader(Formats formats) {
        this.formats = formats;
    }

    /** Returns whether a file is a template of CloudFormation, whatever its name. */
    public static boolean isTemplate(SourceFile file) {
        return RESOURCE.matcher(file.text()).find();
    }

    @Override
    public boolean reads(String path) {
        return NAME.matches(RepositoryPath.of(path).name()) || TEMPLATE.matches(path);
    }

    @Override
    public FileFacts read(SourceFile file) {
        boolean named = NAME.matches(RepositoryPath.of(file.path()).name());
        FileFacts none = FileFacts.ofUnits(file, List.of());
        return named || isTemplate(file)
                ? Yaml.read(file).map(root -> facts(file, root)).orElse(none)
                : none;
    }

    private FileFacts facts(SourceFile file, YamlNode root) {
        CloudFormationServer servers = new CloudFormationServer(file, root, formats);
        Reading reading = new Reading(file, root, Optional.of(servers));
        reading.node(root, "", 0);
        reading.units.addAll(BeanstalkResource.joined(file, reading.beanstalk));
        ServerlessWsgi.of(file, root, reading.role).ifPresent(reading.units::add);
        reading.units.addAll(LambdaFunctions.of(file, root, reading.role));
        return servers.with(FileFacts.ofUnits(file, reading.units));
    }

    /**
     * Reads a list of containers inside a file of another format.
     *
     * @param list has the places of that file
     */
    public static List<Unit> containers(SourceFile file, YamlNode list) {
        Reading reading = new Reading(file, list, Optional.empty());
        list.elements().forEach(reading::container);
        return reading.units;
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final Role role;
        private final TemplateValues values;
        private final Optional<CloudFormationServer> servers;
        private final List<Unit> units = new ArrayList<>();
        private final List<Unit> beanstalk = new ArrayList<>();
        private int nodes;

        private Reading(SourceFile file, YamlNode root, Optional<CloudFormationServer> servers) {
            this.file = file;
            this.values = new TemplateValues(file, root);
            this.servers = servers;
            this.role = RoleInference.ofOverlay(file.path());
        }

        private void node(YamlNode node, String name, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES || units.size() > MAX_UNITS) {
                return;
            }
            node.elements().forEach(element -> node(element, name, depth + 1));
            for (YamlNode.Entry entry : node.entries()) {
                switch (entry.name()) {
                    case "containerDefinitions", "ContainerDefinitions" ->
                        entry.value().elements().forEach(this::container);
                    case CloudFormationServer.USER_DATA -> servers.ifPresent(found -> found.userData(entry.value()));
                    case CloudFormationServer.INIT -> servers.ifPresent(found -> found.init(entry.value()));
                    case "ImageConfiguration", "CodeConfigurationValues" -> appRunner(entry);
                    case BeanstalkResource.OPTIONS -> options(node, name, entry);
                    case "Variables" -> variables(name, entry);
                    case "environment" -> environment(name, entry);
                    // A resource is called by the key above its properties.
                    case "Properties" -> node(entry.value(), name, depth + 1);
                    default -> node(entry.value(), entry.name(), depth + 1);
                }
            }
        }

        private void container(YamlNode node) {
            Optional<YamlNode> name = any(node, "name", "Name");
            List<Token> entrypoint = words(any(node, "entryPoint", "EntryPoint"));
            List<Token> command = words(any(node, "command", "Command"));
            List<Command> commands = CommandReader.parts(file, List.of(entrypoint, command));
            Unit container = Units.container(
                            name.map(YamlNode::scalar).orElse(""),
                            file.place(name.map(YamlNode::span).orElse(node.span())),
                            role,
                            list(any(node, "environment", "Environment")),
                            commands,
                            any(node, "image", "Image").map(YamlNode::scalar).orElse(""),
                            !entrypoint.isEmpty())
                    .on(Platform.ECS);
            Optional<YamlNode> folder = any(node, "workingDirectory", "WorkingDirectory");
            Unit placed = Units.in(container, folder.map(YamlNode::scalar));
            units.add(placed);
            List<Token> check =
                    words(any(node, "healthCheck", "HealthCheck").flatMap(health -> any(health, "command", "Command")));
            units.addAll(Units.hooks(placed, HealthCheck.list(file, check)));
        }

        /** Reads a service of App Runner, by what it tells of an image or of code. */
        private void appRunner(YamlNode.Entry entry) {
            YamlNode settings = entry.value();
            // A list in CloudFormation, a mapping for the command line.
            Optional<YamlNode> given = settings.get("RuntimeEnvironmentVariables");
            List<EnvVar> variables = new ArrayList<>(list(given));
            given.ifPresent(mapping -> variables.addAll(values.mapping(mapping)));
            List<Command> commands = settings.get("StartCommand")
                    .filter(YamlNode::isScalar)
                    .map(start -> CommandReader.script(file, start.text()))
                    .orElse(List.of());
            Place place = file.place(entry.key().span());
            if (entry.name().equals("ImageConfiguration")) {
                units.add(Units.container("apprunner", place, role, variables, commands, "", !commands.isEmpty()));
            } else if (!commands.isEmpty()) {
                units.add(Units.process("apprunner", place, role, variables, commands));
            }
        }

        /** Reads the options of an environment of Elastic Beanstalk. */
        private void options(YamlNode properties, String name, YamlNode.Entry entry) {
            List<EnvVar> variables = BeanstalkResource.variables(values, entry.value());
            List<Unit> found = Units.allVariables(name, BeanstalkResource.role(properties, name, role), variables);
            if (BeanstalkResource.mayRunPython(properties)) {
                beanstalk.addAll(found);
            } else {
                units.addAll(found);
            }
        }

        /** Reads a mapping of names to values, of a provider or a function. */
        private void environment(String name, YamlNode.Entry entry) {
            if (!entry.value().entries().isEmpty()) {
                variables(name, entry);
            }
        }

        private void variables(String name, YamlNode.Entry entry) {
            List<EnvVar> variables = values.mapping(entry.value());
            if (!variables.isEmpty()) {
                units.add(Units.variables(name, file.place(entry.key().span()), role, variables));
            }
        }

        private List<EnvVar> list(Optional<YamlNode> node) {
            List<EnvVar> variables = new ArrayList<>();
            for (YamlNode entry : node.map(YamlNode::elements).orElse(List.of())) {
                Optional<YamlNode> name = any(entry, "name", "Name");
                Optional<YamlNode> value = any(entry, "value", "Value");
                if (name.isPresent() && value.isPresent()) {
                    variables.add(values.variable(name.get(), value.get()));
                }
            }
            return variables;
        }

        private static List<Token> words(Optional<YamlNode> node) {
            return node.map(YamlNode::elements).orElse(List.of()).stream()
                    .map(element -> Token.literal(element.text(), element.span()))
                    .toList();
        }

        private static Optional<YamlNode> any(YamlNode node, String one, String other) {
            return node.get(one).or(() -> node.get(other)).filter(found -> !found.isNull());
        }
    }
}
