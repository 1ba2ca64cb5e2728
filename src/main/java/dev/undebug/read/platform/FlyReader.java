package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.IniFile;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RepositoryPath;
import dev.undebug.read.text.RoleNames;
import dev.undebug.read.text.TomlText;
import dev.undebug.read.word.Dialect;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code fly.toml}: variables and processes of the image that the repository builds. */
final class FlyReader implements Reader {
    private static final Pattern NAME = Pattern.compile("fly(?:[._-][\\w-]+)?\\.toml");

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.name(path)).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<EnvVar> environment = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        Role role = RoleNames.ofOverlay(file.path());
        List<IniFile.Section> sections = IniFile.read(file, IniFile.Continued.NEVER);
        for (IniFile.Section section : sections) {
            if (section.name().equals("env")) {
                section.entries().forEach(entry -> environment.add(TomlText.variable(file, entry)));
            }
        }
        for (IniFile.Section section : sections) {
            if (section.name().equals("processes")) {
                for (IniFile.Entry entry : section.entries()) {
                    List<Command> commands = TomlText.unquoted(entry.value())
                            .map(text -> CommandReader.words(file, ShellLexer.words(text, Dialect.PLAIN)))
                            .orElse(List.of());
                    units.add(Units.container(
                            TomlText.name(entry), file.place(entry.place()), role, environment, commands, "", false));
                }
            }
        }
        if (units.isEmpty() && sections.size() > 1) {
            units.add(Units.container("app", file.place(file.line(1)), role, environment, List.of(), "", false));
        }
        Optional<MappedText> dockerfile = dockerfile(sections);
        String folder = RepositoryPath.folder(file.path());
        ContainerFacts containers = new ContainerFacts(file);
        dockerfile.ifPresent(path -> containers.build(path.text(), file.place(path.span()), role));
        return containers.with(FileFacts.ofUnits(
                file,
                units.stream()
                        .map(unit -> Units.built(unit, folder, dockerfile.map(MappedText::text)))
                        .toList()));
    }

    private static Optional<MappedText> dockerfile(List<IniFile.Section> sections) {
        return sections.stream()
                .filter(section -> section.name().equals("build"))
                .flatMap(section -> section.all("dockerfile").stream())
                .findFirst()
                .flatMap(entry -> TomlText.unquoted(entry.value()));
    }
}
