package dev.undebug.read.terraform;

import dev.undebug.fact.Unit;
import dev.undebug.read.format.Units;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.terraform.TerraformFolder.Declared;
import dev.undebug.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes ConfigMaps that Terraform creates, and references to them. */
final class TerraformConfigMaps {
    static final Pattern TYPE = Pattern.compile("kubernetes_config_map(?:_v\\d)?");

    private static final Pattern REFERENCE = Pattern.compile("(kubernetes_config_map(?:_v\\d)?)\\.([\\w-]+)\\b.*");

    private TerraformConfigMaps() {}

    static Unit unit(TerraformModule module, Declared declared) {
        TerraformSettings settings = new TerraformSettings();
        HclBody body = declared.block().body();
        body.get("data").map(data -> module.value(declared.file(), data)).ifPresent(settings::object);
        return Units.variables(
                name(module, declared),
                declared.file().place(declared.block().span()),
                module.role(declared),
                settings.variables());
    }

    /** Returns the name of the ConfigMap, or its label if the name is computed. */
    private static String name(TerraformModule module, Declared declared) {
        return module.blocks(declared.file(), declared.block().body(), "metadata").stream()
                .flatMap(metadata -> metadata.get("name").flatMap(TerraformValue::known).stream())
                .findFirst()
                .orElse(declared.block().label(1));
    }

    /** Returns the name of the ConfigMap that a container refers to. */
    static Optional<String> name(TerraformModule module, SourceFile file, HclBody reference) {
        Optional<HclValue> written = reference.get("name");
        Matcher matcher =
                REFERENCE.matcher(written.map(value -> value.text().text()).orElse(""));
        return matcher.matches()
                ? module.folder().resource(matcher.group(1), matcher.group(2)).map(found -> name(module, found))
                : written.map(value -> module.value(file, value)).flatMap(TerraformValue::known);
    }
}
