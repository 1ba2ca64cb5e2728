package dev.undebug.read.text;

import dev.undebug.fact.Role;
import dev.undebug.source.RepositoryPath;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Derives roles from names: {@code docker-compose.dev.yml}, {@code FROM base AS test}. */
public final class RoleInference {
    private static final Pattern SEPARATOR = Pattern.compile("[^a-z0-9]+");

    private static final Map<String, Role> BY_WORD = Map.ofEntries(
            Map.entry("production", Role.PRODUCTION),
            Map.entry("prod", Role.PRODUCTION),
            Map.entry("prd", Role.PRODUCTION),
            Map.entry("live", Role.PRODUCTION),
            Map.entry("release", Role.PRODUCTION),
            Map.entry("staging", Role.STAGING),
            Map.entry("stg", Role.STAGING),
            Map.entry("preprod", Role.STAGING),
            Map.entry("uat", Role.STAGING),
            Map.entry("acceptance", Role.STAGING),
            Map.entry("acc", Role.STAGING),
            Map.entry("preproduction", Role.STAGING),
            Map.entry("nonprod", Role.STAGING),
            Map.entry("nonproduction", Role.STAGING),
            Map.entry("qa", Role.STAGING),
            Map.entry("development", Role.DEVELOPMENT),
            Map.entry("develop", Role.DEVELOPMENT),
            Map.entry("dev", Role.DEVELOPMENT),
            Map.entry("devel", Role.DEVELOPMENT),
            Map.entry("developer", Role.DEVELOPMENT),
            Map.entry("devcontainer", Role.DEVELOPMENT),
            Map.entry("local", Role.DEVELOPMENT),
            Map.entry("localhost", Role.DEVELOPMENT),
            Map.entry("debug", Role.DEVELOPMENT),
            Map.entry("test", Role.TEST),
            Map.entry("tests", Role.TEST),
            Map.entry("testing", Role.TEST),
            Map.entry("e2e", Role.TEST),
            Map.entry("pytest", Role.TEST),
            Map.entry("ci", Role.TEST));

    /** Common names of tasks in a Makefile or similar file. */
    private static final Map<String, Role> TASKS = Map.ofEntries(
            Map.entry("run", Role.DEVELOPMENT),
            Map.entry("serve", Role.DEVELOPMENT),
            Map.entry("server", Role.DEVELOPMENT),
            Map.entry("runserver", Role.DEVELOPMENT),
            Map.entry("watch", Role.DEVELOPMENT),
            Map.entry("shell", Role.DEVELOPMENT),
            Map.entry("demo", Role.DEVELOPMENT),
            Map.entry("start", Role.DEVELOPMENT),
            Map.entry("up", Role.DEVELOPMENT),
            Map.entry("check", Role.TEST),
            Map.entry("lint", Role.TEST),
            Map.entry("deploy", Role.PRODUCTION));

    /**
     * {@code entrypoint-stage.sh}, {@code overlays/stage}. In a Dockerfile "stage" means something else, and at the
     * start of a name it may be a verb.
     */
    private static final Pattern STAGE =
            Pattern.compile("(?:.*[^a-z0-9])?stage(?:\\.[^.]*)?|.+[^a-z0-9]stage[^a-z0-9].*");

    /** Words in two parts, of which the last one alone would say the opposite: {@code pre-prod}. */
    private static final Pattern BEFORE_PRODUCTION =
            Pattern.compile("(?<![a-z0-9])(pre|non)[^a-z0-9](?=prod(?:uction)?(?![a-z0-9]))");

    /** Two words without anything between them: {@code prodrun}, {@code rundev}. */
    private static final Pattern JOINED = Pattern.compile(
            "(?<![a-z0-9])(?:(prod|dev|local|staging)(?=(?:run|start|serve|server|up|deploy|build)(?![a-z0-9]))"
                    + "|(run|start|serve|deploy|build)(?=(?:prod|dev|local|staging)(?![a-z0-9])))");

    /** A server that starts again with each change is a developer's; here, "live" means something else. */
    private static final Pattern LIVE_RELOAD = Pattern.compile("(?<![a-z0-9])live[^a-z0-9]reload(?![a-z0-9])");

