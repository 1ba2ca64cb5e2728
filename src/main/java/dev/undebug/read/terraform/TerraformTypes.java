package dev.undebug.read.terraform;

import dev.undebug.fact.Platform;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types of resources that start services, as their providers name them. */
final class TerraformTypes {
    static final String ECS = "aws_ecs_task_definition";
    static final Pattern AZURE = Pattern.compile("azurerm_(?:(?:linux|windows)_web_app|app_service)(?:_slot)?");
    static final Pattern AZURE_FUNCTION = Pattern.compile("azurerm_(?:(?:linux|windows)_)?function_app(?:_slot)?");
    static final Pattern APP_ENGINE = Pattern.compile("google_app_engine_(?:standard|flexible)_app_version");

    private static final Pattern CLOUD_RUN = Pattern.compile("google_cloud_run(?:_v2)?_(?:service|job)");
    private static final Pattern KUBERNETES = Pattern.compile(
            "kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|pod|job|cron_job|replication_controller)(?:_v\\d)?");

    private static final List<Containers> CONTAINERS = List.of(
            new Containers(CLOUD_RUN, "containers", "command", "args"),
            new Containers(KUBERNETES, "container", "command", "args"),
            new Containers(Pattern.compile("azurerm_container_app(?:_job)?"), "container", "command", "args"),
            new Containers(Pattern.compile("azurerm_container_group"), "container", "commands", ""),
            new Containers(
                    Pattern.compile("aws_lightsail_container_service_deployment_version"), "container", "", "command"));

    /**
     * The containers of a type of resources.
     *
     * @param block the type of the block with one
     * @param entry the key of what replaces the image's ENTRYPOINT; {@code ""} if there is none
     * @param command the key of what replaces its CMD; {@code ""} if there is none
     */
    record Containers(Pattern type, String block, String entry, String command) {}

    private TerraformTypes() {}

    /** Returns the containers of a type whose resources have a block for each. */
    static Optional<Containers> containers(String type) {
        return CONTAINERS.stream()
                .filter(containers -> containers.type().matcher(type).matches())
                .findFirst();
    }

    /** Returns the platform that runs the services of a resource. */
    static Optional<Platform> platform(String type) {
        if (type.equals(ECS)) {
            return Optional.of(Platform.ECS);
        } else if (AZURE.matcher(type).matches() || AZURE_FUNCTION.matcher(type).matches()) {
            return Optional.of(Platform.AZURE_APP_SERVICE);
        } else if (CLOUD_RUN.matcher(type).matches() && type.endsWith("_service")) {
            return Optional.of(Platform.CLOUD_RUN);
        } else if (KUBERNETES.matcher(type).matches()) {
            return Optional.of(Platform.KUBERNETES);
        } else if (APP_ENGINE.matcher(type).matches()) {
            return Optional.of(type.contains("standard") ? Platform.APP_ENGINE : Platform.APP_ENGINE_OTHER);
        }
        return Optional.empty();
    }
}
