package dev.undebug.read.task;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.DeployCommand;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads workflows of GitHub Actions, GitLab CI and Google Cloud Build: the variables that their commands pass to
 * deployments, and those of jobs with an {@code environment}. Other commands of a pipeline only test the program.
 */
final class WorkflowReader implements Reader {
    private static final List<Pipeline> READ = List.of(Pipeline.GITHUB, Pipeline.GITLAB, Pipeline.CLOUD_BUILD);
    private static final int MAX_JOBS = 300;
    private static final int MAX_STEPS = 300;

    private final Formats formats;

    /** @param formats reads the files that scripts write */
    WorkflowReader(Formats formats) {
        this.formats = formats;
    }

    @Override
    public boolean reads(String path) {
        return Pipeline.of(path).filter(READ::contains).isPresent();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(file);
        Optional<Pipeline> format = Pipeline.of(file.path());
        if (root.isEmpty() || format.isEmpty()) {
            return FileFacts.ofUnits(file, List.of());
        }
        List<Unit> units = new ArrayList<>(
                format.get().equals(Pipeline.CLOUD_BUILD) ? built(file, root.get()) : deployed(file, root.get()));
        FileFacts steps = PipelineSteps.read(file, format.get(), root.get(), formats);
        units.addAll(steps.units());
        return steps.withUnits(units);
    }

    private static List<Unit> deployed(SourceFile file, YamlNode root) {
        List<YamlNode.Entry> jobs = root.get("jobs").map(YamlNode::entries).orElseGet(root::entries);
        List<Unit> units = new ArrayList<>();
        jobs.stream().takeWhile(Most.first(MAX_JOBS)).forEach(job -> {
            List<EnvVar> variables = new ArrayList<>();
            if (job.value().get("environment").isPresent()) {
                variables.addAll(given(file, job.value()));
            }
            variables.addAll(givenTo(file, job.value()));
            if (!variables.isEmpty()) {
                units.add(Units.variables(job.name(), file.place(job.key().span()), role(job), variables));
            }
        });
        return units;
    }

    /** Reads Cloud Build steps: each runs one command, whose program is the entrypoint or else the image's. */
    private static List<Unit> built(SourceFile file, YamlNode root) {
        List<EnvVar> variables = new ArrayList<>();
        for (YamlNode step : root.elementsOf("steps")) {
            Optional<YamlNode> program = step.get("entrypoint").or(() -> step.get("name"));
            List<Word> words = new ArrayList<>();
            program.ifPresent(node -> words.add(new Word(node.scalar(), node.span(), true)));
            step.elementsOf("args").stream()
                    .takeWhile(Most.first(MAX_STEPS))
                    .forEach(argument -> words.add(new Word(
                            argument.scalar(),
                            argument.span(),
                            !argument.scalar().contains("$"))));
            step.get("script").ifPresent(script -> script(file, script, variables));
            if (!words.isEmpty() && Most.room(variables.size(), MAX_STEPS)) {
                Command command = new Command(file.place(step.span()), List.of(), words, false);
                variables.addAll(DeployCommand.variables(file, command));
            }
        }
        Role role = RoleInference.ofPath(file.path());
        return Units.allVariables("build", role == Role.UNKNOWN ? Role.PRODUCTION : role, variables);
    }

    /** A deployment is for production, unless a name shows another role. */
    private static Role role(YamlNode.Entry job) {
        Optional<YamlNode> environment = job.value().get("environment");
        String name = environment
                .map(node -> node.isScalar() ? node.scalar() : node.scalarOf("name"))
                .orElse("");
        Role role = RoleInference.firstKnown(RoleInference.of(name), RoleInference.of(job.name()));
        return role == Role.UNKNOWN ? Role.PRODUCTION : role;
    }

    /**
     * Returns the variables of a job that deploys: GitHub's {@code env}, GitLab's {@code variables}. Variables for all
     * jobs are left out, since they are probably meant for tests.
     */
    private static List<EnvVar> given(SourceFile file, YamlNode node) {
        List<EnvVar> variables = new ArrayList<>();
        for (String key : List.of("env", "variables")) {
            node.get(key).ifPresent(mapping -> variables.addAll(EnvironmentNodes.mapping(file, mapping)));
        }
        node.elementsOf("steps").stream()
                .takeWhile(Most.first(MAX_STEPS))
                .forEach(step -> variables.addAll(given(file, step)));
        return variables;
    }

    /** Returns the variables that the commands of a job pass to deployments. */
    private static List<EnvVar> givenTo(SourceFile file, YamlNode job) {
        List<EnvVar> variables = new ArrayList<>();
        List<YamlNode> steps = job.elementsOf("steps");
        steps.stream().takeWhile(Most.first(MAX_STEPS)).forEach(step -> {
            step.get("run").ifPresent(run -> script(file, run, variables));
            // Google's deploy actions list one variable per line.
            step.get("with", "env_vars").ifPresent(list -> variables.addAll(Assignment.all(file, list.text())));
        });
        job.get("script").ifPresent(script -> {
            script(file, script, variables);
            script.elements().stream().takeWhile(Most.first(MAX_STEPS)).forEach(line -> script(file, line, variables));
        });
        return variables;
    }

    private static void script(SourceFile file, YamlNode node, List<EnvVar> variables) {
        if (node.isScalar()) {
            for (Command command : CommandReader.script(file, node.text())) {
                variables.addAll(DeployCommand.variables(file, command));
            }
        }
    }
}
