package dev.undebug.read.provision;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.ComposeBuild;
import dev.undebug.fact.ComposeUse;
import dev.undebug.fact.EarlierWork;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.Condition;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads Ansible playbooks, tasks and variables: the environment of plays and tasks, the files that they write, the
 * containers and servers that they start. Templated values are unknown.
 */
final class AnsibleReader implements Reader {
    private static final PathPattern PATH =
            PathPattern.yaml("(?:.*/)?(?:playbooks?|ansible|tasks|handlers|group_vars|host_vars)/(?:.*/)?[^/]+\\.ya?ml"
                    + "|(?:.*/)?roles/[^/]+/(?:vars|defaults)/[^/]+\\.ya?ml|(?:.*/)?(?:playbook[\\w.-]*|site)\\.ya?ml");
    private static final Pattern VARIABLES_PATH =
            Pattern.compile("(?:.*/)?(?:(?:group_vars|host_vars)/.*|roles/[^/]+/(?:vars|defaults)/.*)");

    /** The playbooks with which Molecule tries out roles, on machines of its own. */
    private static final Pattern MOLECULE = Pattern.compile(
            "(?:.*/)?molecule/[^/]+/(?:converge|prepare|verify|create|destroy|cleanup|side_effect|playbook)\\.ya?ml");

    private static final Pattern HOSTS = Pattern.compile("(?m)^[- \\t]+hosts:");
    private static final List<String> PLAY = List.of("tasks", "pre_tasks", "post_tasks", "roles", "handlers");

    private static final Set<String> LISTS =
            Set.of("tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always");
    /** The names of the playbook that ansible-pull runs where none is named. */
    private static final Set<String> PULLED = Set.of("local.yml", "local.yaml");

    private static final Set<String> COMMANDS = Set.of("command", "shell", "raw");
    private static final Set<String> RESOURCES = Set.of("copy", "lineinfile", "blockinfile", "docker_container");
    private static final Set<String> COMPOSE = Set.of("docker_compose", "docker_compose_v2");

    /** The states of a compose project in which nothing of it runs. */
    private static final Set<String> ENDS = Set.of("absent", "stopped");

    private static final int MAX_DEPTH = 8;
    private static final int MAX_STEPS = 5_000;

    /** The machine on which the playbook itself runs. */
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final Formats formats;

    /** @param formats reads the files that tasks write */
    AnsibleReader(Formats formats) {
        this.formats = formats;
    }

    /** Returns whether a file is a list of plays, each with hosts and with something to do there. */
    static boolean isPlaybook(SourceFile file) {
        return HOSTS.matcher(file.text()).find()
                && Yaml.read(file).map(YamlNode::elements).orElse(List.of()).stream()
                        .anyMatch(play -> play.get("hosts").isPresent()
                                && PLAY.stream().anyMatch(key -> play.get(key).isPresent()));
    }

    @Override
    public boolean reads(String path) {
        return PATH.matches(path) && !path.startsWith(".github/");
    }

    /** Returns whether a playbook has a play for the machine on which it runs. */
    static boolean isForOwnMachine(SourceFile file) {
        return OWN_MACHINE.stream().anyMatch(file.text()::contains) && isPlaybook(file);
    }

    /**
     * Returns whether the plays of a playbook that name a role of it are for the machine on which it runs, or for development
     * or tests; false if none names it.
     */
    static boolean isForDevelopers(SourceFile file, Predicate<String> namesRole) {
        List<YamlNode> plays = isPlaybook(file)
                ? Yaml.read(file).map(YamlNode::elements).orElse(List.of()).stream()
                        .filter(play -> namesRole.test(file.slice(play.span())))
                        .toList()
                : List.of();
        return !plays.isEmpty()
                && plays.stream().map(play -> play.scalarOf("hosts")).allMatch(AnsibleReader::isDevelopers);
    }

    /** Returns the words for the machines of a playbook's plays. */
    static List<String> hosts(SourceFile file) {
        return Yaml.read(file).map(YamlNode::elements).orElse(List.of()).stream()
                .flatMap(play -> play.get("hosts").stream())
                .map(YamlNode::scalar)
                .toList();
    }

    private static boolean isDevelopers(String hosts) {
        Role role = RoleInference.of(hosts);
        return OWN_MACHINE.contains(hosts) || role == Role.DEVELOPMENT || role == Role.TEST;
    }

    /** Without a sign of who runs the playbook, its own machine is a developer's. */
    @Override
    public FileFacts read(SourceFile file) {
        return read(file, new PlaybookRun(Role.DEVELOPMENT, false));
    }

