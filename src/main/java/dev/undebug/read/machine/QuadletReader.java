package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.HealthCheck;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.IniFile;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Podman's Quadlet files, containers that systemd starts: {@code shop.container}. */
final class QuadletReader implements Reader {
    private static final String ENDING = ".container";
    private static final List<String> CHECKS = List.of("HealthCmd", "HealthStartupCmd");
    private static final Pattern FORM = Pattern.compile("CMD(?:-SHELL)?\\s++");

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
                .flatMap(section -> units(file, section).stream())
                .toList();
        return FileFacts.ofUnits(file, units);
    }

    private static List<Unit> units(SourceFile file, IniFile.Section section) {
        Unit container = unit(file, section);
        List<Unit> units = new ArrayList<>(List.of(container));
        CHECKS.stream()
                .flatMap(key -> last(section, key).stream())
                .map(written -> HealthCheck.line(file, line(written)))
                .forEach(commands -> units.addAll(Units.hooks(container, commands)));
        return units;
    }

    /** Podman takes the line alone, or with the word of Docker's list in front. */
    private static Token line(MappedText written) {
        Matcher form = FORM.matcher(written.text());
        MappedText line = form.lookingAt() ? written.sub(form.end(), written.length()) : written;
        return Token.literal(line, line.span());
    }

    private static Unit unit(SourceFile file, IniFile.Section section) {
        List<EnvVar> variables = new ArrayList<>();
        for (IniFile.Entry entry : section.all("Environment")) {
            variables.addAll(Assignment.all(file, entry.value()));
        }
        List<List<Token>> words = List.of(words(section, "Entrypoint"), words(section, "Exec"));
        List<Command> commands = CommandReader.parts(file, words);
        String image = last(section, "Image").map(MappedText::text).orElse("");
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
        return last(section, key)
                .map(value -> ShellLexer.words(value, QuotingRules.PLAIN))
                .orElse(List.of());
    }

    private static Optional<MappedText> last(IniFile.Section section, String key) {
        return section.all(key).stream().map(IniFile.Entry::value).reduce((before, after) -> after);
    }
}
