package dev.undebug.service.mention;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.environment.RuntimeContext.Layered;
import dev.undebug.service.judge.JudgedRepository;
import dev.undebug.service.judge.Verdicts;
import dev.undebug.service.launch.Launch;
import dev.undebug.service.tree.CodeRole;
import dev.undebug.service.verdict.EnvironmentVariable;
import dev.undebug.service.verdict.Event;
import dev.undebug.service.verdict.EvidenceStep;
import dev.undebug.service.verdict.Reach;
import dev.undebug.source.Content;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SettingsFiles;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges texts that set {@code FLASK_DEBUG} where nothing is known to read it: a hook of a server, a start file of a shell, a
 * format that is not read. What was not understood is never called harmless.
 */
public final class UnexplainedMentions {
    private static final Pattern DEPLOYING = Pattern.compile(
            "\\b(?:aws[-_]cdk\\w*+|cdktf|cdk8s|pulumi\\w*+|troposphere|FargateTaskDefinition|TaskDefinition|ContainerDefinition"
                    + "|DockerImageFunction|ContainerImage|ApplicationLoadBalancedFargateService|containerDefinitions)\\b");

    /** The name of a pipeline that tests, and may deploy as well. */
    private static final Pattern CI = Pattern.compile("(?<![a-z0-9])ci(?=\\.ya?ml$)");

    private final JudgedRepository repository;

    /** The assignments that were understood, by file. */
    private final Map<String, List<Span>> understood = new HashMap<>();

    /** @param chore whether the words of a command are those of one that serves nobody and ends */
    public UnexplainedMentions(JudgedRepository repository, Predicate<List<Word>> chore) {
        this.repository = repository;
        // Of what several files say together, each one says its part, which another one may replace.
        Stream.concat(
                        repository.facts().stream(),
                        repository.workspace().readPaths().stream()
                                .flatMap(path -> repository.workspace().facts(path).stream()))
                .map(FileFacts::units)
                .flatMap(List::stream)
                .forEach(unit -> {
                    unit.environment().forEach(this::understand);
                    if (unit.kind() == Unit.Kind.HOOK) {
                        chores(unit.commands(), chore);
                    }
                });
        for (Launch launch : repository.launches()) {
            launch.runtime().environment().stream().map(Layered::variable).forEach(this::understand);
        }
    }

    /** Notes the variables of a hook that only such commands get. */
    private void chores(List<Command> commands, Predicate<List<Word>> chore) {
        Set<EnvVar> others = commands.stream()
                .filter(command -> !chore.test(command.words()))
                .flatMap(command -> command.assignments().stream())
                .collect(Collectors.toSet());
        commands.stream()
                .flatMap(command -> command.assignments().stream())
                .filter(variable -> !others.contains(variable))
                .forEach(this::understand);
    }

    private void understand(EnvVar variable) {
        // What passes it on takes a prefix away.
        if (variable.name().endsWith("_" + DebugVariable.FLASK_DEBUG)) {
            return;
        }
        understood
                .computeIfAbsent(variable.place().path(), path -> new ArrayList<>())
                .add(variable.place().span());
    }

    /** Adds what no verdict names, and no program or unit is known to get; returns the steps to it. */
    public List<EvidenceStep> judge(Verdicts verdicts) {
        List<EnvVar> found = repository.workspace().contents().stream()
                .flatMap(content -> content instanceof Content.Decoded read ? Stream.of(read.file()) : Stream.empty())
                .filter(file -> mayMatter(file.path()) && (!isProgram(file.path()) || describesDeployment(file)))
                .flatMap(file -> DebugMentions.of(file).stream())
                .filter(mention -> isUnfollowed(mention) && !isUnderstood(mention) && !verdicts.names(mention.place()))
                .toList();
        return found.stream().map(mention -> add(mention, verdicts)).toList();
    }

    private static boolean isProgram(String path) {
        return PythonPaths.isPython(path) || IrrelevantFiles.isProgram(path);
    }

    /** Returns whether a program that a change brings uses a library for deployments, which gives variables to what it deploys. */
    private boolean describesDeployment(SourceFile file) {
        return repository.workspace().isChanged(file.path())
                && DEPLOYING.matcher(file.text()).find();
    }

    private static boolean mayMatter(String path) {
        return !CodeRole.isInTests(path)
                && !CodeRole.isExample(path)
                && !EnvFileNames.isTemplate(path)
                && !RoleInference.ofContainerFile(CI.matcher(path).replaceAll(""))
                        .isPrivate();
    }

    /** Returns whether it is in a file of which Undebug does not know the kind, or where it follows nothing. */
    private boolean isUnfollowed(EnvVar mention) {
        SourceFile file = mention.place().file();
        Optional<FileFacts> facts = repository.workspace().facts(file.path());
        // An author who adds the word to a file of which nothing is read means something by it.
        boolean known = repository.workspace().isChanged(file.path())
                ? facts.filter(read -> !read.isEmpty()).isPresent()
                : facts.isPresent() || SettingsFiles.mayBe(file.path());
        return !known
                || UnfollowedTexts.has(file, mention.place().span().start())
                || (repository.workspace().isChanged(file.path())
                        && UnfollowedTexts.isSent(file, mention.place().span().start()));
    }

    private boolean isUnderstood(EnvVar mention) {
        return understood.getOrDefault(mention.place().path(), List.of()).stream()
                .anyMatch(mention.place().span()::overlaps);
    }

    private static EvidenceStep add(EnvVar mention, Verdicts verdicts) {
        EvidenceStep step = new EvidenceStep(mention.place(), new Event.NotFollowed());
        verdicts.add(
                new EnvironmentVariable(mention, ""),
                new Reach(Exposure.DORMANT, Role.UNKNOWN, false, true, List.of(step)));
        return step;
    }
}
