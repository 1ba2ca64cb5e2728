package dev.undebug.read.platform;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Role;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A platform's format in which a YAML file lists the services to run, by the keys that it has for them.
 *
 * @param path of such files
 * @param wrapper the key under which the whole may stand one level deeper; {@code ""} for none
 * @param lists the keys of the lists of services
 * @param variables those of a service, or of the whole, which all services share
 * @param commands what starts a service
 * @param image what the platform builds for a service
 * @param role who meets a service
 */
record PlatformFormat(
        Pattern path,
        String wrapper,
        List<String> lists,
        BiFunction<SourceFile, YamlNode, List<EnvVar>> variables,
        Function<YamlNode, Stream<YamlNode>> commands,
        Image image,
        Audience role) {
    PlatformFormat {
        lists = List.copyOf(lists);
    }

    /**
     * The image of a service.
     *
     * @param runs whether a service runs one
     * @param dockerfile the key of the Dockerfile
     * @param folder the key of the folder from which its path counts
     */
    record Image(Predicate<YamlNode> runs, String dockerfile, String folder) {}

    /** Says who meets a service. */
    interface Audience {
        /**
         * Returns the role.
         *
         * @param path of the file
         * @param root what all services stand in
         * @param name of the service
         */
        Role of(String path, YamlNode root, String name);
    }

    /** Render's blueprint, {@code render.yaml}. */
    static final PlatformFormat RENDER = new PlatformFormat(
            Pattern.compile("(?:.*/)?render\\.ya?ml"),
            "",
            List.of("services"),
            (file, service) -> keyed(file, service, "envVars"),
            service -> first(service, "startCommand", "dockerCommand"),
            new Image(service -> first(service, "startCommand").findAny().isEmpty(), "dockerfilePath", "rootDir"),
            (path, root, name) -> RoleInference.of(name));

    /**
     * DigitalOcean's App Platform, {@code .do/app.yaml}. A template for the button "Deploy to DigitalOcean" has the
     * specification one level deeper.
     */
    static final PlatformFormat DIGITAL_OCEAN = new PlatformFormat(
            Pattern.compile("(?:.*/)?\\.do/[^/]+\\.ya?ml"),
            "spec",
            List.of("services", "workers", "jobs"),
            (file, component) -> keyed(file, component, "envs"),
            component -> first(component, "run_command"),
            new Image(
                    component -> component.get("dockerfile_path").isPresent()
                            || component.get("image").isPresent(),
                    "dockerfile_path",
                    ""),
            (path, app, name) -> RoleInference.firstKnown(
                    RoleInference.of(app.scalarOf("name")), RoleInference.of(name), RoleInference.ofPath(path)));

    /** Cloud Foundry's {@code manifest.yml}. What all applications have stands at the top of older manifests. */
    static final PlatformFormat CLOUD_FOUNDRY = new PlatformFormat(
            Pattern.compile("(?:.*/)?manifest(?:[._-][\\w-]+)?\\.ya?ml"),
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
            new Image(application -> false, "", ""),
            (path, root, name) -> RoleInference.firstKnown(RoleInference.ofOverlay(path), RoleInference.of(name)));

    /** Returns the first of some settings that is written. */
    private static Stream<YamlNode> first(YamlNode node, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> node.get(key).stream())
                .filter(value -> !value.isNull())
                .limit(1);
    }

    /** Reads a list of {@code {key: FLASK_DEBUG, value: "1"}}; those of builds alone are left out. */
    private static List<EnvVar> keyed(SourceFile file, YamlNode node, String list) {
        return node.elementsOf(list).stream()
                .filter(entry -> !entry.scalarOf("scope").equals("BUILD_TIME"))
                .flatMap(entry -> entry.get("key").map(key -> EnvironmentNodes.named(file, entry, key)).stream())
                .filter(variable -> !variable.name().isEmpty())
                .toList();
    }
}
