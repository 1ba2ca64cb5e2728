package dev.undebug.service.proxy;

import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.service.tree.Workspace;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a role of Ansible, or a play, does with nginx. A task about nginx that is none of the customary ones is not understood. */
final class NginxTasks {
    private static final int MAX_DEPTH = 5;
    private static final int MAX_STEPS = 2_000;
    private static final int MAX_PLAYS = 50;

    private static final Set<String> INSTALLING = Set.of("apt", "package", "yum", "dnf", "apk", "pacman", "zypper");
    private static final Set<String> HARMLESS = Set.of(
            "service",
            "systemd",
            "systemd_service",
            "ufw",
            "debug",
            "user",
            "group",
            "apt_key",
            "apt_repository",
            "firewalld");

    private static final Set<String> PLACING = Set.of("copy", "template");

    /** Keys of a task that say no more than its name, or as whom it runs. */
    private static final Set<String> ABOUT = Set.of(
            "name", "become", "become_user", "become_method", "notify", "register", "tags", "listen", "ignore_errors");

    private static final Set<String> LISTS = Set.of("tasks", "pre_tasks", "post_tasks", "handlers");

    /** Keys of a play that say no more than its name, and where and as whom it runs. */
    private static final Set<String> ABOUT_PLAY = Set.of(
            "name",
            "hosts",
            "become",
            "become_user",
            "remote_user",
            "user",
            "gather_facts",
            "connection",
            "serial",
            "tags");

    private static final String MAIN = "main.yml";

    private final Workspace workspace;
    private final RepositoryPath base;
    private final Map<RepositoryPath, NginxSetup> roles;
    private final NginxSetup setup = new NginxSetup();
    private int steps;

    private NginxTasks(Workspace workspace, RepositoryPath base, Map<RepositoryPath, NginxSetup> roles) {
        this.workspace = workspace;
        this.base = base;
        this.roles = roles;
    }

    /** Returns the role to which a file belongs: the folder around {@code tasks} and its like. */
    static Optional<RepositoryPath> role(Workspace workspace, String path) {
        RepositoryPath folder = RepositoryPath.of(path).folder();
        boolean part = Set.of("tasks", "handlers", "defaults", "vars", "meta").contains(folder.name());
        return part ? Optional.of(folder.folder()).filter(role -> isRole(workspace, role)) : Optional.empty();
    }

    private static boolean isRole(Workspace workspace, RepositoryPath folder) {
        return folder.folder().name().equals("roles")
                && workspace.exists(folder.at("tasks/" + MAIN).text());
    }

    /** Returns what a role does with nginx: all of its tasks, of which those in its main file certainly run. */
    static NginxSetup ofRole(Workspace workspace, RepositoryPath role) {
        NginxTasks tasks = new NginxTasks(workspace, role, Map.of());
        Set<String> files = workspace.paths().stream()
                .filter(path -> path.endsWith(".yml") || path.endsWith(".yaml"))
                .filter(path -> RepositoryPath.of(path).folder().folder().equals(role))
                .filter(path -> role(workspace, path).isPresent())
                .collect(Collectors.toSet());
        workspace.load(files);
        for (String path : files) {
            String folder = RepositoryPath.of(path).folder().name();
            Optional<SourceFile> file = workspace.file(path);
            boolean list = folder.equals("tasks") || folder.equals("handlers");
            if (file.isEmpty()) {
                tasks.setup.isNotUnderstood();
            } else if (list) {
                tasks.list(file.get(), path.equals(role.at("tasks/" + MAIN).text()));
            } else if (folder.equals("meta")) {
                tasks.dependencies(file.get());
            }
        }
        return tasks.setup;
    }

    /**
     * Returns what each play of a playbook does with nginx, if it does something; none if there are too many.
     *
     * @param roles those that are known so far
     */
    static List<NginxSetup> ofPlays(Workspace workspace, SourceFile file, Map<RepositoryPath, NginxSetup> roles) {
        RepositoryPath folder = RepositoryPath.of(file.path()).folder();
        List<YamlNode> plays = Yaml.read(file).map(YamlNode::elements).orElse(List.of());
        if (plays.size() > MAX_PLAYS) {
            return List.of();
        }
        return plays.stream()
                .filter(play -> mentions(play.entries().stream().map(YamlNode.Entry::value)))
                .map(play -> {
                    NginxTasks tasks = new NginxTasks(workspace, folder, roles);
                    tasks.play(play);
                    return tasks.setup;
                })
                .toList();
    }

    private static boolean mentions(Stream<YamlNode> nodes) {
        return nodes.anyMatch(node -> ProxyFile.mentions(text(node)));
    }

    private static String text(YamlNode node) {
        return node.file()
                .slice(node.span())
                .lines()
                .filter(line -> !ProxyFile.isRemark(line))
                .collect(Collectors.joining("\n"));
    }

    private void play(YamlNode play) {
        if (play.get("hosts").isEmpty()) {
            setup.isNotUnderstood();
        }
        for (YamlNode.Entry entry : play.entries()) {
            if (entry.name().equals("roles")) {
                entry.value().elements().forEach(this::named);
            } else if (LISTS.contains(entry.name())) {
                entry.value()
                        .elements()
                        .forEach(task -> task(task, !entry.name().equals("handlers"), 0));
            } else if (!ABOUT_PLAY.contains(entry.name()) && mentions(Stream.of(entry.value()))) {
                setup.isNotUnderstood();
            }
        }
    }

