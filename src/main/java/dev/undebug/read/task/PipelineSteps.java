package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.ImageNames;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.shell.program.EngineCommand;
import dev.undebug.read.shell.program.Shells;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the images that a pipeline builds and the compose files that it loads, anywhere in the file. */
final class PipelineSteps {
    private static final int MAX_DEPTH = 60;
    /** How many nodes of scripts and variables are read. Anchors can make few lines into any number of them. */
    private static final int MAX_NODES = 20_000;

    private static final int MAX_VARIABLES = 1_000;
    private static final int MAX_DEPLOYED = 50;

    private static final Set<String> VARIABLES = Set.of("env", "variables", "environment", "substitutions");
    /** Keys that name a Dockerfile. */
    private static final Pattern DOCKERFILE = Pattern.compile("(?i)docker_?file(?:_?path)?");

    /** Keys that name the build context of a Dockerfile beside them. */
    private static final Pattern CONTEXT = Pattern.compile("(?i)(?:docker_?|build_?)?context(?:_?path)?");

    /** Actions that run a script on another machine: {@code appleboy/ssh-action}. */
    private static final Pattern REMOTE = Pattern.compile("(?i)[^@]*ssh[^@]*@.*");

    private static final Pattern CHECKOUT = Pattern.compile("actions/checkout@.*");

    /** An unknown registry in front of a name. */
    private static final String REGISTRY = "$()/";

    private static final Pattern TAG = Pattern.compile("[:@][^/]*$");
    private static final String COMPOSE_IMAGE = "docker/compose";

    private final SourceFile file;
    private final Pipeline format;
    private final ContainerFacts containers;
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<MappedText> scripts = new ArrayList<>();
    private final BuildActions actions;
    private final LeftScripts left;
    private final HandedVariables handed;
    private final List<Unit> deployed = new ArrayList<>();
    private final Set<Node> off;
    /** The parts that a constant switches off, with what is around them. */
    private final Map<YamlNode, PipelineScope> unused = new LinkedHashMap<>();

    private boolean ships;
    private int nodes;

    private PipelineSteps(SourceFile file, Pipeline format, Set<Node> off, Formats formats) {
        this.file = file;
        this.off = off;
        this.format = format;
        this.containers = ContainerFacts.ofPipeline(file);
        this.actions = new BuildActions(file);
        this.left = new LeftScripts(file, formats);
        this.handed = new HandedVariables(file);
    }

    /**
     * Returns the facts of a pipeline: the builds and compose files of its steps, and what they leave on machines.
     *
     * @param formats reads the files that its scripts write
     */
    static FileFacts read(SourceFile file, Pipeline format, YamlNode root, Formats formats) {
        PipelineSteps steps = new PipelineSteps(file, format, UnusedParts.of(file, format, root), formats);
        steps.handed.inputs(root);
        steps.node(root, PipelineScope.root(format));
        // What another part shares with one that is not used counts there.
        List.copyOf(steps.unused.entrySet())
                .forEach(part -> steps.visit(part.getKey(), part.getValue().unused()));
        List<Unit> all = new ArrayList<>(steps.left.units());
        all.addAll(steps.deployed);
        return steps.containers.with(FileFacts.ofUnits(file, all), steps::ships);
    }

    /** Visits a node once: an aliased node counts at its anchor. */
    private void node(YamlNode node, PipelineScope scope) {
        if (off.contains(node.node()) && !scope.off()) {
            unused.put(node, scope);
        } else {
            visit(node, scope);
        }
    }

    private void visit(YamlNode node, PipelineScope scope) {
        if (scope.depth() > MAX_DEPTH || !visited.add(node.node())) {
            return;
        }
        node.elements().forEach(element -> node(element, scope));
        List<YamlNode.Entry> entries = node.pairs();
        if (entries.isEmpty()) {
            return;
        }
        List<EnvVar> variables = new ArrayList<>(scope.variables());
        variables.addAll(handed.variables());
        entries.stream()
                .filter(entry -> VARIABLES.contains(entry.name()))
                .forEach(entry -> variables(entry.value(), variables, 0));
        PipelineScope own = scope.in(node, format, variables, JobMatrix.runs(file, format, node));
        if (getsFilesAnew(node)) {
            containers.changes().begin(node.span().start());
        }
        if (!scope.off()) {
            ChangingActions.paths(node).forEach(path -> containers.changes().change(path, node.span()));
            LocalAction.folder(node).ifPresent(folder -> containers.changes().run(folder, node.span()));
        }
        action(node, own);
        arguments(node, own);
        boolean elsewhere = node.get("uses")
                .filter(action -> REMOTE.matcher(action.scalar()).matches())
                .isPresent();
        own = elsewhere ? own.onOther(passed(node)) : own;
        for (YamlNode.Entry entry : entries) {
            ships |= ContainerFacts.ships(entry.name());
            if (own.depth() == format.part()) {
                containers.changes().begin(entry.key().span().start());
                handed.job();
            }
            entry(node, entry, own.depth() == format.part() ? own.part(entry.name()) : own);
        }
    }

