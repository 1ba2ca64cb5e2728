package dev.undebug.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The table of packages and their rooms, each with the packages that it may import besides itself, lower ones first. A
 * package may import another one with all its rooms. A room may import the named rooms of its own package, and from
 * other packages what its own package may.
 */
final class Rooms {
    /** The packages without input and output, clock and environment. */
    static final List<String> CORE =
            List.of("source", "python", "fact", "read", "flask", "service", "rule", "rules", "scan", "pull", "review");

    private static final List<String> EDGES = List.of("webhook", "queue", "github", "git", "web", "cli", "demo");

    /** The top, which wires all others. */
    static final String TOP = "app";

    private final Map<String, List<String>> layers = new LinkedHashMap<>();
    private final Map<String, List<String>> rooms = new LinkedHashMap<>();

    Rooms() {
        layers();
        ofSource();
        ofPython();
        ofRead();
        ofService();
        room("rules.fix");
        room("rules", "rules.fix");
        room("scan.config");
        room("scan.allow", "scan.config");
        room("scan", "scan.allow", "scan.config");
        room("scan.compare", "scan");
        room("review.draft");
        room("review", "review.draft");
        room("webhook.event");
        room("webhook", "webhook.event");
        room("github.http");
        room("github.client", "github.http");
        room("github", "github.client", "github.http");
        ofDemo();
    }

    private void layers() {
        layer("source");
        layer("python", "source");
        layer("fact", "source", "python");
        layer("read", "fact", "python", "source");
        layer("flask");
        layer("service", "fact", "read", "flask", "python", "source");
        layer("rule", "service", "fact", "flask", "python", "source");
        layer("rules", "rule", "service", "fact", "flask", "python", "source");
        for (String name : List.of("scan", "pull", "review")) {
            layer(name, CORE.subList(0, CORE.indexOf(name)).toArray(String[]::new));
        }
        for (String edge : EDGES) {
            List<String> below = new ArrayList<>(CORE);
            if (edge.equals("cli") || edge.equals("demo")) {
                below.add("git");
            }
            layer(edge, below.toArray(String[]::new));
        }
    }

    private void ofSource() {
        room("source");
        room("source.toml", "source");
    }

    private void ofPython() {
        room("python.syntax.token");
        room("python.syntax.tree", "python.syntax.token");
        room("python.syntax", "python.syntax.token", "python.syntax.tree");
        room("python.notebook");
        ofEvaluation("python.syntax", "python.syntax.token", "python.syntax.tree");
    }

    private void ofEvaluation(String... syntax) {
        room("python.eval.outcome", syntax);
        List<String> below = new ArrayList<>(List.of("python.eval.outcome"));
        for (String name : List.of("value", "object", "run", "library", "flask")) {
            room("python.eval." + name, with(syntax, below.toArray(String[]::new)));
            below.add("python.eval." + name);
        }
        room("python.eval", with(syntax, below.toArray(String[]::new)));
    }

    private void ofRead() {
        room("read.text");
        room("read.yaml", "read.text");
        room("read.word", "read.text");
        room("read.hcl", "read.text");
        room("read.shell.syntax", "read.text", "read.word");
        room("read.shell.program", "read.shell.syntax", "read.text", "read.word");
        room("read.shell", "read.shell.program", "read.shell.syntax", "read.text", "read.word");
        String[] basics = {"read.shell", "read.shell.syntax", "read.text", "read.word", "read.yaml"};
        room("read.format", with(basics, "read.shell.program"));
        for (String name : List.of("env", "packaging", "platform")) {
            room("read." + name, with(basics, "read.format"));
        }
        room("read.kubernetes", with(basics, "read.env", "read.format"));
        room("read.task", with(basics, "read.format", "read.shell.program"));
        room("read.machine", with(basics, "read.format", "read.platform"));
        room("read.docker", with(basics, "read.format", "read.packaging"));
        room("read.compose", with(basics, "read.format", "read.docker", "read.env"));
        room("read.kustomize", with(basics, "read.format", "read.kubernetes"));
        room("read.helm", with(basics, "read.format", "read.kubernetes"));
        room("read.terraform", with(basics, "read.format", "read.hcl", "read.platform"));
        room("read.windows", "read.format", "read.shell", "read.text");
        room("read.provision", with(basics, "read.format", "read.env", "read.machine"));
        room(
                "read",
                rooms.keySet().stream().filter(name -> name.startsWith("read.")).toArray(String[]::new));
    }

