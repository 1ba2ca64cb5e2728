package dev.undebug.service.mention;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.flask.DebugVariable;
import dev.undebug.flask.Exposure;
import dev.undebug.read.env.EnvFileNames;
import dev.undebug.read.task.PipelineReader;
import dev.undebug.read.text.RoleInference;
import dev.undebug.service.judge.JudgedRepository;
import dev.undebug.service.judge.Verdicts;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

    /** Files that run tests, besides the pipelines that are read. */
    private static final Pattern TESTING = Pattern.compile(
            "(?:^|/)(?:\\.github/|\\.gitlab|\\.drone|\\.woodpecker|Jenkinsfile|appveyor|\\.?tox\\.ini$|noxfile|pytest|conftest)");

    private final JudgedRepository repository;
    private final UnderstoodVariables understood;

    /** Whether a file may be read where a program of production runs, or before, as far as its path says; each variable asks. */
    private record Mattering(boolean is) {
        static Mattering of(SourceFile file) {
            return new Mattering(mayMatter(file.path()));
        }
    }

    public UnexplainedMentions(JudgedRepository repository, UnderstoodVariables understood) {
        this.repository = repository;
        this.understood = understood;
    }

    /** Adds what no verdict names, and no program or unit is known to get; returns the steps to it. */
    public List<EvidenceStep> judge(Verdicts verdicts) {
        List<EnvVar> found = texts(DebugVariable.FLASK_DEBUG)
                .flatMap(file -> VariableMentions.ofFlaskDebug(file).stream())
                .filter(mention -> isUnexplained(mention) && !verdicts.names(mention.place()))
                .toList();
        return found.stream().map(mention -> add(mention, verdicts)).toList();
    }

    /** Returns the texts that set another variable for nothing that is known to get it. */
    Stream<EnvVar> of(String variable) {
        return texts(variable)
                .flatMap(file -> VariableMentions.of(file, variable).stream())
                .filter(mention -> UnfollowedTexts.isOfBuild(mention.place()) || !understood.includes(mention))
                .filter(mention -> (UnfollowedTexts.has(
                                mention.place().file(), mention.place().span().start())
                        || isInChange(mention)));
    }

    /**
     * Returns whether a change may bring it. Of a file that runs tests, too, only those count that it hands to something that
     * deploys.
     */
    private boolean isInChange(EnvVar mention) {
        return repository.workspace().isChanged(mention.place().path())
                && (isUnfollowed(mention)
                        || !mayTest(mention.place().path())
                        || UnfollowedTexts.isHanded(
                                mention.place().file(), mention.place().span().start()));
    }

    private static boolean mayTest(String path) {
        return PipelineReader.isPipeline(path) || TESTING.matcher(path).find();
    }

    /** Returns the files with a word that may matter to what visitors meet, apart from programs. */
    Stream<SourceFile> texts(String word) {
        return read().filter(file -> (!isProgram(file.path()) || describesDeployment(file)) && file.contains(word))
                .filter(this::mayMatter);
    }

    /** Returns the changed files that may be read where the program runs, or before. */
    Stream<SourceFile> changed() {
        return read().filter(file -> repository.workspace().isChanged(file.path()))
                .filter(this::mayMatter);
    }

    /** Returns the files of other kinds than Python with a word that may be read where the program runs, or before. */
    Stream<SourceFile> others(String word) {
        return read().filter(file -> !PythonPaths.isPython(file.path()) && file.contains(word))
                .filter(this::mayMatter);
    }

    private Stream<SourceFile> read() {
        return repository.workspace().contents().stream()
                .flatMap(content -> content instanceof Content.Decoded read ? Stream.of(read.file()) : Stream.empty());
    }

    private boolean isUnexplained(EnvVar mention) {
        return isUnfollowed(mention) && !understood.includes(mention);
    }

    private static boolean isProgram(String path) {
        return PythonPaths.isPython(path) || IrrelevantFiles.isProgram(path);
    }

    /** Returns whether a program that a change brings uses a library for deployments, which gives variables to what it deploys. */
    private boolean describesDeployment(SourceFile file) {
        return repository.workspace().isChanged(file.path())
                && DEPLOYING.matcher(file.text()).find();
    }

    private boolean mayMatter(SourceFile file) {
        return repository.workspace().made(file, Mattering.class, Mattering::of).is();
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

    private static EvidenceStep add(EnvVar mention, Verdicts verdicts) {
        EvidenceStep step = new EvidenceStep(mention.place(), new Event.NotFollowed());
        verdicts.add(
                new EnvironmentVariable(mention, ""),
                new Reach(Exposure.DORMANT, Role.UNKNOWN, false, true, List.of(step)));
        return step;
    }
}