    /** Returns the names of the variables that an action sends to the other machine. */
    private static Set<String> passed(YamlNode action) {
        return Set.copyOf(Arrays.asList(action.scalarOf("with", "envs").split("\\s*,\\s*")));
    }

    private void entry(YamlNode node, YamlNode.Entry entry, PipelineScope scope) {
        YamlNode value = entry.value();
        if (format.scripts().contains(entry.name()) && (value.isScalar() || !visited.contains(value.node()))) {
            script(value).ifPresent(text -> {
                scripts.add(text);
                shell(text, scope);
                if (!scope.off()) {
                    containers.changes().script(text, scope.directory());
                }
                handed.step(text);
                if (!scope.off()) {
                    left.add(text, scope.audience(file.path()), scope.elsewhere());
                }
            });
        } else {
            ships |= ContainerFacts.ships(value.scalar())
                    || value.elements().stream().map(YamlNode::scalar).anyMatch(ContainerFacts::ships);
        }
        if (entry.name().equals(BuildSettings.ARGUMENTS)
                && node.pairs().stream()
                        .noneMatch(other -> DOCKERFILE.matcher(other.name()).matches())) {
            containers.build(defaultBuild(node, scope));
        }
        if (DOCKERFILE.matcher(entry.name()).matches() && value.isScalar()) {
            dockerfile(value, node, scope);
        }
        if (entry.name().equals(EngineCommand.COMPOSE_FILE)) {
            containers.variable(
                    EnvironmentNodes.variable(file, entry.name(), entry.key().span(), value),
                    scope.audience(file.path()));
        }
        node(value, scope);
    }

    /** Returns whether a step gets the repository, and neither another one nor into another folder. */
    private static boolean getsFilesAnew(YamlNode step) {
        return CHECKOUT.matcher(step.scalarOf("uses")).matches()
                && step.get("with", "path").isEmpty()
                && step.get("with", "repository").isEmpty();
    }

    /** Adds a script, which may do something else in each run of a matrix. */
    private void shell(MappedText text, PipelineScope scope) {
        boolean differs = EngineCommand.isMentioned(text.text())
                && (!format.equals(Pipeline.GITHUB) || JobMatrix.isMentioned(text.text(), scope.variables()));
        for (List<EnvVar> run : differs ? scope.variablesOfRuns() : List.of(scope.variables())) {
            containers.shell(JobMatrix.filled(text, run), scope.directory(), scope.audience(file.path()), run);
        }
    }

    /** @param node has the Dockerfile and other settings of its build */
    private void dockerfile(YamlNode value, YamlNode node, PipelineScope scope) {
        for (List<EnvVar> run : scope.variablesOfRuns()) {
            ImageNames known = new ImageNames(run);
            String written = known.filled(value.scalar());
            String path = scope.folder().isEmpty() ? written : scope.folder() + "/" + written;
            Word word = new Word(path, value.span(), !path.contains("$"));
            ImageBuild build = new ImageBuild(
                            path,
                            file.place(value.span()),
                            scope.audience(file.path()).built())
                    .and(repository(node).flatMap(known::of).toList())
                    .with(BuildSettings.arguments(file, node, run));
            containers.build(word, context(node, scope, known).map(build::in).orElse(build), run);
        }
    }

    /** Returns the name that Azure's task gives to the image, in a registry whose address the pipeline does not show. */
    private Stream<String> repository(YamlNode node) {
        return format.equals(Pipeline.AZURE)
                ? Stream.of(node.scalarOf(BuildSettings.REPOSITORY))
                        .filter(name -> !name.isEmpty())
                        .map(REGISTRY::concat)
                : Stream.empty();
    }

    /** Returns the build of the Dockerfile with the usual name. */
    private ImageBuild defaultBuild(YamlNode node, PipelineScope scope) {
        String path = scope.folder().isEmpty() ? "Dockerfile" : scope.folder() + "/Dockerfile";
        ImageBuild build = new ImageBuild(
                        path,
                        file.place(node.span()),
                        scope.audience(file.path()).built())
                .with(BuildSettings.arguments(file, node, scope.variables()));
        return context(node, scope, new ImageNames(scope.variables()))
                .map(build::in)
                .orElse(build);
    }

    /** Returns the build context that the settings of a Dockerfile state. */
    private Optional<Context> context(YamlNode node, PipelineScope scope, ImageNames known) {
        return format.folders().isEmpty()
                ? node.pairs().stream()
                        .filter(entry -> CONTEXT.matcher(entry.name()).matches()
                                && !entry.value().scalar().isEmpty())
                        .findFirst()
                        .map(entry ->
                                Context.written("", known.filled(entry.value().scalar())))
                : Optional.of(Context.written("", scope.folder().isEmpty() ? "." : scope.folder()));
    }

