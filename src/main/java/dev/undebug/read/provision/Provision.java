package dev.undebug.read.provision;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.DeployCommand;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.GeneratedFiles;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Collects the resources of Ansible or Salt: variables, written files, containers and servers. The attributes of a
 * resource mostly show its effect; unlike its type, they differ little between the tools.
 */
final class Provision {
    /** The names of programs' variables; other names are the tool's own. */
    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Z][A-Z0-9_]{2,}");

    /** Env files by their folder, or by a standard name. */
    private static final Pattern ENVIRONMENT_FILE = Pattern.compile(
            "/?etc/(?:default|sysconfig|conf\\.d)/[^/]+|/?etc/environment|(?:.*/)?(?:env|environment|envvars)");

    /** Resources whose name is the command, unless an attribute contains one. */
    private static final Set<String> NAMED_BY_COMMAND = Set.of("cmd.run", "cmd");

    private static final Set<String> CONTAINER =
            Set.of("docker_container", "docker_container.running", "docker.running", "dockerng.running");

    /** Sets one variable, or several by a mapping. */
    private static final String VARIABLE = "environ.setenv";

    private static final int MAX_DEPTH = 8;
    private static final int MAX_UNITS = 300;
    /** With aliases, few lines can describe a tree of any size. */
    private static final int MAX_SETTINGS = 20_000;

    private final SourceFile file;
    private final Formats formats;
    private final ProvisionVariables environments;
    private final List<Unit> units = new ArrayList<>();
    private final Map<Role, GeneratedFiles> written = new EnumMap<>(Role.class);
    private int settings;

    /** @param formats reads the files that resources write */
    Provision(SourceFile file, Formats formats) {
        this.file = file;
        this.formats = formats;
        this.environments = new ProvisionVariables(file);
    }

    /** Provisioning tools set up servers, so an unstated role is production. */
    static Role deployed(Role role) {
        return role == Role.UNKNOWN ? Role.PRODUCTION : role;
    }

    List<Unit> units() {
        List<Unit> all = new ArrayList<>(units);
        written.values().forEach(files -> all.addAll(files.units()));
        return all;
    }

    void add(Resource resource) {
        Optional<YamlNode> content = resource.attribute("content", "contents", "line", "block", "text");
        Optional<MappedText> path = resource.text("path", "dest", "name");
        Optional<YamlNode> whole = resource.attribute("content", "contents").filter(YamlNode::isScalar);
        if (whole.isPresent() && path.isPresent()) {
            written(resource.role())
                    .addWhole(
                            known(path.get().text()),
                            new PrintedText(whole.get().text(), false));
        } else if (content.isPresent() && path.isPresent()) {
            write(path.get().text(), content.get(), resource.role());
        } else if (CONTAINER.contains(resource.type())) {
            container(resource);
        } else if (resource.type().equals(VARIABLE)) {
            resource.attribute("value")
                    .ifPresent(value ->
                            variables(VARIABLE, value.span(), resource.role(), environments.set(resource, value)));
        } else {
            command(resource);
        }
    }

    /** Adds the content of a file: a string, or a list of lines. */
    private void write(String path, YamlNode content, Role role) {
        GeneratedFiles files = written(role);
        String known = known(path);
        Stream.concat(Stream.of(content), content.elements().stream())
                .filter(YamlNode::isScalar)
                .forEach(line -> files.add(known, new PrintedText(line.text(), false)));
    }

    private static String known(String path) {
        return ENVIRONMENT_FILE.matcher(path).matches() ? path + ".env" : path;
    }

    private GeneratedFiles written(Role role) {
        return written.computeIfAbsent(deployed(role), key -> new GeneratedFiles(file, key, formats));
    }

    private void container(Resource resource) {
        Optional<YamlNode> command = resource.attribute("command");
        List<EnvVar> variables = environments.of(resource);
        Optional<YamlNode> image = resource.attribute("image");
        List<Command> commands = words(command);
        if (image.isEmpty() && commands.isEmpty() && variables.isEmpty()) {
            return;
        }
        add(Units.container(
                resource.text("name")
                        .map(MappedText::text)
                        .filter(TemplatePlaceholders::isKnown)
                        .orElse(""),
                file.place(resource.place()),
                deployed(resource.role()),
                variables,
                commands,
                image.map(YamlNode::scalar).map(TemplatePlaceholders::shown).orElse(""),
                false));
    }

    private List<Command> words(Optional<YamlNode> command) {
        List<Token> words = command.map(ProvisionWords::of).orElse(List.of());
        return words.isEmpty() ? List.of() : ProvisionWords.opened(CommandReader.words(file, words));
    }

    private void command(Resource resource) {
        boolean named = NAMED_BY_COMMAND.contains(resource.type());
        Optional<YamlNode> written =
                resource.attribute("command", "cmd").or(() -> named ? resource.attribute("name") : Optional.empty());
        Optional<MappedText> shell = written.isPresent()
                ? written.filter(YamlNode::isScalar).map(YamlNode::text)
                : resource.title().filter(title -> named);
        List<Command> all = shell.isPresent() ? shell(resource, shell.get()) : words(written);
        List<EnvVar> variables = environments.of(resource);
        boolean goesOn = resource.attribute("poll")
                .filter(poll -> poll.scalar().equals("0"))
                .isPresent();
        List<Command> servers =
                StartedServers.of(all, shell.map(MappedText::text).orElse(""), goesOn);
        if (!servers.isEmpty()) {
            Optional<String> folder = resource.attribute("cwd", "chdir")
                    .filter(YamlNode::isScalar)
                    .map(YamlNode::scalar)
                    .filter(TemplatePlaceholders::isKnown);
            add(new Unit(
                    Unit.Kind.PROCESS,
                    resource.name(),
                    file.place(resource.place()),
                    role(resource),
                    variables,
                    servers,
                    Origin.process(folder, List.of())));
        } else if (all.stream().noneMatch(StartedServers::ends)) {
            variables("environment", resource.place(), resource.role(), variables);
        }
    }

    private List<Command> shell(Resource resource, MappedText text) {
        List<Command> commands = ProvisionWords.opened(CommandReader.script(file, text));
        List<EnvVar> deployed = commands.stream()
                .flatMap(command -> DeployCommand.variables(file, command).stream())
                .toList();
        variables("", resource.place(), resource.role(), deployed);
        written(resource.role()).shell(text);
        return commands;
    }

    /** The name of a resource may show its role, but not if it is a command. */
    private static Role role(Resource resource) {
        String name = resource.name();
        return name.contains(" ")
                ? deployed(resource.role())
                : RoleInference.firstKnown(RoleInference.of(name), deployed(resource.role()));
    }

    /** Adds variables for programs that the file does not name. */
    void environment(String name, YamlNode value, Role role) {
        variables(name, value.span(), role, environments.of(value));
    }

    /** Adds settings: those with a variable's name are assumed to reach the environment of programs. */
    void settings(String name, YamlNode value, Role role) {
        settings(name, value, role, 0);
    }

    private void settings(String name, YamlNode value, Role role, int depth) {
        if (depth > MAX_DEPTH || !Most.room(units.size(), MAX_UNITS) || settings > MAX_SETTINGS) {
            return;
        }
        List<YamlNode.Entry> entries = value.entries();
        settings += 1 + entries.size();
        List<EnvVar> variables = new ArrayList<>();
        for (YamlNode.Entry entry : entries) {
            if (ENVIRONMENT_NAME.matcher(entry.name()).matches()) {
                environments.of(entry).ifPresent(variables::add);
            }
            settings(entry.name(), entry.value(), role, depth + 1);
        }
        variables(name, value.span(), role, variables);
    }

    private void variables(String name, Span place, Role role, List<EnvVar> variables) {
        if (!variables.isEmpty()) {
            add(Units.variables(name, file.place(place), deployed(role), variables));
        }
    }

    void add(Unit unit) {
        if (Most.room(units.size(), MAX_UNITS)) {
            units.add(unit);
        }
    }
}
