package dev.undebug.read.terraform;

import dev.undebug.fact.Unit;
import dev.undebug.read.format.Units;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.terraform.TerraformFolder.Declared;
import dev.undebug.read.terraform.TerraformModule.Bound;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resources that set variables for a program without naming it: functions, and the settings of platforms. */
final class TerraformVariables {
    /** The attribute with the variables, at any depth, by resource type. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("aws_lambda_function", "variables"),
            Map.entry("azurerm_linux_function_app", "app_settings"),
            Map.entry("azurerm_windows_function_app", "app_settings"),
            Map.entry("azurerm_function_app", "app_settings"),
            Map.entry("google_cloudfunctions_function", "environment_variables"),
            Map.entry("google_cloudfunctions2_function", "environment_variables"),
            Map.entry("heroku_app", "config_vars"),
            Map.entry("heroku_app_config_association", "vars"),
            Map.entry("heroku_config", "vars"));

    /** The blocks with a name and a value, by resource type. */
    private static final Map<String, String> BLOCKS =
            Map.of("helm_release", "set", "aws_elastic_beanstalk_environment", "setting");

    /** The name of a Helm value that is a variable ends with the variable's name: {@code env.FLASK_DEBUG}. */
    private static final Pattern LAST = Pattern.compile("(?:.*[.])?([A-Z][A-Z0-9_]+)");

    private TerraformVariables() {}

    static Optional<Unit> of(TerraformModule module, Declared declared) {
        TerraformSettings settings = new TerraformSettings();
        SourceFile file = declared.file();
        HclBody body = declared.block().body();
        String type = declared.block().label(0);
        Optional.ofNullable(ATTRIBUTES.get(type)).ifPresent(name -> attributes(module, file, body, name, settings));
        Optional.ofNullable(BLOCKS.get(type))
                .ifPresent(name -> module.blocks(file, body, name).forEach(setting -> named(setting, settings)));
        return settings.variables().isEmpty()
                ? Optional.empty()
                : Optional.of(Units.variables(
                        declared.block().label(1),
                        file.place(declared.block().span()),
                        module.role(declared),
                        List.copyOf(settings.variables())));
    }

    private static void attributes(
            TerraformModule module, SourceFile file, HclBody body, String name, TerraformSettings settings) {
        body.get(name).map(written -> module.value(file, written)).ifPresent(settings::object);
        body.blocks().forEach(block -> attributes(module, file, block.body(), name, settings));
    }

    private static void named(Bound setting, TerraformSettings settings) {
        Optional<TerraformValue> name = setting.get("name");
        Matcher matcher = LAST.matcher(name.flatMap(TerraformValue::known).orElse(""));
        if (matcher.matches()) {
            TerraformValue key = name.orElseThrow();
            TerraformValue last = new TerraformValue(
                    key.shape(),
                    key.file(),
                    key.span(),
                    MappedText.at(matcher.group(1), key.span()),
                    List.of(),
                    List.of());
            settings.pair(Optional.of(last), setting.get("value"));
        }
    }
}
