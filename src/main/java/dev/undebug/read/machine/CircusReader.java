package dev.undebug.read.machine;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.IniFile;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the watchers of circus: {@code [watcher:web]} with its {@code cmd}, and the variables of {@code [env:web]}. */
final class CircusReader implements Reader {
    private static final String WATCHER = "watcher:";
    private static final String VARIABLES = "env";
    private static final Pattern WATCHERS = Pattern.compile("(?m)^\\uFEFF?\\[watcher:[^\\]\\n]++\\]");
    private static final Pattern OFF = Pattern.compile("(?i)(?:false|no|off|0)");

    /** References that circus fills in: {@code $(circus.sockets.web)}, {@code ((circus.wid))}. */
    private static final Pattern FILLED_IN = Pattern.compile("(?i)\\$\\([\\w.]+\\)|\\(\\(circus\\.");

    /** Returns whether a file configures watchers, by its content. */
    static boolean isConfiguration(SourceFile file) {
        return WATCHERS.matcher(file.text()).find();
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".ini") || path.endsWith(".conf") || path.endsWith(".cfg");
    }

    @Override
    public boolean needsSections(String path) {
        return true;
    }

    /** Its extensions are those of any program's settings. */
    @Override
    public boolean startsByName(String path) {
        return path.contains("circus");
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<IniFile.Section> sections = IniFile.read(file, IniFile.Continued.BY_INDENT);
        return FileFacts.ofUnits(
                file,
                sections.stream()
                        .filter(section -> section.name().startsWith(WATCHER))
                        .map(section -> watcher(file, section, sections))
                        .toList());
    }

    private static Unit watcher(SourceFile file, IniFile.Section section, List<IniFile.Section> all) {
        String name = section.name().substring(WATCHER.length());
        Origin.HostProcess process = Origin.process(
                value(section, "working_dir").map(MappedText::text).map(TemplatePlaceholders::absolute), List.of());
        boolean waits = value(section, "autostart")
                .filter(text -> OFF.matcher(text.text()).matches())
                .isPresent();
        return new Unit(
                Unit.Kind.PROCESS,
                name,
                file.place(section.place()),
                RoleInference.firstKnown(RoleInference.of(name), RoleInference.ofOverlay(file.path())),
                environment(file, name, all),
                CommandReader.words(file, ShellLexer.words(command(section), QuotingRules.PLAIN)),
                waits ? process.waiting() : process);
    }

    /** The arguments may stand apart from the command. */
    private static MappedText command(IniFile.Section section) {
        MappedText.Builder command = new MappedText.Builder(section.place().end());
        for (String key : List.of("cmd", "args")) {
            value(section, key).ifPresent(part -> {
                command.append(" ", part.span());
                command.append(part, 0, part.length());
            });
        }
        return command.build();
    }

    private static Optional<MappedText> value(IniFile.Section section, String key) {
        return section.all(key).stream()
                .reduce((first, last) -> last)
                .map(IniFile.Entry::value)
                .filter(value -> !value.isEmpty());
    }

    /** The sections for all come before those for some, and a later one wins. */
    private static List<EnvVar> environment(SourceFile file, String watcher, List<IniFile.Section> all) {
        Stream<IniFile.Section> shared =
                all.stream().filter(section -> section.name().equals(VARIABLES));
        Stream<IniFile.Section> own = all.stream().filter(section -> isFor(watcher, section.name()));
        List<EnvVar> variables = new ArrayList<>();
        Stream.concat(shared, own)
                .flatMap(section -> section.entries().stream())
                .forEach(entry -> variables.add(new EnvVar(
                        entry.key(),
                        Optional.of(entry.value().text())
                                .filter(value -> !FILLED_IN.matcher(value).find()),
                        file.place(entry.place()),
                        entry.value().span())));
        return variables;
    }

    /** {@code [env:web,api]} is for two watchers, {@code [env:web*]} for all whose names begin so. */
    private static boolean isFor(String watcher, String section) {
        return section.startsWith(VARIABLES + ":")
                && Arrays.stream(section.substring(VARIABLES.length() + 1).split(",", -1))
                        .map(String::strip)
                        .anyMatch(name -> name.endsWith("*")
                                ? watcher.startsWith(name.substring(0, name.length() - 1))
                                : name.equals(watcher));
    }
}