    /** Returns the facts of a playbook, or of tasks, that this runs. */
    FileFacts read(SourceFile file, PlaybookRun run) {
        SourceFile yaml = TemplatePlaceholders.isTemplate(file) ? TemplatePlaceholders.masked(file) : file;
        Reading reading = new Reading(file, run, formats);
        Yaml.read(yaml).ifPresent(reading::file);
        return reading.containers.with(FileFacts.ofUnits(file, reading.provision.units()));
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final SourceFile file;
        private final PlaybookRun run;
        private final Provision provision;
        private final ContainerFacts containers;
        private final PlacedCode placed;
        private final PlacedCheckout checkout;
        private int steps;

        private Reading(SourceFile file, PlaybookRun run, Formats formats) {
            this.file = file;
            this.run = run;
            this.provision = new Provision(file, formats);
            this.containers = new ContainerFacts(file);
            this.placed = new PlacedCode(file);
            this.checkout = new PlacedCheckout(placed);
        }

        private void file(YamlNode root) {
            checkout.folders(root);
            Role role = MOLECULE.matcher(file.path()).matches() ? Role.TEST : named();
            if (VARIABLES_PATH.matcher(file.path()).matches()) {
                variables("", root, role);
            } else {
                root.elements().forEach(play -> step(play, role, Optional.empty(), 0));
            }
        }

        /** Returns the role that the path shows. Where something deploys with {@code local.yml}, that is the playbook of ansible-pull. */
        private Role named() {
            RepositoryPath path = RepositoryPath.of(file.path());
            boolean pulled = run.machine() != Role.DEVELOPMENT && PULLED.contains(path.name());
            return RoleInference.ofOverlay(pulled ? path.folder().text() : file.path());
        }

        /**
         * Reads a play, a block or a task.
         *
         * @param around the environment of the play or block around it
         */
        private void step(YamlNode step, Role outer, Optional<YamlNode> around, int depth) {
            if (depth > MAX_DEPTH || steps++ > MAX_STEPS) {
                return;
            }
            Role hosts = hosts(step.scalarOf("hosts"), outer);
            Role role = step.get("when")
                    .map(when -> Condition.of(when.scalar()).then(hosts))
                    .orElse(hosts);
            Optional<YamlNode> own = step.get("environment").or(() -> around);
            step.get("environment").ifPresent(environment -> provision.environment("environment", environment, role));
            step.get("vars").ifPresent(vars -> variables("vars", vars, role));
            step.get("roles").ifPresent(roles -> servers(roles, role));
            for (YamlNode.Entry entry : step.entries()) {
                String module = entry.name().substring(entry.name().lastIndexOf('.') + 1);
                if (PlacedCode.is(module)) {
                    placed.of(module, entry.value(), step).ifPresent(provision::add);
                }
                checkout.changed(module, entry)
                        .forEach(path ->
                                containers.changes().change(path, entry.key().span()));
                if (LISTS.contains(entry.name())) {
                    entry.value().elements().forEach(inner -> step(inner, role, own, depth + 1));
                } else if (COMMANDS.contains(module)) {
                    command(step, entry.value(), role, own);
                } else if (module.equals("cron")) {
                    entry.value()
                            .get("job")
                            .filter(YamlNode::isScalar)
                            .ifPresent(job ->
                                    containers.shell(job.text(), "", Audience.of(Provision.deployed(role)), List.of()));
                } else if (COMPOSE.contains(module)) {
                    composed(entry, role);
                } else if (RESOURCES.contains(module)) {
                    provision.add(new Resource(
                            module, Optional.empty(), entry.key().span(), attributes(entry.value()), role));
                }
            }
        }

        private Role hosts(String named, Role outer) {
            return OWN_MACHINE.contains(named)
                    ? run.role(outer)
                    : RoleInference.firstKnown(RoleInference.of(named), outer);
        }

        private void variables(String name, YamlNode variables, Role role) {
            provision.settings(name, variables, role);
            servers(variables, role);
        }

        /** Adds the servers that variables describe; those of a play may stand beside the names of its roles. */
        private void servers(YamlNode variables, Role role) {
            VariableServers.of(file, variables, role).forEach(provision::add);
        }

        /** A command is the value of the module, or one of its arguments, which may also be under {@code args}. */
        private void command(YamlNode step, YamlNode node, Role role, Optional<YamlNode> environment) {
            Map<String, YamlNode> attributes = attributes(node);
            if (node.isScalar()) {
                attributes.put("cmd", node);
            }
            environment.ifPresent(variables -> attributes.put("environment", variables));
            step.get("args").ifPresent(args -> attributes.putAll(attributes(args)));
            // With "async" and "poll: 0", the play goes on while the command runs.
            step.get("async").flatMap(async -> step.get("poll")).ifPresent(poll -> attributes.put("poll", poll));
            Audience audience = Audience.of(Provision.deployed(role));
            String folder = Optional.ofNullable(attributes.get("chdir"))
                    .map(placed::written)
                    .or(() -> Optional.ofNullable(placed.arguments(node).get("chdir")))
                    .orElse("");
            Optional.ofNullable(attributes.get("cmd"))
                    .filter(YamlNode::isScalar)
                    .ifPresent(shell -> containers.shell(shell.text(), folder, audience, List.of()));
            provision.add(new Resource("ansible", Optional.empty(), node.span(), attributes, run.ofProcess(role)));
        }

        /** Reads {@code docker_compose_v2: {project_src: /srv/shop, files: [compose.yml]}}. */
        private void composed(YamlNode.Entry entry, Role role) {
            Map<String, String> told = placed.arguments(entry.value());
            List<String> files = entry.value().elementsOf("files").stream()
                    .map(YamlNode::scalar)
                    .filter(TemplatePlaceholders::isKnown)
                    .toList();
            ComposeUse.Project project = ComposeUse.Project.of(files).in(told.getOrDefault("project_src", ""));
            boolean ends = ENDS.contains(told.getOrDefault("state", ""));
            Place place = file.place(entry.key().span());
            containers.composed(
                    project,
                    place,
                    Audience.of(Provision.deployed(role)),
                    ends ? ComposeUse.Effect.NOTHING : ComposeUse.Effect.UNKNOWN,
                    List.of());
            if (!ends) {
                containers.build(new ComposeBuild(
                        project,
                        Set.of(),
                        BuildArguments.NONE,
                        false,
                        place,
                        Provision.deployed(role),
                        EarlierWork.NONE));
            }
        }

        private static Map<String, YamlNode> attributes(YamlNode node) {
            Map<String, YamlNode> attributes = new HashMap<>();
            node.entries().forEach(entry -> attributes.put(entry.name(), entry.value()));
            return attributes;
        }
    }
}