    /** Returns the text of a script, whose lines run in one shell. */
    private Optional<MappedText> script(YamlNode node) {
        if (node.isScalar()) {
            return Optional.of(node.text());
        }
        MappedText.Builder lines = new MappedText.Builder(node.span().start());
        lines(node, lines, 0);
        return lines.length() == 0 ? Optional.empty() : Optional.of(lines.build());
    }

    private void lines(YamlNode node, MappedText.Builder lines, int depth) {
        for (YamlNode element : depth < MAX_DEPTH ? node.elements() : List.<YamlNode>of()) {
            if (!Most.room(nodes++, MAX_NODES)) {
                return;
            }
            if (element.isScalar()) {
                MappedText line = element.text();
                lines.append(line, 0, line.length());
                lines.append("\n", line.span());
            } else {
                lines(element, lines, depth + 1);
            }
        }
    }

    /** Adds what a step with a known action builds or deploys. */
    private void action(YamlNode node, PipelineScope scope) {
        if (!scope.off() && Most.room(deployed.size(), MAX_DEPLOYED)) {
            Role role = scope.audience(file.path()).remote();
            AzureWebApp.of(file, node, role)
                    .or(() -> BeanstalkAction.of(file, node, role))
                    .ifPresent(deployed::add);
        }
        CloudRunAction.of(file, node)
                .or(() -> BakeAction.of(file, node))
                .ifPresent(command -> containers.command(command, "", scope.audience(file.path()), scope.variables()));
        for (List<EnvVar> run : scope.variablesOfRuns()) {
            actions.of(node, scope.audience(file.path()).built(), run)
                    .ifPresent(action -> containers.build(action.dockerfile(), action.build(), run));
        }
    }

    /** Adds a step with arguments for a program, which is the entrypoint or else that of the image. */
    private void arguments(YamlNode node, PipelineScope scope) {
        Optional<YamlNode> program =
                node.get("entrypoint").or(() -> node.get("name")).or(() -> node.get("uses"));
        Optional<YamlNode> arguments = node.get("args").or(() -> node.get("with", "args"));
        if (program.isEmpty() || arguments.isEmpty()) {
            return;
        }
        List<Token> tokens = new ArrayList<>(List.of(program(program.get())));
        if (arguments.get().isScalar()) {
            tokens.addAll(ShellLexer.words(arguments.get().text(), QuotingRules.PLAIN));
        }
        arguments.get().elements().forEach(argument -> tokens.add(word(argument)));
        String name = ContainerPath.program(tokens.get(0).value());
        Optional<Token> script = Shells.script(name, tokens, 0);
        if (script.isPresent()) {
            scripts.add(script.get().text());
            shell(script.get().text(), scope);
        } else {
            List<Word> words = tokens.stream().map(Token::word).toList();
            containers.command(
                    new Command(file.place(node.span()), List.of(), words, false),
                    scope.directory(),
                    scope.audience(file.path()),
                    scope.variables());
        }
    }

    private static Token program(YamlNode node) {
        String image = TAG.matcher(node.scalar()).replaceFirst("");
        String program = image.endsWith(COMPOSE_IMAGE) ? "docker-compose" : image;
        return Token.literal(MappedText.at(program, node.span()), node.span());
    }

    private static Token word(YamlNode node) {
        boolean known = !node.scalar().contains("$");
        return new Token(node.text(), node.span(), known, known);
    }

    /** Adds variables from a mapping, a list, and assignments. */
    private void variables(YamlNode node, List<EnvVar> variables, int depth) {
        if (!Most.room(nodes, MAX_NODES) || !Most.room(variables.size(), MAX_VARIABLES)) {
            return;
        }
        nodes += node.elements().size() + node.pairs().size();
        variables.addAll(EnvironmentNodes.mapping(file, node));
        variables.addAll(EnvironmentNodes.list(file, node));
        List<YamlNode> parts = new ArrayList<>(node.elements());
        for (YamlNode.Entry entry : node.pairs()) {
            entry.value()
                    .get("value")
                    .ifPresent(value -> variables.add(EnvironmentNodes.variable(
                            file, entry.name(), entry.key().span(), value)));
            parts.add(entry.value());
        }
        for (YamlNode part : parts) {
            if (part.isScalar()) {
                variables.addAll(Assignment.all(file, part.text()));
            } else if (depth < 2) {
                variables(part, variables, depth + 1);
            }
        }
    }

    private boolean ships() {
        return ships
                || scripts.stream()
                        .flatMap(script -> CommandReader.script(file, script).stream())
                        .anyMatch(ContainerFacts::ships);
    }
}
