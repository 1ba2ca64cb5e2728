package dev.undebug.read.platform;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A platform's YAML format with a list of services, described by its keys.
 *
 * @param path of its files
 * @param wrapper the key that may contain everything one level deeper; {@code ""} for none
 * @param lists the keys of the lists of services
 * @param variables reads the variables of a service, or those that all services share
 * @param commands reads the commands that start a service
 * @param image the image that the platform builds for a service
 * @param role returns the role of a service
 * @param platform returns what runs a service
 */
record PlatformFormat(
        PathPattern path,
        String wrapper,
        List<String> lists,
        BiFunction<SourceFile, YamlNode, List<EnvVar>> variables,
        Function<YamlNode, Stream<YamlNode>> commands,
        Image image,
        Audience role,
        Function<YamlNode, Platform> platform) {
    PlatformFormat {
        lists = List.copyOf(lists);
    }

    /**
     * The image of a service, or the folder of one without.
     *
     * @param runs whether a service runs an image
     * @param dockerfile the key of the Dockerfile
     * @param folder the key of the folder that is the base of its path, and in which a service without an image starts
     * @param context the key of the build context, and of that folder where there is no key for it
     * @param passesVariables whether its build gets the variables of the service as arguments
     */
    record Image(Predicate<YamlNode> runs, String dockerfile, String folder, String context, boolean passesVariables) {
        /** Returns what is known of the arguments of the build. */
        BuildArguments arguments(List<EnvVar> variables) {
            return passesVariables ? new BuildArguments(variables, false) : BuildArguments.UNKNOWN;
        }

        /** Returns the build context of a service; a leading slash means the root of the repository. */
        Context contextOf(YamlNode service) {
            String path = service.scalarOf(context).replaceFirst("^/+", "");
            return Context.written(service.scalarOf(folder), path.isEmpty() ? "." : path);
        }

        /** Returns where a service without an image starts, relative to the repository; a leading slash means its root. */
        Optional<String> folderOf(YamlNode service) {
            return service.get(folder.isEmpty() ? context : folder)
                    .map(YamlNode::scalar)
                    .map(written -> written.replaceFirst("^(?:\\.?/+)+", ""))
                    .filter(written -> !written.isBlank());
        }
    }

    /** Returns the role of a service. */
    interface Audience {
        /**
         * Returns the role.
         *
         * @param path of the file
         * @param root the node that contains all services
         * @param name of the service
         */
        Role of(String path, YamlNode root, String name);
    }

    /** Render's blueprint, {@code render.yaml}. */
    static final PlatformFormat RENDER = new PlatformFormat(
            PathPattern.yaml("(?:.*/)?render\\.ya?ml"),
            "",
            List.of("services"),
            (file, service) -> keyed(file, service, "envVars"),
            service -> first(service, "startCommand", "dockerCommand"),
            new Image(
                    service -> first(service, "startCommand").findAny().isEmpty(),
                    "dockerfilePath",
                    "rootDir",
                    "dockerContext",
                    true),
            (path, root, name) -> RoleInference.of(name),
            service -> service.scalarOf("type").equals("web") ? Platform.RENDER_WEB : Platform.RENDER);

    /**
     * DigitalOcean's App Platform, {@code .do/app.yaml}. The template of a "Deploy to DigitalOcean" button has the
     * specification one level deeper.
     */
    static final PlatformFormat DIGITAL_OCEAN = new PlatformFormat(
            PathPattern.yaml("(?:.*/)?\\.do/[^/]+\\.ya?ml"),
            "spec",
            List.of("services", "workers", "jobs"),
            (file, component) -> keyed(file, component, "envs"),
            component -> first(component, "run_command"),
            new Image(
                    component -> component.get("dockerfile_path").isPresent()
                            || component.get("image").isPresent(),
                    "dockerfile_path",
                    "",
                    "source_dir",
                    false),
            (path, app, name) -> RoleInference.firstKnown(
                    RoleInference.of(app.scalarOf("name")), RoleInference.of(name), RoleInference.ofPath(path)),
            component -> Platform.DIGITAL_OCEAN);

    /** Cloud Foundry's {@code manifest.yml}. In older manifests, shared settings are top-level keys. */
    static final PlatformFormat CLOUD_FOUNDRY = new PlatformFormat(
            PathPattern.yaml("(?:.*/)?manifest(?:[._-][\\w-]+)?\\.ya?ml"),
            "",
            List.of("applications"),
            (file, application) -> application
                    .get("env")
                    .map(env -> EnvironmentNodes.mapping(file, env))
                    .orElse(List.of()),
            application -> Stream.concat(
                    first(application, "command"),
                    application.elementsOf("processes").stream()
                            .filter(process -> process.scalarOf("type").equals("web"))
                            .flatMap(process -> first(process, "command"))),
            new Image(application -> false, "", "", "", false),
            (path, root, name) -> RoleInference.firstKnown(RoleInference.ofOverlay(path), RoleInference.of(name)),
            // Without a type, the process is "web", unless it is not reached by health checks and routes.
            application -> application.scalarOf("health-check-type").equals("process")
                            || application.scalarOf("no-route").equals("true")
                    ? Platform.CLOUD_FOUNDRY
                    : Platform.CLOUD_FOUNDRY_WEB);

    /** Returns the first of these keys that is set. */
    private static Stream<YamlNode> first(YamlNode node, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> node.get(key).stream())
                .filter(value -> !value.isNull())
                .limit(1);
    }

    /** Reads a list of {@code {key: FLASK_DEBUG, value: "1"}}, without build-time variables. */
    private static List<EnvVar> keyed(SourceFile file, YamlNode node, String list) {
        return node.elementsOf(list).stream()
                .filter(entry -> !entry.scalarOf("scope").equals("BUILD_TIME"))
                .flatMap(entry -> entry.get("key").map(key -> EnvironmentNodes.named(file, entry, key)).stream())
                .filter(variable -> !variable.name().isEmpty())
                .toList();
    }
}