    /** A role of the repository is known, as far as nothing more than its name is written. */
    private void named(YamlNode role) {
        if (!mentions(Stream.of(role))) {
            return;
        }
        String name = role.isScalar() ? role.scalar() : role.scalarOf("role");
        boolean alone = role.isScalar() || role.entries().size() == 1;
        Optional<RepositoryPath> folder = base.upward()
                .limit(2)
                .map(around -> around.at("roles").at(name))
                .filter(found -> isRole(workspace, found))
                .findFirst();
        if (!alone || !name.matches("[\\w-]++") || folder.isEmpty()) {
            setup.isNotUnderstood();
        } else {
            setup.add(roles.computeIfAbsent(folder.get(), found -> ofRole(workspace, found)));
        }
    }

    private void dependencies(SourceFile meta) {
        boolean named = Yaml.read(meta).map(root -> root.elementsOf("dependencies")).orElse(List.of()).stream()
                .anyMatch(role -> mentions(Stream.of(role)));
        if (named) {
            setup.isNotUnderstood();
        }
    }

    private void list(SourceFile file, boolean surely) {
        Optional<YamlNode> root = Yaml.read(file);
        root.ifPresent(tasks -> tasks.elements().forEach(task -> task(task, surely, 0)));
        if (root.isEmpty() && ProxyFile.mentions(file.text())) {
            setup.isNotUnderstood();
        }
    }

    private void task(YamlNode task, boolean surely, int depth) {
        if (!mentions(Stream.of(task))) {
            return;
        }
        if (depth > MAX_DEPTH || steps++ > MAX_STEPS || ProxyFile.mentionsOther(text(task))) {
            setup.isNotUnderstood();
            return;
        }
        boolean plain = task.entries().stream()
                        .map(YamlNode.Entry::name)
                        .filter(name -> !ABOUT.contains(name))
                        .count()
                == 1;
        boolean certain = surely
                && plain
                && task.get("tags").filter(tags -> text(tags).contains("never")).isEmpty();
        for (YamlNode.Entry entry : task.entries()) {
            String module = entry.name().substring(entry.name().lastIndexOf('.') + 1);
            if (module.equals("block")) {
                entry.value().elements().forEach(inner -> task(inner, certain, depth + 1));
            } else if (INSTALLING.contains(module)) {
                if (text(entry.value()).contains("nginx")) {
                    setup.installs();
                }
            } else if (PLACING.contains(module)) {
                place(module, entry.value(), certain);
            } else if (module.equals("file")) {
                file(entry.value());
            } else if (!isHarmless(module, entry.value())) {
                setup.isNotUnderstood();
            }
        }
    }

    private static boolean isHarmless(String name, YamlNode value) {
        if (name.equals("command") || name.equals("shell")) {
            return value.scalar().matches("(?:/usr/sbin/)?nginx -t");
        }
        boolean condition = name.equals("when") || name.equals("args");
        return HARMLESS.contains(name) || ABOUT.contains(name) || (condition && !mentions(Stream.of(value)));
    }

    private void place(String module, YamlNode arguments, boolean certain) {
        String from = arguments.scalarOf("src");
        String to = arguments.scalarOf("dest");
        if (arguments.isScalar() || to.isEmpty() || to.contains("{{")) {
            setup.isNotUnderstood();
        } else if (NginxSetup.concerns(to)) {
            String target = to.endsWith("/") ? to + RepositoryPath.of(from).name() : to;
            boolean there = arguments.get("remote_src").isPresent();
            setup.place(target, there ? Optional.empty() : found(module, from), certain);
            if (!NginxSetup.isConfiguration(target)) {
                setup.isNotUnderstood();
            }
        } else if (!to.startsWith("/usr/share/nginx/") && ProxyFile.mentions(to)) {
            setup.isNotUnderstood();
        }
    }

    /** Returns the file that Ansible takes, from the folder for it or from where the tasks are. */
    private Optional<String> found(String module, String from) {
        if (from.isEmpty() || from.contains("{{") || from.startsWith("/")) {
            return Optional.empty();
        }
        List<String> paths = Stream.of(module.equals("copy") ? "files" : "templates", "tasks", "")
                .flatMap(folder -> base.resolve(folder.isEmpty() ? from : folder + "/" + from).stream())
                .map(RepositoryPath::text)
                .filter(workspace::exists)
                .limit(1)
                .toList();
        workspace.load(paths);
        return paths.stream()
                .flatMap(path -> workspace.file(path).stream())
                .map(SourceFile::text)
                .findFirst();
    }

    private void file(YamlNode arguments) {
        String path = arguments.scalarOf("path", "dest", "name");
        switch (arguments.scalarOf("state")) {
            case "link" -> setup.link(arguments.scalarOf("src"), path);
            case "absent" -> setup.remove(path);
            case "directory" -> {}
            default -> setup.isNotUnderstood();
        }
    }
}
