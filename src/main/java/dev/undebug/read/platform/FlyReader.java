package dev.undebug.read.platform;

import dev.undebug.fact.BuildArguments;
import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.ImageBuild.Context;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TomlText;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.toml.TomlDocument;
import dev.undebug.source.toml.TomlNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code fly.toml}: the variables, processes and files of the image that the repository builds. */
final class FlyReader implements Reader {
    private static final Pattern NAME = Pattern.compile("fly(?:[._-][\\w-]+)?\\.toml");

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        TomlNode root = TomlDocument.parse(file).root();
        List<EnvVar> environment = root.get("env").stream()
                .flatMap(FlyReader::tables)
                .flatMap(table -> table.entries().stream())
                .map(entry -> TomlText.variable(file, entry))
                .toList();
        Role role = RoleInference.ofOverlay(file.path());
        List<Unit> units = new ArrayList<>();
        for (TomlNode.Entry entry : root.entriesOf("processes")) {
            List<Command> commands = TomlText.of(file, entry.value())
                    .map(text -> CommandReader.words(file, ShellLexer.words(text, QuotingRules.PLAIN)))
                    .orElse(List.of());
            units.add(Units.container(entry.name(), file.place(entry.span()), role, environment, commands, "", false));
        }
        if (units.isEmpty()
                && root.entries().stream()
                        .anyMatch(entry -> tables(entry.value()).findAny().isPresent())) {
            units.add(Units.container("app", file.place(file.line(1)), role, environment, List.of(), "", false));
        }
        Optional<MappedText> dockerfile = root.get("build", "dockerfile").flatMap(path -> TomlText.of(file, path));
        String folder = RepositoryPath.of(file.path()).folder().text();
        ContainerFacts containers = new ContainerFacts(file);
        // People deploy from the root, wherever the file is.
        Optional<Context> context = Optional.of(Context.written("", ".")).filter(here -> folder.isEmpty());
        BuildArguments arguments = BuildArguments.of(root.entriesOf("build", "args").stream()
                .map(entry -> TomlText.variable(file, entry))
                .toList());
        dockerfile
                .map(path -> containers.ofPlatform(path.text(), file.place(path.span())))
                .map(build -> context.map(build::in).orElse(build).with(arguments))
                .ifPresent(containers::build);
        return containers.with(FileFacts.ofUnits(
                file,
                units.stream()
                        .map(unit -> Units.mounting(unit, files(file, root, unit.name(), folder)))
                        .map(unit ->
                                Units.built(unit.on(Platform.FLY), folder, dockerfile.map(MappedText::text), arguments))
                        .toList()));
    }

    /** Returns the files that {@code [[files]]} puts into the machines of a process. */
    private static Origin.Mounts files(SourceFile file, TomlNode root, String process, String folder) {
        List<Unit.Copy> copies = new ArrayList<>();
        List<Unit> contents = new ArrayList<>();
        List<Origin.UnseenMount> unseen = new ArrayList<>();
        for (TomlNode table : root.get("files").map(TomlNode::elements).orElse(List.of())) {
            List<String> processes = table.get("processes").map(TomlNode::elements).orElse(List.of()).stream()
                    .flatMap(name -> TomlText.of(file, name).stream())
                    .map(MappedText::text)
                    .toList();
            Optional<String> place = table.get("guest_path")
                    .flatMap(path -> TomlText.of(file, path))
                    .map(MappedText::text);
            if (place.isEmpty() || !(processes.isEmpty() || processes.contains(process))) {
                continue;
            }
            Optional<RepositoryPath> local = table.get("local_path")
                    .flatMap(path -> TomlText.of(file, path))
                    .flatMap(path -> RepositoryPath.of(folder).resolve(path.text()));
            Optional<MappedText> raw = table.get("raw_value").flatMap(value -> TomlText.of(file, value));
            if (local.isPresent()) {
                copies.add(new Unit.Copy(local.get().text(), place.get()));
            } else if (raw.isPresent()) {
                contents.add(content(file, place.get(), raw.get()));
            } else {
                unseen.add(new Origin.UnseenMount(place.get(), true));
            }
        }
        return new Origin.Mounts(copies, contents, unseen);
    }

    /** Returns a file whose text is written there in base64. */
    private static Unit content(SourceFile file, String path, MappedText written) {
        return new Unit(
                Unit.Kind.CODE,
                path,
                file.place(written.span()),
                Role.UNKNOWN,
                List.of(),
                List.of(),
                new Origin.Code(decoded(written.text()), true, true));
    }

    private static Optional<String> decoded(String written) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(written), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Fly merges the entries of all tables with the same name. */
    private static Stream<TomlNode> tables(TomlNode node) {
        return Stream.concat(Stream.of(node), node.elements().stream()).filter(TomlNode.Table.class::isInstance);
    }
}
