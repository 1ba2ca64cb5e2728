package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.IniFile;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Reads Podman's Quadlet files, containers that systemd starts: {@code shop.container}. */
final class QuadletReader implements Reader {
    private static final String ENDING = ".container";

    @Override
    public boolean reads(String path) {
        return path.endsWith(ENDING);
    }

    @Override
    public boolean needsSections(String path) {
        return true;
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = IniFile.read(file, IniFile.Continued.BY_BACKSLASH).stream()
                .filter(section -> section.name().equals("Container"))
                .map(section -> unit(file, section))
                .toList();
        return FileFacts.ofUnits(file, units);
    }

    private static Unit unit(SourceFile file, IniFile.Section section) {
        List<EnvVar> variables = new ArrayList<>();
        for (IniFile.Entry entry : section.all("Environment")) {
            variables.addAll(Assignment.all(file, entry.value()));
        }
        List<List<Token>> words = List.of(words(section, "Entrypoint"), words(section, "Exec"));
        List<Command> commands = CommandReader.parts(file, words);
        String image = section.all("Image").stream()
                .map(entry -> entry.value().text())
                .reduce((before, after) -> after)
                .orElse("");
        String name = RepositoryPath.of(file.path()).name();
        Unit container = Units.container(
                name.substring(0, name.length() - ENDING.length()),
                file.place(section.place()),
                RoleInference.ofOverlay(file.path()),
                variables,
                commands,
                image,
                !words.get(0).isEmpty());
        return Units.withEnvFiles(container, envFiles(file, section));
    }

    /** The paths are relative to the file; an empty entry forgets those before it. */
    private static List<String> envFiles(SourceFile file, IniFile.Section section) {
        RepositoryPath folder = RepositoryPath.of(file.path()).folder();
        List<String> files = new ArrayList<>();
        for (IniFile.Entry entry : section.all("EnvironmentFile")) {
            String written = entry.value().text();
            if (written.isEmpty()) {
                files.clear();
            } else {
                boolean elsewhere = written.startsWith("/") || written.startsWith("%");
                files.add(elsewhere ? written : folder.at(written).text());
            }
        }
        return files;
    }

    private static List<Token> words(IniFile.Section section, String key) {
        return section.all(key).stream()
                .reduce((before, after) -> after)
                .map(entry -> ShellLexer.words(entry.value(), QuotingRules.PLAIN))
                .orElse(List.of());
    }
}
