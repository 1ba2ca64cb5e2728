package dev.undebug.read.provision;

import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** The clone of the repository on a machine, from which a playbook starts compose, and the tasks that change files in it. */
final class PlacedCheckout {
    private static final int MAX_DEPTH = 8;

    /** The modules that give files another text. Env files have readers of their own. */
    private static final Set<String> CHANGING = Set.of(
            "replace",
            "lineinfile",
            "blockinfile",
            "copy",
            "template",
            "ini_file",
            "xml",
            "get_url",
            "unarchive",
            "assemble");

    private static final String ENV_FILE = ".env";
    private static final Set<String> FOLDERS = Set.of("chdir", "project_src");
    private static final Set<String> CLONES = Set.of("git", "synchronize");

    private final PlacedCode placed;
    private final Set<String> folders = new LinkedHashSet<>();

    PlacedCheckout(PlacedCode placed) {
        this.placed = placed;
    }

    /** Collects the folders in which the tasks of a file run commands or compose, and to which they clone. */
    void folders(YamlNode root) {
        folders(root, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** @param read the nodes that were read, since aliases lead to one node on many ways */
    private void folders(YamlNode node, int depth, Set<Node> read) {
        if (depth > MAX_DEPTH || !read.add(node.node())) {
            return;
        }
        node.elements().forEach(element -> folders(element, depth + 1, read));
        for (YamlNode.Entry entry : node.entries()) {
            String name = entry.name().substring(entry.name().lastIndexOf('.') + 1);
            if (FOLDERS.contains(name) && entry.value().isScalar()) {
                folders.add(placed.written(entry.value()));
            } else if (CLONES.contains(name)) {
                Optional.ofNullable(placed.arguments(entry.value()).get("dest")).ifPresent(folders::add);
            }
            folders(entry.value(), depth + 1, read);
        }
    }

    /**
     * Returns the path in the clone to which a task gives another text. A file that keeps its name is most likely brought there as
     * it is.
     *
     * @param module its name without that of a collection
     */
    List<String> changed(String module, YamlNode.Entry task) {
        if (!CHANGING.contains(module)) {
            return List.of();
        }
        Map<String, String> told = placed.arguments(task.value());
        String path = Stream.of("path", "dest", "destfile", "name")
                .flatMap(name -> Optional.ofNullable(told.get(name)).stream())
                .findFirst()
                .orElse("");
        String name = ContainerPath.program(path);
        boolean same = name.equals(ContainerPath.program(told.getOrDefault("src", "")));
        return same || path.endsWith(ENV_FILE) || name.startsWith(ENV_FILE)
                ? List.of()
                : folders.stream()
                        .map(folder -> folder.endsWith("/") ? folder : folder + "/")
                        .filter(folder -> path.startsWith(folder) && path.length() > folder.length())
                        .map(folder -> path.substring(folder.length()))
                        .toList();
    }
}
