package dev.undebug.read.terraform;

import dev.undebug.fact.Unit;
import dev.undebug.read.format.Units;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.shell.CommandParts;
import dev.undebug.read.shell.CommandParts.Part;
import dev.undebug.read.terraform.TerraformFolder.Declared;
import dev.undebug.read.terraform.TerraformModule.Bound;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** A function of Lambda with an image: it serves what the image starts, or a command of its own. */
final class LambdaImage {
    static final String TYPE = "aws_lambda_function";

    private LambdaImage() {}

    static Unit unit(TerraformModule module, Declared declared) {
        SourceFile file = declared.file();
        HclBody body = declared.block().body();
        TerraformSettings settings = new TerraformSettings();
        module.within(file, body, "environment").stream()
                .flatMap(environment -> environment.get("variables").stream())
                .forEach(settings::object);
        Optional<Bound> own = module.within(file, body, "image_config").stream().findFirst();
        List<Part> entry = TerraformCommands.words(own.flatMap(image -> image.get("entry_point")));
        List<Part> command = TerraformCommands.words(own.flatMap(image -> image.get("command")));
        return Units.container(
                declared.block().label(1),
                file.place(declared.block().span()),
                RoleInference.firstKnown(
                        RoleInference.ofWorkload(body.get("function_name")
                                .map(written ->
                                        module.value(file, written).text().text())
                                .orElse("")),
                        module.role(declared)),
                settings.variables(),
                CommandParts.read(file, List.of(entry, command)),
                body.get("image_uri")
                        .map(written -> module.value(file, written).text().text())
                        .orElse(""),
                !entry.isEmpty());
    }
}
