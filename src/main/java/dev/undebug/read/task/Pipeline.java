package dev.undebug.read.task;

import dev.undebug.fact.Role;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.Machine;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A YAML format of pipelines, in which certain keys contain shell text.
 *
 * @param path of its files
 * @param scripts the keys of shell text, a string or a list of lines
 * @param part the depth of the keys that name a part of the pipeline: jobs, stages
 * @param machine where scripts run that do not choose: a pipeline is a test, unless a part deploys or its name shows
 *     another role
 * @param folders keys of the base folder for Dockerfiles below them
 * @param labels keys of the names of parts in lists, which have no key of their own
 */
record Pipeline(
        PathPattern path, Set<String> scripts, int part, Machine machine, Set<String> folders, List<String> labels) {
    private static final Pattern DEPLOYS = Pattern.compile("(?i).*(?:deploy|release|publish|\\bcd\\b).*");

    private static final Pattern LAST = Pattern.compile("(?i).*(?:deploy|release|publish|cd)\\.[^.]*");

    /** The file of a project, and those that it includes by the usual names. */
    private static final String GITLAB_FILES =
            "(?:.*/)?(?:\\.gitlab-ci(?:[._-][\\w-]+)?|[\\w.-]+\\.gitlab-ci" + "|\\.gitlab(?:/ci|-ci)/(?:.*/)?[^/]+)";

    static final Pipeline GITHUB = testing(
                    "\\.github/workflows/[^/]+", 2, "run", "script", "command", "commands", "start", "build")
            .labelled("name");
    static final Pipeline GITLAB =
            testing(GITLAB_FILES, 1, "script", "before_script", "after_script").on(Machine.RUNNER);
    static final Pipeline AZURE = testing(
                    named("azure-pipelines"), 1, "script", "bash", "pwsh", "powershell", "inlineScript", "command")
            .labelled("name", "displayName", "job");
    static final Pipeline CLOUD_BUILD = building(named("cloudbuild"), Set.of(), "script");

    private static final List<Pipeline> ALL = List.of(
            GITHUB,
            GITLAB,
            CLOUD_BUILD,
            testing("(?:.*/)?\\.circleci/[^/]+", 2, "run", "command"),
            testing(
                    "(?:.*/)?\\.travis",
                    1,
                    "before_install",
                    "install",
                    "before_script",
                    "script",
                    "after_success",
                    "after_failure",
                    "after_script",
                    "before_deploy",
                    "deploy",
                    "after_deploy"),
            AZURE,
            testing("(?:.*/)?bitbucket-pipelines", 1, "script", "after-script").labelled("name"),
            testing(named("buildspec"), 1, "commands", "finally"),
            building(named("skaffold"), Set.of("context"), "buildCommand", "command")
                    .labelled("name"));

    private static Pipeline testing(String path, int part, String... scripts) {
        return new Pipeline(yaml(path), Set.of(scripts), part, Machine.HOSTED, Set.of(), List.of());
    }

    private static Pipeline building(String path, Set<String> folders, String... scripts) {
        return new Pipeline(yaml(path), Set.of(scripts), 1, Machine.OWN, folders, List.of());
    }

    private Pipeline on(Machine other) {
        return new Pipeline(path, scripts, part, other, folders, labels);
    }

    private Pipeline labelled(String... keys) {
        return new Pipeline(path, scripts, part, machine, folders, List.of(keys));
    }

    private static PathPattern yaml(String path) {
        return PathPattern.yaml(path + "\\.ya?ml");
    }

    private static String named(String name) {
        return "(?:.*/)?" + name + "(?:[._-][\\w-]+)?";
    }

    /** Returns the format of a file, if it is a pipeline. */
    static Optional<Pipeline> of(String path) {
        return ALL.stream().filter(one -> one.path().matches(path)).findFirst();
    }

    /** Returns whether the name of a pipeline or a part of it says that it deploys. */
    static boolean deploys(String name) {
        return DEPLOYS.matcher(name).matches();
    }

    /**
     * Returns the roles of the images and services of a part of a pipeline.
     *
     * @param names what its names say: that of the stage, its own, that of the environment; the last one wins
     * @param machine where it runs
     */
    static Audience audience(String file, String names, Machine machine) {
        boolean deploys = deploys(RepositoryPath.of(file).name()) || deploys(names);
        Role ofFile = RoleInference.ofOverlay(file);
        Role named = RoleInference.firstKnown(
                RoleInference.of(names), deploys && mayDeploy(file, ofFile) ? Role.UNKNOWN : ofFile);
        Role role = named;
        if (role == Role.UNKNOWN && machine != Machine.OWN) {
            role = deploys ? Role.PRODUCTION : Role.TEST;
        }
        // That a pipeline tests says nothing of the machines to which it connects.
        boolean byName = RoleInference.of(names) == named;
        return new Audience(role, role, byName || named != Role.TEST ? named : Role.UNKNOWN, machine);
    }

    /** Returns whether a file that seems to be for tests may have a part that deploys: {@code .gitlab-ci.yml}. */
    private static boolean mayDeploy(String file, Role role) {
        return role == Role.TEST
                && (RoleInference.ofPipeline(file) != Role.TEST
                        || LAST.matcher(RepositoryPath.of(file).name()).matches());
    }
}
