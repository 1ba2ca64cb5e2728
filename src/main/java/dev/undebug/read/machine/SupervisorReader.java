package dev.undebug.read.machine;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.IniFile;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the programs of supervisor. */
public final class SupervisorReader implements Reader {
    private static final PathPattern PATH = PathPattern.of(
            Pattern.compile("(?:.*/)?(?:[^/]*supervisor[^/]*|(?:[^/]*supervisor[^/]*/)(?:.*/)?[^/]+)\\.(?:conf|ini)"),
            ".conf",
            ".ini");
    private static final Pattern PROGRAM = Pattern.compile("(?m)^\\[(?:fcgi-)?program:[^\\]\\n]++\\]");
    /** The kinds of what sections start. An event listener runs beside the programs, and is a program like any other one. */
    private static final Map<String, Unit.Kind> KINDS = Map.of(
            "program:", Unit.Kind.PROCESS,
            "fcgi-program:", Unit.Kind.PROCESS,
            "eventlistener:", Unit.Kind.HOOK);

    private static final Pattern ANY_NAME = Pattern.compile(".*\\.(?:conf|cfg|ini)");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([A-Za-z_]\\w*+)\\s*+=\\s*+(\"[^\"]*+\"|'[^']*+'|[^,\\s]*+)");
    private static final Pattern OFF = Pattern.compile("(?i)(?:false|no|off|0|f|n)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern COMMENT = Pattern.compile("\\s;.*", Pattern.DOTALL);

    /** Returns whether a file configures programs of supervisor, by its content: it may include files of any name. */
    public static boolean isConfiguration(SourceFile file) {
        return ANY_NAME.matcher(file.path()).matches() && hasPrograms(file);
    }

    /** Returns whether a text has sections of programs. */
    public static boolean hasPrograms(SourceFile file) {
        return PROGRAM.matcher(file.text()).find();
    }

    @Override
    public boolean reads(String path) {
        return PATH.matches(path);
    }

    @Override
    public boolean needsSections(String path) {
        return true;
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<IniFile.Section> sections = IniFile.read(file, IniFile.Continued.BY_INDENT);
        List<EnvVar> shared = sections.stream()
                .filter(section -> section.name().equals("supervisord"))
                .flatMap(section -> environment(file, section).stream())
                .toList();
        List<Unit> units = new ArrayList<>();
        sections.stream()
                .filter(section -> section.name().equals("include"))
                .forEach(section -> units.add(manager(file, section, shared)));
        for (IniFile.Section section : sections) {
            int end = section.name().indexOf(':') + 1;
            Optional.ofNullable(KINDS.get(section.name().substring(0, end)))
                    .ifPresent(kind -> units.add(
                            unit(file, section, new Program(kind, section.name().substring(end), shared))));
        }
        return FileFacts.ofUnits(file, units);
    }

    private static Unit manager(SourceFile file, IniFile.Section section, List<EnvVar> shared) {
        List<String> patterns = value(section, "files")
                .map(text -> SPACES.splitAsStream(text.text().strip()).toList())
                .orElse(List.of());
        return new Unit(
                Unit.Kind.MANAGER,
                "supervisord",
                file.place(section.place()),
                Role.UNKNOWN,
                shared,
                List.of(),
                new Origin.Includes(patterns));
    }

    /**
     * A section that starts a program.
     *
     * @param shared the variables of all programs
     */
    private record Program(Unit.Kind kind, String name, List<EnvVar> shared) {}

    private static Unit unit(SourceFile file, IniFile.Section section, Program program) {
        List<EnvVar> environment = new ArrayList<>(program.shared());
        environment.addAll(environment(file, section));
        String name = program.name();
        return new Unit(
                program.kind(),
                name,
                file.place(section.place()),
                RoleInference.firstKnown(RoleInference.of(name), RoleInference.ofOverlay(file.path())),
                environment,
                value(section, "command")
                        .map(text -> SupervisorCommand.of(file, text, name))
                        .orElse(List.of()),
                origin(section, name));
    }

    private static Origin origin(IniFile.Section section, String program) {
        Origin.HostProcess process = Origin.process(
                value(section, "directory")
                        .map(MappedText::text)
                        .map(text -> SupervisorCommand.value(text, program))
                        .map(TemplatePlaceholders::absolute),
                List.of());
        boolean waits = value(section, "autostart")
                .filter(text -> OFF.matcher(text.text().strip()).matches())
                .isPresent();
        return (waits ? process.waiting() : process).on(Platform.SUPERVISOR);
    }

    private static Optional<MappedText> value(IniFile.Section section, String key) {
        List<IniFile.Entry> all = section.all(key);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        MappedText value = all.get(all.size() - 1).value();
        Matcher comment = COMMENT.matcher(value.text());
        MappedText told = comment.find() ? value.sub(0, comment.start()) : value;
        return told.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    private static List<EnvVar> environment(SourceFile file, IniFile.Section section) {
        return value(section, "environment")
                .map(text -> environment(file, text))
                .orElse(List.of());
    }

    /** Reads comma-separated assignments. */
    private static List<EnvVar> environment(SourceFile file, MappedText text) {
        List<EnvVar> variables = new ArrayList<>();
        Matcher matcher = ASSIGNMENT.matcher(text.text());
        while (matcher.find()) {
            String written = matcher.group(2);
            boolean quoted = written.length() > 1 && (written.charAt(0) == '"' || written.charAt(0) == '\'');
            String value = quoted ? written.substring(1, written.length() - 1) : written;
            variables.add(new EnvVar(
                    matcher.group(1),
                    Optional.of(value).filter(known -> !known.contains("%(")),
                    file.place(text.span(matcher.start(), matcher.end())),
                    text.span(matcher.start(2), matcher.end(2))));
        }
        return variables;
    }
}
