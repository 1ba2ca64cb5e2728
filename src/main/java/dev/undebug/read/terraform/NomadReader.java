package dev.undebug.read.terraform;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.hcl.HclParser;
import dev.undebug.read.shell.CommandParts;
import dev.undebug.read.shell.CommandParts.Part;
import dev.undebug.read.terraform.TerraformModule.Bound;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Nomad jobs, which are written in HCL: {@code shop.nomad}, {@code shop.nomad.hcl}. */
final class NomadReader implements Reader {
    private static final Pattern NAME = Pattern.compile(".+\\.nomad(?:\\.hcl)?");

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        TerraformModule module = new TerraformModule(
                new TerraformFolder(RepositoryPath.of(file.path()).folder().text(), List.of(file)),
                path -> Optional.empty(),
                new TerraformWork(Map.of()),
                Map.of(),
                RoleInference.ofOverlay(file.path()));
        List<Unit> units = new ArrayList<>();
        for (HclBody.Block job : HclParser.parse(file).blocks("job")) {
            for (HclBody.Block group : job.body().blocks("group")) {
                for (HclBody.Block task : group.body().blocks("task")) {
                    Role role = RoleInference.firstKnown(
                            RoleInference.ofOverlay(file.path()),
                            RoleInference.ofWorkload(job.label(0)),
                            RoleInference.ofWorkload(group.label(0)));
                    units.add(task(file, module, task, role));
                }
            }
        }
        return FileFacts.ofUnits(file, units);
    }

    private static Unit task(SourceFile file, TerraformModule module, HclBody.Block task, Role role) {
        TerraformSettings settings = new TerraformSettings();
        for (Bound env : module.blocks(file, task.body(), "env")) {
            env.body().attributes().forEach(entry -> settings.entry(file, entry, env.evaluator()));
        }
        task.body().get("env").map(written -> module.value(file, written)).ifPresent(settings::object);
        List<Part> words = new ArrayList<>();
        List<Part> entrypoint = new ArrayList<>();
        Optional<TerraformValue> image = Optional.empty();
        for (Bound config : module.blocks(file, task.body(), "config")) {
            entrypoint.addAll(TerraformCommands.words(config.get("entrypoint")));
            config.get("command").map(TerraformCommands::word).ifPresent(words::add);
            words.addAll(TerraformCommands.words(config.get("args")));
            image = config.get("image");
        }
        Place place = file.place(task.span());
        Unit unit = image.isPresent()
                ? Units.container(
                        task.label(0),
                        place,
                        role,
                        settings.variables(),
                        CommandParts.read(file, List.of(entrypoint, words)),
                        image.get().text().text(),
                        !entrypoint.isEmpty())
                : Units.process(
                        task.label(0),
                        place,
                        role,
                        settings.variables(),
                        CommandParts.read(file, List.of(entrypoint, words)));
        return unit.on(Platform.NOMAD);
    }
}
