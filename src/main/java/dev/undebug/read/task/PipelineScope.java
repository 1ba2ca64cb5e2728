package dev.undebug.read.task;

import dev.undebug.fact.EnvVar;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.Machine;
import dev.undebug.read.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The context of a node of a pipeline.
 *
 * @param depth the number of mappings around it
 * @param names the names of the stages, jobs and environments around it; the last one says most
 * @param machine where scripts run
 * @param elsewhere whether they run on another machine than the pipeline's
 * @param folder the base of Dockerfile paths; {@code ""} if not stated
 * @param directory the folder in which scripts run; {@code ""} if not stated
 * @param variables the variables in effect, a later one wins
 * @param runs the variables of each run of the job around it that a matrix starts; none without a matrix
 * @param off whether a constant switches it off: what it would deploy, nobody meets
 */
record PipelineScope(
        int depth,
        String names,
        Machine machine,
        boolean elsewhere,
        String folder,
        String directory,
        List<EnvVar> variables,
        List<List<EnvVar>> runs,
        boolean off) {
    /** Keys of the folder in which scripts run. */
    private static final List<String> DIRECTORY =
            List.of("working-directory", "working_directory", "workingDirectory", "dir");

    private static final Set<String> OWN_LABELS = Set.of("self-hosted", "self.hosted");

    /** An environment of one branch, for those who review it. */
    private static final Pattern REVIEWED = Pattern.compile("(?i)(?:.*[/_-])?(?:review|preview|pr)(?:[/_-].*)?");

    /** Machines that GitLab lends, by their tags. */
    private static final Pattern LENT = Pattern.compile("saas-.*|gitlab-org.*|shared");

    /** A word that {@link Pipeline#deploys} knows, for parts that deploy by their kind. */
    private static final String DEPLOY = "deploy";

    PipelineScope {
        variables = List.copyOf(variables);
        runs = List.copyOf(runs);
    }

    static PipelineScope root(Pipeline format) {
        return new PipelineScope(0, "", format.machine(), false, "", "", List.of(), List.of(), false);
    }

    /** Returns the scope of the entries of a mapping. */
    PipelineScope in(YamlNode node, Pipeline format, List<EnvVar> known, List<List<EnvVar>> started) {
        return new PipelineScope(
                depth + 1,
                named(node, format),
                machine(node),
                elsewhere,
                first(format.folders().stream().flatMap(key -> node.get(key).stream()), folder),
                first(
                        DIRECTORY.stream()
                                .flatMap(key -> Stream.concat(
                                        node.get(key).stream(), node.get("defaults", "run", key).stream())),
                        directory),
                known,
                started.isEmpty() ? runs : started,
                off);
    }

    private static String first(Stream<YamlNode> values, String otherwise) {
        return values.map(YamlNode::scalar)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }

    /** Returns the scope of a part with this key: a job, a stage. */
    PipelineScope part(String key) {
        return new PipelineScope(depth, key, machine, elsewhere, folder, directory, variables, runs, off);
    }

    /**
     * Returns the scope of a script that another machine than the pipeline's runs.
     *
     * @param passed the names of the variables that it gets
     */
    PipelineScope onOther(Set<String> passed) {
        List<EnvVar> there = variables.stream()
                .filter(variable -> passed.contains(variable.name()))
                .toList();
        return new PipelineScope(depth, names, machine, true, folder, directory, there, List.of(), off);
    }

    /** Returns the scope of a part that is not used. */
    PipelineScope unused() {
        return new PipelineScope(depth, names, machine, elsewhere, folder, directory, variables, runs, true);
    }

    /** Returns the variables in effect, once for each run of a matrix; a later one wins. */
    List<List<EnvVar>> variablesOfRuns() {
        return runs.isEmpty()
                ? List.of(variables)
                : runs.stream()
                        .map(run ->
                                Stream.concat(variables.stream(), run.stream()).toList())
                        .toList();
    }

    Audience audience(String file) {
        Audience here = Pipeline.audience(file, names, machine);
        return elsewhere ? here.elsewhere() : here;
    }

    private String named(YamlNode node, Pipeline format) {
        // On machines that end with it, the name of a step says nothing of what goes on after it.
        Stream<String> labels = format.labels().stream()
                .filter(key -> !format.equals(Pipeline.GITHUB) || machine(node) == Machine.RUNNER)
                .map(node::scalarOf);
        Stream<String> deployment = Stream.of(node.scalarOf("deployment"))
                .filter(name -> !name.isEmpty())
                .map(name -> DEPLOY + " " + name);
        return Stream.of(
                        Stream.of(node.scalarOf("stage"), names),
                        labels,
                        deployment,
                        node.get("environment").stream().map(one -> environment(one, format)))
                .flatMap(name -> name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * Only a job that deploys has an environment in GitLab. In GitHub, any job may need what is kept in one. An expression
     * chooses one of several.
     */
    private static String environment(YamlNode node, Pipeline format) {
        String name = node.isScalar() ? node.scalar() : node.scalarOf("name");
        if (REVIEWED.matcher(name).matches()) {
            return "dev";
        }
        String known = name.contains("$") ? "" : name;
        return format.equals(Pipeline.GITLAB) ? DEPLOY + " " + known : known;
    }

    /** Returns the machine that a mapping chooses for the scripts in it. */
    private Machine machine(YamlNode node) {
        if (machine == Machine.OWN) {
            return machine;
        }
        Optional<YamlNode> labels = node.get("runs-on");
        if (labels.isPresent()) {
            return words(labels.get()).anyMatch(OWN_LABELS::contains) ? Machine.RUNNER : Machine.HOSTED;
        }
        Optional<YamlNode> pool = node.get("pool");
        if (pool.isPresent()) {
            boolean lent =
                    pool.get().get("vmImage").isPresent() || words(pool.get()).anyMatch("Azure Pipelines"::equals);
            return lent ? Machine.HOSTED : Machine.RUNNER;
        }
        // A container beside the job, with an engine of its own: what it starts is inside.
        boolean inside = node.elementsOf("services").stream()
                .map(service -> service.isScalar() ? service.scalar() : service.scalarOf("name"))
                .anyMatch(image -> image.contains("dind"));
        boolean lent = node.elementsOf("tags").stream()
                .anyMatch(tag -> LENT.matcher(tag.scalar()).matches());
        if (inside || lent) {
            return Machine.HOSTED;
        }
        return node.scalarOf("resource_class").contains("/") ? Machine.RUNNER : machine;
    }

    private static Stream<String> words(YamlNode node) {
        Stream<YamlNode> inside = Stream.of(
                        Stream.of(node),
                        node.elements().stream(),
                        node.get("labels").stream(),
                        node.get("name").stream())
                .flatMap(part -> part);
        return Stream.concat(inside, node.elementsOf("labels").stream()).map(YamlNode::scalar);
    }
}