    /**
     * Environments whose names mean many other things, too, so that they count only where an environment is named:
     * {@code docker-compose.preview.yml}, {@code overlays/canary}. A canary serves visitors.
     */
    private static final Pattern ENVIRONMENT =
            Pattern.compile("(?:.*\\.|(?:.*[-_])?(?:compose|values|env|deploy)[-_])(preview|sandbox|canary)(?:\\..*)?"
                    + "|(preview|canary)(?:\\.(?:ya?ml|json|toml|tfvars|env))?");

    private static final Pattern TESTS = Pattern.compile("(?i)(?:^|[^a-z0-9])(?:tests?|testing|pytest|e2e|ci)$");

    private static final Set<String> DEPLOYING = Set.of("deploy", "redeploy", "deployment");

    private static final Set<String> BUILDING = Set.of(
            "build",
            "rebuild",
            "prebuild",
            "postbuild",
            "bundle",
            "compile",
            "dist",
            "package",
            "pack",
            "publish",
            "release",
            "prerelease",
            "postrelease",
            "version",
            "changelog");

    private static final Set<String> STARTING =
            Set.of("start", "serve", "server", "run", "runserver", "up", "launch", "boot", "restart");

    private static final Pattern CI = Pattern.compile("(?i)(?<![a-z0-9])ci(?![a-z0-9])");

    private static final Pattern APPLICATION = Pattern.compile("(?i)test[_-](?:app|application|site|website|web)");

    /** Words for what a workload is, which may follow the one for its environment: {@code shop-dev-deployment}. */
    private static final Pattern KIND = Pattern.compile(
            "(?i)(?:[^a-z0-9]+(?:deployments?|deploy|statefulset|daemonset|rollout|pods?|container|service|svc))+$");

    /** Words that are hardly ever part of an application's name. */
    private static final Set<String> ANYWHERE = Set.of("dev", "development");

    /** A folder of every Unix system, whose name says nothing. */
    private static final Pattern OF_SYSTEM = Pattern.compile("(^|/)usr/local/");

    private static final Set<String> PRIVATE_FOLDERS = Set.of("sandbox", "localdev", "local-dev", "dev-env");

    private static final Set<Role> COMPARED = Set.of(Role.PRODUCTION, Role.STAGING);

    private RoleInference() {}

    /**
     * Returns a name without the words for production and staging, so that the same part of both environments has one
     * name.
     */
    public static String withoutRole(String name) {
        return Arrays.stream(words(name))
                .filter(word -> !word.equals("stage") && !COMPARED.contains(BY_WORD.getOrDefault(word, Role.UNKNOWN)))
                .collect(Collectors.joining("-"));
    }

    /** Returns the role of the last word that names one. */
    public static Role of(String name) {
        Role role = Role.UNKNOWN;
        for (String word : words(name)) {
            role = BY_WORD.getOrDefault(word, role);
        }
        return role;
    }

    /**
     * Returns the role of a workload by its own name, which may be that of the application: {@code shop-test} is one for
     * tests, but {@code flask-test-app} may be what visitors get. So a word for tests or for development counts only as the
     * first or the last one.
     */
    public static Role ofWorkload(String name) {
        String[] words = words(KIND.matcher(name).replaceFirst(""));
        Role role = Role.UNKNOWN;
        for (int i = 0; i < words.length; i++) {
            Role one = BY_WORD.getOrDefault(words[i], Role.UNKNOWN);
            boolean counts = i == 0 || i == words.length - 1 || ANYWHERE.contains(words[i]) || COMPARED.contains(one);
            role = counts ? firstKnown(one, role) : role;
        }
        return role == Role.TEST && APPLICATION.matcher(name).find() ? Role.UNKNOWN : role;
    }

    private static String[] words(String name) {
        String joined = BEFORE_PRODUCTION.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("$1");
        String apart = JOINED.matcher(joined).replaceAll("$1$2-");
        return SEPARATOR.split(LIVE_RELOAD.matcher(apart).replaceAll("reload"));
    }

