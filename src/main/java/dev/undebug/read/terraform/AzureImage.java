package dev.undebug.read.terraform;

import dev.undebug.fact.Command;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Units;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.terraform.TerraformFolder.Declared;
import dev.undebug.read.terraform.TerraformModule.Bound;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A web app or a function app of Azure with an image. Its command is what {@code docker run} gets behind the image. Source: the
 * arguments of {@code azurerm_linux_web_app}, {@code azurerm_windows_web_app}, {@code azurerm_linux_function_app} and, in older
 * releases of the provider, {@code azurerm_app_service}.
 */
final class AzureImage {
    /** Begins the runtime of an app that is an image: {@code DOCKER|acme/shop:1}. */
    private static final String DOCKER = "DOCKER|";

    /** The registry whose images need no host in their names. */
    private static final Pattern HUB = Pattern.compile("(?:(?:www|index|registry-1)\\.)?docker\\.io(?:/.*)?");

    private static final List<Keys> KEYS = List.of(
            new Keys("docker_image_name", "", "docker_registry_url"),
            new Keys("docker_image", "docker_image_tag", ""),
            new Keys("docker_container_name", "docker_container_tag", "docker_container_registry"),
            new Keys("image_name", "image_tag", "registry_url"));

    /**
     * The attributes for an image.
     *
     * @param tag that of its tag, if that is apart
     * @param registry that of the URL of its registry, if that is apart
     */
    private record Keys(String image, String tag, String registry) {
        Optional<String> in(Bound block) {
            return text(block, image)
                    .filter(name -> !name.isEmpty())
                    .map(name -> host(block)
                            + name
                            + text(block, tag).map(":"::concat).orElse(""));
        }

        private String host(Bound block) {
            return text(block, registry)
                    .map(url -> url.replaceFirst("^https?://", "").replaceFirst("/+$", ""))
                    .filter(host -> !host.isEmpty() && !HUB.matcher(host).matches())
                    .map(host -> host + "/")
                    .orElse("");
        }
    }

    private AzureImage() {}

    private static Optional<String> text(Bound block, String key) {
        return block.get(key).map(value -> value.text().text());
    }

    /** Returns whether a resource is an app with an image. */
    static boolean isNamed(TerraformModule module, Declared declared) {
        String type = declared.block().label(0);
        boolean app = TerraformTypes.AZURE.matcher(type).matches()
                || TerraformTypes.AZURE_FUNCTION.matcher(type).matches();
        return app && image(module, declared).isPresent();
    }

    static Unit unit(TerraformModule module, Declared declared) {
        SourceFile file = declared.file();
        HclBody body = declared.block().body();
        TerraformSettings settings = new TerraformSettings();
        body.get("app_settings").map(written -> module.value(file, written)).ifPresent(settings::object);
        List<Command> commands = module.within(file, body, "site_config").stream()
                .map(config -> TerraformCommands.script(config.get("app_command_line")))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        return Units.container(
                declared.block().label(1),
                file.place(declared.block().span()),
                module.role(declared),
                settings.variables(),
                commands,
                image(module, declared).orElse(""),
                false);
    }

    private static Optional<String> image(TerraformModule module, Declared declared) {
        SourceFile file = declared.file();
        HclBody body = declared.block().body();
        Stream<String> stack = Stream.of("application_stack", "docker")
                .flatMap(block -> module.within(file, body, block).stream())
                .flatMap(block -> KEYS.stream().flatMap(keys -> keys.in(block).stream()));
        Stream<String> runtime = module.within(file, body, "site_config").stream()
                .flatMap(config -> text(config, "linux_fx_version").stream())
                .filter(text -> text.startsWith(DOCKER))
                .map(text -> text.substring(DOCKER.length()));
        return Stream.concat(stack, runtime).findFirst();
    }
}
