package dev.undebug.read.provision;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.DeployCommand;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Units;
import dev.undebug.read.format.WrittenFiles;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.RoleNames;
import dev.undebug.read.word.Token;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Ansible or Salt makes of machines: the variables that its resources set, the files that
 * they write, the containers and servers that they start. What a resource does is told mostly by the names of its attributes,
 * which differ little between the tools, and not by its type.
 */
final class Provision {
    /** What programs call their variables; others are names of the tool's own. */
    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Z][A-Z0-9_]{2,}");

    /** Files of variables by the folder that they lie in, or by a name of the system's. */
    private static final Pattern ENVIRONMENT_FILE = Pattern.compile(
            "/?etc/(?:default|sysconfig|conf\\.d)/[^/]+|/?etc/environment|(?:.*/)?(?:env|environment|envvars)");

    /** Resources that run what they are called by, where they name no command. */
    private static final Set<String> NAMED_BY_COMMAND = Set.of("cmd.run", "cmd");

    private static final Set<String> CONTAINER =
            Set.of("docker_container", "docker_container.running", "docker.running", "dockerng.running");

    /** One variable, or several as a mapping. */
    private static final String VARIABLE = "environ.setenv";

    private static final int MAX_DEPTH = 8;
    private static final int MAX_UNITS = 300;

    private final SourceFile file;
    private final Formats formats;
    private final ProvisionVariables environments;
    private final List<Unit> units = new ArrayList<>();
    private final Map<Role, WrittenFiles> written = new EnumMap<>(Role.class);

    /**
     * @param formats for the files that are written
     */
    Provision(SourceFile file, Formats formats) {
        this.file = file;
        this.formats = formats;
        this.environments = new ProvisionVariables(file);
    }

    /** Tools set up servers. */
    static Role deployed(Role role) {
        return role == Role.UNKNOWN ? Role.PRODUCTION : role;
    }

    List<Unit> units() {
        List<Unit> all = new ArrayList<>(units);
        written.values().forEach(files -> all.addAll(files.units()));
        return all;
    }

    void add(Resource resource) {
        Optional<CodeValue> content = resource.attribute("content", "contents", "line", "block", "text");
        Optional<String> path = resource.attribute("path", "dest", "name")
                .or(resource::title)
                .filter(CodeValue::isText)
                .map(value -> value.text().text());
        if (content.isPresent() && path.isPresent()) {
            write(path.get(), content.get(), resource.role());
        } else if (CONTAINER.contains(resource.type())) {
            container(resource);
        } else if (resource.type().equals(VARIABLE)) {
            ProvisionVariables.mapping(resource)
                    .ifPresent(mapping -> environment(resource.type(), mapping, resource.role()));
        } else {
            command(resource);
        }
    }

    /** Takes the content of a file: a text, or a list of lines. */
    private void write(String path, CodeValue content, Role role) {
        WrittenFiles files = written(role);
        String known = ENVIRONMENT_FILE.matcher(path).matches() ? path + ".env" : path;
        List<CodeValue> lines = content.kind() == CodeValue.Kind.LIST ? content.elements() : List.of(content);
        lines.stream().filter(CodeValue::isText).forEach(line -> files.add(known, new PrintedText(line.text(), false)));
    }

    private WrittenFiles written(Role role) {
        return written.computeIfAbsent(deployed(role), key -> new WrittenFiles(file, key, formats));
    }

    private void container(Resource resource) {
        List<Token> words =
                resource.attribute("command").map(ProvisionWords::of).orElse(List.of());
        List<EnvVar> variables = environments.of(resource);
        Optional<CodeValue> image = resource.attribute("image");
        if (image.isEmpty() && words.isEmpty() && variables.isEmpty()) {
            return;
        }
        add(Units.container(
                resource.attribute("name")
                        .or(resource::title)
                        .flatMap(CodeValue::known)
                        .orElse(""),
                file.place(resource.place()),
                deployed(resource.role()),
                variables,
                words.isEmpty() ? List.of() : ProvisionWords.opened(CommandReader.words(file, words)),
                image.filter(CodeValue::isText)
                        .map(value -> value.text().text())
                        .orElse(""),
                false));
    }

    private void command(Resource resource) {
        List<EnvVar> variables = environments.of(resource);
        Optional<CodeValue> text = resource.attribute("command", "cmd")
                .or(() -> NAMED_BY_COMMAND.contains(resource.type())
                        ? resource.attribute("name").or(resource::title)
                        : Optional.empty());
        List<Command> all = List.of();
        String shell = "";
        if (text.isPresent() && text.get().isText()) {
            shell = text.get().text().text();
            all = ProvisionWords.opened(CommandReader.script(file, text.get().text()));
            deploys(resource, all);
            written(resource.role()).shell(ShellParser.parse(text.get().text()), List.of());
        } else if (text.isPresent() && !ProvisionWords.of(text.get()).isEmpty()) {
            all = ProvisionWords.opened(CommandReader.words(file, ProvisionWords.of(text.get())));
        }
        List<Command> commands = StartedServers.of(all, shell);
        if (!commands.isEmpty()) {
            Optional<String> folder = resource.attribute("cwd", "chdir").flatMap(CodeValue::known);
            add(new Unit(
                    Unit.Kind.PROCESS,
                    resource.name(),
                    file.place(resource.place()),
                    role(resource),
                    variables,
                    commands,
                    Unit.Origin.process(folder, List.of())));
        } else if (!variables.isEmpty() && all.stream().noneMatch(StartedServers::ends)) {
            variables("environment", resource.place(), resource.role(), variables);
        }
    }

    private void deploys(Resource resource, List<Command> commands) {
        List<EnvVar> variables = commands.stream()
                .flatMap(command -> DeployCommand.variables(file, command).stream())
                .toList();
        if (!variables.isEmpty()) {
            variables("", resource.place(), resource.role(), variables);
        }
    }

    /** A name may say who is meant; a command that stands for one does not. */
    private static Role role(Resource resource) {
        String name = resource.name();
        return name.contains(" ")
                ? deployed(resource.role())
                : RoleNames.firstKnown(RoleNames.of(name), deployed(resource.role()));
    }

    /** Takes variables that are set for programs which are not named there. */
    void environment(String name, CodeValue value, Role role) {
        List<EnvVar> variables = environments.of(value);
        if (!variables.isEmpty()) {
            variables(name, value.span(), role, variables);
        }
    }

    /** Takes settings, of which those that are called as variables are will be put into the environment of programs. */
    void settings(String name, CodeValue value, Role role) {
        settings(name, value, role, 0);
    }

    private void settings(String name, CodeValue value, Role role, int depth) {
        if (depth > MAX_DEPTH || units.size() >= MAX_UNITS) {
            return;
        }
        List<EnvVar> variables = new ArrayList<>();
        for (CodeValue.Entry entry : value.entries()) {
            if (ENVIRONMENT_NAME.matcher(entry.key()).matches()) {
                environments.of(entry).ifPresent(variables::add);
            }
            settings(entry.key(), entry.value(), role, depth + 1);
        }
        if (!variables.isEmpty()) {
            variables(name, value.span(), role, variables);
        }
    }

    private void variables(String name, Span place, Role role, List<EnvVar> variables) {
        add(Units.variables(name, file.place(place), deployed(role), variables));
    }

    private void add(Unit unit) {
        if (units.size() < MAX_UNITS) {
            units.add(unit);
        }
    }
}