    private static Role ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean stage = STAGE.matcher(lower).matches();
        return firstKnown(of(name), stage ? Role.STAGING : ofEnvironment(lower));
    }

    private static Role ofEnvironment(String name) {
        Matcher matcher = ENVIRONMENT.matcher(name);
        if (!matcher.matches()) {
            return Role.UNKNOWN;
        }
        boolean serves = "canary".equals(matcher.group(1)) || "canary".equals(matcher.group(2));
        return serves ? Role.PRODUCTION : Role.STAGING;
    }

    /** Returns the role of a file of a pipeline by its name, in which {@code ci} says nothing: many of them deploy. */
    public static Role ofPipeline(String path) {
        return of(CI.matcher(RepositoryPath.of(path).name()).replaceAll(""));
    }

    /** Returns the role of a start script: an application may be called {@code test_app}, and what it starts is no test. */
    public static Role ofScript(String path) {
        String others = RepositoryPath.of(path).names().stream()
                .filter(name -> !APPLICATION.matcher(name).matches())
                .collect(Collectors.joining("/"));
        return ofContainerFile(OF_SYSTEM.matcher(others).replaceAll("$1usr/"));
    }

    /** Returns the role of a file by its name, or by a folder above it for tests or for a development container. */
    public static Role ofPath(String path) {
        Role byName = ofFile(RepositoryPath.of(path).name());
        if (byName != Role.UNKNOWN) {
            return byName;
        }
        for (String folder : RepositoryPath.of(path).folder().names()) {
            if (folder.equals(".devcontainer")) {
                return Role.DEVELOPMENT;
            }
            if (of(folder) == Role.TEST) {
                return Role.TEST;
            }
        }
        return Role.UNKNOWN;
    }

    /**
     * Returns the role of a Dockerfile, compose file or start script. A folder counts only if its whole name shows a role:
     * {@code docker/local} does, {@code local-news} may be a product.
     */
    public static Role ofContainerFile(String path) {
        Role role = ofPath(path);
        RepositoryPath folder = RepositoryPath.of(path).folder();
        while (role == Role.UNKNOWN && !folder.isRoot()) {
            String name = folder.name().toLowerCase(Locale.ROOT);
            role = PRIVATE_FOLDERS.contains(name) ? Role.DEVELOPMENT : BY_WORD.getOrDefault(name, Role.UNKNOWN);
            folder = folder.folder();
        }
        return role;
    }

    /**
     * Returns the role of a file by its name, or by the nearest folder that shows one:
     * {@code overlays/staging/web.yaml}.
     */
    public static Role ofOverlay(String path) {
        return ofNearest(path, RoleInference::ofFile);
    }

    /**
     * Returns the role of a unit of a machine by its name, or by the nearest folder that shows one. A folder is for tests if
     * that is the last word of its name: {@code test-stage} is a step in which the image of a machine is made.
     */
    public static Role ofMachineUnit(String path) {
        return ofNearest(path, folder -> {
            Role role = ofFile(folder);
            return role == Role.TEST && !TESTS.matcher(folder).find() ? Role.UNKNOWN : role;
        });
    }

    private static Role ofNearest(String path, Function<String, Role> ofFolder) {
        Role role = ofFile(RepositoryPath.of(path).name());
        RepositoryPath folder = RepositoryPath.of(path).folder();
        while (role == Role.UNKNOWN && !folder.isRoot()) {
            role = ofFolder.apply(folder.name());
            folder = folder.folder();
        }
        return role;
    }

    /**
     * Returns the role of a task by its name or path: {@code make run} is for development, {@code make deploy} is not.
     */
    public static Role ofTask(String name, String path) {
        Role byName = of(name);
        Role byWord = Role.UNKNOWN;
        for (String word : words(name)) {
            byWord = TASKS.getOrDefault(word, byWord);
        }
        return firstKnown(byName, byWord, ofPath(path));
    }

    /** Returns whether a script or task deploys something, by its name. */
    public static boolean deploys(String name) {
        return Arrays.stream(words(name)).anyMatch(DEPLOYING::contains);
    }

    /** Returns whether a task builds or releases something, and starts and deploys nothing, by its name. */
    public static boolean builds(String name) {
        String[] words = words(name);
        return Arrays.stream(words).anyMatch(BUILDING::contains)
                && Arrays.stream(words).noneMatch(word -> STARTING.contains(word) || DEPLOYING.contains(word));
    }

    /** Returns whether a task starts something, by its name. */
    public static boolean starts(String name) {
        return Arrays.stream(words(name)).anyMatch(STARTING::contains);
    }

    /** Returns the first known role. */
    public static Role firstKnown(Role... roles) {
        for (Role role : roles) {
            if (role != Role.UNKNOWN) {
                return role;
            }
        }
        return Role.UNKNOWN;
    }
}
