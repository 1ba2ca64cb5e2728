package dev.undebug.read.terraform;

import dev.undebug.fact.Platform;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types of resources that start services, as their providers name them. */
final class TerraformTypes {
    static final String ECS = "aws_ecs_task_definition";
    static final Pattern AZURE = Pattern.compile("azurerm_(?:(?:linux|windows)_web_app|app_service)(?:_slot)?");
    static final Pattern CLOUD_RUN = Pattern.compile("google_cloud_run(?:_v2)?_(?:service|job)");
    static final Pattern KUBERNETES = Pattern.compile(
            "kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|pod|job|cron_job|replication_controller)(?:_v\\d)?");
    static final Pattern APP_ENGINE = Pattern.compile("google_app_engine_(?:standard|flexible)_app_version");

    private TerraformTypes() {}

    /** Returns the platform that runs the services of a resource. */
    static Optional<Platform> platform(String type) {
        if (type.equals(ECS)) {
            return Optional.of(Platform.ECS);
        } else if (AZURE.matcher(type).matches()) {
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
