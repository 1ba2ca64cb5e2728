package dev.undebug.read;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads playbooks, tasks and variables of Ansible: the environment of plays and tasks, the files that they write, the containers
 * and servers that they start. What is put in by a template is not known.
 */
final class AnsibleReader implements Reader {
    private static final Pattern PATH =
            Pattern.compile("(?:.*/)?(?:playbooks?|ansible|tasks|handlers|group_vars|host_vars)/(?:.*/)?[^/]+\\.ya?ml"
                    + "|(?:.*/)?roles/[^/]+/(?:vars|defaults)/[^/]+\\.ya?ml|(?:.*/)?(?:playbook[\\w.-]*|site)\\.ya?ml");
    private static final Pattern VARIABLES_PATH =
            Pattern.compile("(?:.*/)?(?:(?:group_vars|host_vars)/.*|roles/[^/]+/(?:vars|defaults)/.*)");

    /** What programs call their variables; others are names of Ansible's. */
    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Z][A-Z0-9_]{2,}");

    private static final Set<String> LISTS =
            Set.of("tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always");
    private static final Set<String> COMMANDS = Set.of("command", "shell", "raw");
    private static final Set<String> WRITERS = Set.of("copy", "lineinfile", "blockinfile");
    private static final Set<String> SERVERS = Set.of(
            "flask", "gunicorn", "uwsgi", "waitress-serve", "uvicorn", "hypercorn", "python", "python2", "python3");
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NODES = 5_000;
    private static final int MAX_UNITS = 300;

    @Override
    public boolean reads(String path) {
        return PATH.matcher(path).matches() && !path.startsWith(".github/");
    }

    @Override
    public FileFacts read(SourceFile file) {
        SourceFile yaml = Templates.isTemplate(file) ? Templates.masked(file) : file;
        Reading reading = new Reading(file);
        Yaml.read(yaml).ifPresent(reading::file);
        List<Unit> units = new ArrayList<>(reading.units);
        units.addAll(reading.written.units());
        return FileFacts.ofUnits(file, units);
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final WrittenFiles written;
        private final List<Unit> units = new ArrayList<>();
        private int nodes;

        private Reading(SourceFile file) {
            this.file = file;
            this.written = new WrittenFiles(file);
        }

        private void file(YamlNode root) {
            if (VARIABLES_PATH.matcher(file.path()).matches()) {
                variables("", root, RoleNames.ofOverlay(file.path()), 0);
            } else {
                root.elements().forEach(play -> step(play, RoleNames.ofOverlay(file.path()), 0));
            }
        }

        /** Reads a play, a block or a task. */
        private void step(YamlNode step, Role outer, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
                return;
            }
            Role role = RoleNames.firstKnown(
                    RoleNames.of(step.get("hosts").map(YamlNode::scalar).orElse("")), outer);
            step.get("environment").ifPresent(environment -> environment(environment, role));
            step.get("vars").ifPresent(vars -> variables("vars", vars, role, 0));
            for (YamlNode.Entry entry : step.entries()) {
                String module = entry.name().substring(entry.name().lastIndexOf('.') + 1);
                if (LISTS.contains(entry.name())) {
                    entry.value().elements().forEach(inner -> step(inner, role, depth + 1));
                } else if (COMMANDS.contains(module)) {
                    command(entry.value(), role);
                } else if (WRITERS.contains(module)) {
                    write(entry.value());
                } else if (module.equals("docker_container")) {
                    container(entry, role);
                }
            }
        }

        private void environment(YamlNode environment, Role role) {
            List<EnvVar> variables = KubernetesVariables.mapping(file, environment);
            if (!variables.isEmpty()) {
                add(Units.variables("environment", file.place(environment.span()), deployed(role), variables));
            }
        }

        /** Variables that templates put into environments are called as they are there. */
        private void variables(String name, YamlNode node, Role role, int depth) {
            if (depth > MAX_DEPTH || nodes++ > MAX_NODES) {
                return;
            }
            List<EnvVar> variables = KubernetesVariables.mapping(file, node).stream()
                    .filter(variable ->
                            ENVIRONMENT_NAME.matcher(variable.name()).matches())
                    .toList();
            if (!variables.isEmpty()) {
                add(Units.variables(name, file.place(node.span()), deployed(role), variables));
            }
            node.entries().forEach(entry -> variables(entry.name(), entry.value(), role, depth + 1));
        }

        /** Ansible sets up servers. */
        private static Role deployed(Role role) {
            return role == Role.UNKNOWN ? Role.PRODUCTION : role;
        }

        private void command(YamlNode node, Role role) {
            Optional<YamlNode> text = node.isScalar() ? Optional.of(node) : node.get("cmd");
            List<Command> commands = text
                    .filter(YamlNode::isScalar)
                    .map(shell -> CommandReader.script(file, shell.text()))
                    .orElse(List.of())
                    .stream()
                    .filter(command -> SERVERS.contains(
                            RepositoryPath.name(command.words().get(0).text())))
                    .toList();
            if (!commands.isEmpty()) {
                Unit.Origin origin = Unit.Origin.process(
                        node.get("chdir").map(YamlNode::scalar).filter(Templates::isKnown), List.of());
                add(new Unit(
                        Unit.Kind.PROCESS,
                        "ansible",
                        file.place(node.span()),
                        deployed(role),
                        List.of(),
                        commands,
                        origin));
            }
        }

        private void write(YamlNode node) {
            Optional<YamlNode> path = node.get("dest").or(() -> node.get("path"));
            Optional<YamlNode> content =
                    node.get("content").or(() -> node.get("line")).or(() -> node.get("block"));
            if (path.isPresent() && content.isPresent()) {
                String name = path.get().scalar();
                String known = Templates.isKnown(name) ? name : RepositoryPath.name(name);
                written.add(known, new WrittenFiles.Document(content.get().text(), false));
            }
        }

        private void container(YamlNode.Entry entry, Role role) {
            YamlNode node = entry.value();
            List<Token> words = node.get("command").map(Reading::words).orElse(List.of());
            add(Units.container(
                    node.get("name")
                            .map(YamlNode::scalar)
                            .filter(Templates::isKnown)
                            .orElse(""),
                    file.place(entry.key().span()),
                    deployed(role),
                    node.get("env")
                            .map(env -> KubernetesVariables.mapping(file, env))
                            .orElse(List.of()),
                    words.isEmpty() ? List.of() : CommandReader.words(file, words),
                    node.get("image").map(YamlNode::scalar).orElse(""),
                    false));
        }

        /** A command as text or as a list. */
        private static List<Token> words(YamlNode command) {
            if (command.isScalar()) {
                return ShellLexer.words(command.text(), Dialect.PLAIN);
            }
            return command.elements().stream()
                    .map(word -> Token.literal(word.text(), word.span()))
                    .toList();
        }

        private void add(Unit unit) {
            if (units.size() < MAX_UNITS) {
                units.add(unit);
            }
        }
    }
}
