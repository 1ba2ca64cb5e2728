package dev.undebug.read.terraform;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.FirstStart;
import dev.undebug.read.format.Formats;
import dev.undebug.read.format.GeneratedFiles;
import dev.undebug.read.format.Machine;
import dev.undebug.read.format.Units;
import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.read.shell.DetachedStart;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.terraform.TerraformFolder.Declared;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the provisioners of resources: {@code remote-exec} runs scripts on the new server, {@code file} copies files to
 * it, and {@code local-exec} runs a script on the machine of Terraform, which may reach the server over ssh.
 */
final class TerraformProvisioners {
    private static final int MAX_RESOURCES = 50;
    private static final int MAX_PROVISIONERS = 30;
    private static final int MAX_LENGTH = 100_000;
    private static final String PROVISIONER = "provisioner";
    private static final String WINDOWS = "winrm";

    private final SourceFile file;
    private final Formats formats;
    private final FirstStart start;
    private final ContainerFacts here;
    private final Role role;
    private final List<Unit> reached = new ArrayList<>();

    /** @param start collects what the servers do */
    private TerraformProvisioners(SourceFile file, Formats formats, FirstStart start) {
        this.file = file;
        this.formats = formats;
        this.start = start;
        this.here = new ContainerFacts(file);
        this.role = RoleInference.ofOverlay(file.path());
    }

    /** Returns facts together with those of the provisioners and of the servers. */
    static FileFacts with(SourceFile file, Formats formats, FirstStart start, FileFacts facts) {
        if (!file.text().contains(PROVISIONER)) {
            return start.with(facts);
        }
        TerraformProvisioners provisioners = new TerraformProvisioners(file, formats, start);
        new TerraformFolder("", List.of(file))
                .resources().stream().takeWhile(Most.first(MAX_RESOURCES)).forEach(provisioners::resource);
        List<Unit> units = new ArrayList<>(facts.units());
        units.addAll(provisioners.reached);
        return provisioners.here.with(start.with(facts.withUnits(units)));
    }

    /** Each inline script runs in a shell of its own, and all of them find what came to the server before. */
    private void resource(Declared resource) {
        HclBody body = resource.block().body();
        GeneratedFiles files = new GeneratedFiles(file, start.role(), formats);
        List<MappedText> scripts = new ArrayList<>();
        MappedText.Builder copied =
                new MappedText.Builder(resource.block().span().start());
        body.blocks(PROVISIONER).stream()
                .takeWhile(Most.first(MAX_PROVISIONERS))
                .filter(provisioner -> !isForRemoval(provisioner))
                .forEach(provisioner -> {
                    switch (provisioner.label(0)) {
                        case "file" -> copy(provisioner, copied, files);
                        case "local-exec" ->
                            provisioner
                                    .body()
                                    .get("command")
                                    .ifPresent(command -> local(TerraformCommands.shell(command)));
                        case "remote-exec" -> {
                            if (!isWindows(body, provisioner.body())) {
                                remote(provisioner.body(), copied.build()).ifPresent(scripts::add);
                            }
                        }
                        default -> {}
                    }
                });
        if (scripts.isEmpty() && copied.length() > 0) {
            scripts.add(copied.build());
        }
        start.script(scripts, files);
    }

    private static boolean isForRemoval(HclBody.Block provisioner) {
        return provisioner.body().get("when").stream()
                .anyMatch(when -> when.text().text().equals("destroy"));
    }

    /** Returns whether the connection of a provisioner, or else of its resource, is one to Windows. */
    private static boolean isWindows(HclBody resource, HclBody provisioner) {
        List<HclBody.Block> own = provisioner.blocks("connection");
        return (own.isEmpty() ? resource.blocks("connection") : own)
                .stream()
                        .flatMap(connection -> connection.body().get("type").stream())
                        .anyMatch(type -> type.text().text().equals(WINDOWS));
    }

    private void copy(HclBody.Block provisioner, MappedText.Builder copied, GeneratedFiles files) {
        Optional<String> destination = provisioner
                .body()
                .get("destination")
                .flatMap(to -> TerraformCommands.plain(TerraformCommands.shell(to)));
        if (destination.isEmpty()) {
            return;
        }
        Optional<HclValue> content = provisioner.body().get("content");
        Optional<MappedText> source = content.flatMap(TerraformCommands::content)
                .or(() -> provisioner.body().get("source").map(TerraformCommands::shell));
        if (source.isPresent()) {
            TerraformCommands.plain(source.get())
                    .ifPresent(from -> copied.append(
                            "cp -r " + from + " " + destination.get() + "\n",
                            source.get().span()));
        } else {
            content.map(TerraformCommands::shell)
                    .filter(text -> text.length() <= MAX_LENGTH)
                    .ifPresent(text -> files.addWhole(destination.get(), new PrintedText(text, false)));
        }
    }

    /** Returns what a shell of the server runs, after the files that were copied to it. */
    private static Optional<MappedText> remote(HclBody body, MappedText copied) {
        MappedText.Builder script = new MappedText.Builder(copied.span().start());
        script.append(copied, 0, copied.length());
        List<MappedText> lines = new ArrayList<>();
        body.get("inline").map(TerraformCommands::lines).ifPresent(lines::addAll);
        for (String key : List.of("script", "scripts")) {
            body.get(key).map(TerraformCommands::texts).ifPresent(paths -> paths.stream()
                    .filter(path -> TerraformCommands.plain(path).isPresent())
                    .map(TerraformCommands::call)
                    .forEach(lines::add));
        }
        for (MappedText line : lines) {
            script.append(line, 0, line.length());
            script.append("\n", line.span());
        }
        return script.length() > copied.length() && script.length() <= MAX_LENGTH
                ? Optional.of(script.build())
                : Optional.empty();
    }

    private void local(MappedText script) {
        if (script.length() > MAX_LENGTH) {
            return;
        }
        Audience audience = new Audience(role, role, role, Machine.RUNNER);
        here.shell(script, audience, List.of());
        if (DetachedStart.elsewhere(script)) {
            reached.add(Units.script(file, script, start.role()));
        }
        GeneratedFiles files = new GeneratedFiles(file, start.role(), formats);
        files.shell(script, true);
        reached.addAll(files.units());
        reached.addAll(files.programs());
    }
}