    private void ofService() {
        room("service.verdict");
        room("service.tree");
        room("service.proxy", "service.tree");
        room("service.packages");
        room("service.command", "service.tree");
        room("service.environment", "service.tree", "service.verdict");
        room("service.run", "service.tree", "service.verdict");
        String[] basics = {"service.command", "service.environment", "service.tree", "service.verdict"};
        room("service.deploy", basics);
        room("service.script", basics);
        room(
                "service.launch",
                with(basics, "service.deploy", "service.packages", "service.proxy", "service.run", "service.script"));
        room(
                "service.trial",
                "service.environment",
                "service.launch",
                "service.run",
                "service.tree",
                "service.verdict");
        room(
                "service.judge",
                with(basics, "service.deploy", "service.launch", "service.packages", "service.run", "service.trial"));
        room(
                "service.mention",
                "service.environment",
                "service.judge",
                "service.launch",
                "service.tree",
                "service.verdict");
        room(
                "service",
                with(
                        basics,
                        "service.deploy",
                        "service.judge",
                        "service.launch",
                        "service.mention",
                        "service.packages",
                        "service.run",
                        "service.script"));
    }

    private void ofDemo() {
        room("demo.github.git");
        String[] state = {"demo.github", "demo.github.git"};
        room("demo.github", "demo.github.git");
        room("demo.github.graphql", state);
        room("demo.github.rest.json", state);
        room("demo.github.rest", with(state, "demo.github.graphql", "demo.github.rest.json"));
        room("demo.page", state);
        room("demo", with(state, "demo.github.rest", "demo.github.rest.json", "demo.page"));
    }

    private void layer(String name, String... mayImport) {
        layers.put(name, List.of(mayImport));
    }

    private void room(String name, String... mayImport) {
        rooms.put(name, List.copyOf(new TreeSet<>(List.of(mayImport))));
    }

    private static String[] with(String[] basics, String... more) {
        return Stream.concat(Stream.of(basics), Stream.of(more)).toArray(String[]::new);
    }

    /** Returns each package with its permitted imports. */
    Map<String, List<String>> imports() {
        return layers;
    }

    /** Returns each room of a package with several rooms, with its permitted imports in that package. */
    Map<String, List<String>> roomImports() {
        return rooms;
    }

    /** Returns every package with classes. */
    Stream<String> names() {
        Stream<String> plain = Stream.concat(layers.keySet().stream(), Stream.of(TOP))
                .filter(name -> !name.equals("python") && !rooms.containsKey(name));
        return Stream.concat(plain, rooms.keySet().stream());
    }

    /** Returns the sentence about imports in a package's documentation. */
    String sentence(String name) {
        if (name.equals(TOP)) {
            return "It may import everything.";
        }
        String own = name.split("\\.")[0];
        if (!layers.containsKey(name)) {
            List<String> others = rooms.get(name);
            return others.isEmpty()
                    ? "It imports no other room of {@code " + own + "}."
                    : "Of the rooms of {@code " + own + "} it may import " + list(others) + ".";
        }
        List<String> others = new ArrayList<>(layers.get(name));
        String core = "";
        if (others.containsAll(CORE)) {
            others.removeAll(CORE);
            core = "the core ({@code source} to {@code review})";
        }
        others.addAll(rooms.getOrDefault(name, List.of()));
        String named = others.isEmpty() ? "" : list(others);
        return core.isEmpty() && named.isEmpty()
                ? "It imports no other package of ours."
                : "It may import " + core + (core.isEmpty() || named.isEmpty() ? "" : " and ") + named + ".";
    }

    private static String list(List<String> names) {
        List<String> codes = names.stream().map(name -> "{@code " + name + "}").toList();
        int last = codes.size() - 1;
        return last == 0 ? codes.get(0) : String.join(", ", codes.subList(0, last)) + " and " + codes.get(last);
    }
}
