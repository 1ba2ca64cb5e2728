package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.format.Audience;
import dev.undebug.read.format.ContainerFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.IniFile;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.word.Assignment;
import dev.undebug.read.word.QuotingRules;
import dev.undebug.read.word.ShellLexer;
import dev.undebug.read.word.Token;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads systemd units, {@code shop.service}, and their drop-ins, {@code shop.service.d/10-debug.conf}, also as templates
 * of Ansible and similar tools.
 */
public final class SystemdReader implements Reader {
    private static final Pattern NAME =
            Pattern.compile("[^/]+\\.service(?:\\.(?:j2|jinja2?|erb|epp|tmpl|tpl|template|in|example|sample|d))?");
    private static final Pattern DROP_IN = Pattern.compile("([^/]+)\\.service\\.d/[^/]+\\.conf(?:\\.\\w+)?");
    /** The beginning of a unit that starts something, in a file with any name. */
    private static final Pattern UNIT =
            Pattern.compile("\\A\\s*+(?:[#;][^\\n]*+\\s*+)*+\\[(?:Unit|Service)\\](?s:.*?)\\nExecStart[ \\t]*+=");

    /** The first line of a shell script, or a command with an argument, neither of which a unit begins with. */
    private static final Pattern SCRIPT = Pattern.compile(
            "\\A(?:#![^\\n]{0,99}sh\\b|\\s*+(?:#[^\\n]*+\\s*+)*+[a-z][\\w./-]*+[ \\t]++[^\\s=].*)", Pattern.DOTALL);

    private static final Pattern PREFIX = Pattern.compile("[@:+!|-]*");

    /** The parts of a value that systemd replaces: {@code %i} by the name of the instance, {@code \\x31} by a character. */
    private static final Pattern EXPANDED = Pattern.compile("%[a-zA-Z]|\\\\[xuU0-7]");

    /** An expression that a template fills in. */
    private static final Pattern EXPRESSION = Pattern.compile(TemplatePlaceholders.UNKNOWN + "{4,}+");

    private static final String ENVIRONMENT = "Environment";
    private static final String ENV_FILES = "EnvironmentFile";
    private static final String UNSETS = "UnsetEnvironment";
    private static final String COMMANDS = "ExecStart";

    private static final List<String> BESIDE =
            List.of("ExecCondition", "ExecStartPre", "ExecStartPost", "ExecReload", "ExecStop", "ExecStopPost");

    private static final Map<Origin.Setting, String> KEYS = Map.of(
            Origin.Setting.ENVIRONMENT,
            ENVIRONMENT,
            Origin.Setting.ENV_FILES,
            ENV_FILES,
            Origin.Setting.UNSETS,
            UNSETS,
            Origin.Setting.COMMANDS,
            COMMANDS);

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches()
                || dropIn(path).isPresent();
    }

    /** Returns whether a file is a unit by its content, whatever its name: people keep it as {@code run_gunicorn.sh}. */
    public static boolean isUnit(SourceFile file) {
        return UNIT.matcher(file.text()).find();
    }

    /** Returns whether a file with the name of a unit is a shell script by its content: it may write the unit. */
    public static boolean isScript(SourceFile file) {
        return SCRIPT.matcher(file.text())
                .region(Lines.start(file), file.text().length())
                .lookingAt();
    }

    /** Returns the name of the unit that a drop-in changes; empty for other files. */
    private static Optional<String> dropIn(String path) {
        if (!path.contains(".service.d/")) {
            return Optional.empty();
        }
        RepositoryPath file = RepositoryPath.of(path);
        Matcher matcher = DROP_IN.matcher(file.folder().name() + "/" + file.name());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public boolean needsSections(String path) {
        return true;
    }

    @Override
    public FileFacts read(SourceFile file) {
        SourceFile text = TemplatePlaceholders.isTemplate(file) ? TemplatePlaceholders.masked(file) : file;
        List<IniFile.Section> sections = sections(text);
        return containers(file, sections, entry -> true)
                .with(FileFacts.ofUnits(
                        file,
                        sections.stream()
                                .flatMap(section -> units(file, section))
                                .toList()));
    }

    /**
     * Returns the containers that the commands of a template start: nobody knows what its expressions are.
     *
     * @param masked the template's text, of the same length
     * @param written whether what makes a part of it is no condition
     */
    public static ContainerFacts containers(SourceFile file, String masked, Predicate<Span> written) {
        String open = EXPRESSION
                .matcher(masked)
                .replaceAll(found ->
                        Matcher.quoteReplacement("${" + "_".repeat(found.group().length() - 3) + "}"));
        return containers(
                file,
                sections(new SourceFile(file.path(), open)),
                entry -> written.test(entry.span()) && !entry.text().contains("'"));
    }

    private static ContainerFacts containers(
            SourceFile file, List<IniFile.Section> sections, Predicate<MappedText> read) {
        ContainerFacts containers = new ContainerFacts(file);
        Role role = RoleInference.firstKnown(RoleInference.ofMachineUnit(file.path()), Role.PRODUCTION);
        sections.stream()
                .flatMap(section -> section.all(COMMANDS).stream())
                .filter(entry -> read.test(entry.value()))
                .forEach(entry -> containers.shell(started(entry), Audience.of(role), List.of()));
        return containers;
    }

    private static List<IniFile.Section> sections(SourceFile text) {
        return IniFile.read(text, IniFile.Continued.BY_BACKSLASH).stream()
                .filter(section -> section.name().equals("Service"))
                .toList();
    }

    /** Returns the service, and each command that systemd runs before or after its own ones, or to reload it. */
    private static Stream<Unit> units(SourceFile file, IniFile.Section section) {
        Unit unit = unit(file, section);
        Stream<Unit> beside = BESIDE.stream()
                .flatMap(key -> section.all(key).stream())
                .map(entry -> commands(file, List.of(entry)))
                .filter(commands -> !commands.isEmpty())
                .map(commands -> unit.hook(commands, unit.origin()));
        return Stream.concat(Stream.of(unit), beside);
    }

    private static Unit unit(SourceFile file, IniFile.Section section) {
        String name = RepositoryPath.of(file.path()).name();
        int end = name.indexOf(".service");
        String directory = last(section, "WorkingDirectory")
                .map(TemplatePlaceholders::absolute)
                .orElse("");
        Optional<String> changed = dropIn(file.path());
        return new Unit(
                changed.isPresent() ? Unit.Kind.DROP_IN : Unit.Kind.PROCESS,
                changed.orElseGet(() -> end < 0 ? name : name.substring(0, end)),
                file.place(section.place()),
                RoleInference.ofMachineUnit(file.path()),
                environment(file, section),
                commands(file, section.all(COMMANDS)),
                new Origin.ServiceUnit(
                        Optional.of(directory).filter(path -> !path.isEmpty()),
                        envFiles(section),
                        unsets(file, section),
                        cleared(section),
                        last(section, "Type").filter("oneshot"::equals).isPresent()));
    }

    private static Set<Origin.Setting> cleared(IniFile.Section section) {
        Set<Origin.Setting> cleared = EnumSet.noneOf(Origin.Setting.class);
        KEYS.forEach((setting, key) -> {
            if (section.all(key).stream().anyMatch(entry -> entry.value().isEmpty())) {
                cleared.add(setting);
            }
        });
        return cleared;
    }

    private static Optional<String> last(IniFile.Section section, String key) {
        List<IniFile.Entry> all = section.all(key);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1).value().text());
    }

    private static List<EnvVar> environment(SourceFile file, IniFile.Section section) {
        return words(section, ENVIRONMENT).stream()
                .map(word -> EXPANDED.matcher(word.value()).find() ? unknown(word) : word)
                .flatMap(word -> Assignment.read(file, word).stream())
                .toList();
    }

    /** Reads the names that a unit removes, {@code FLASK_DEBUG}, or removes with a value, {@code FLASK_DEBUG=1}. */
    private static List<EnvVar> unsets(SourceFile file, IniFile.Section section) {
        return words(section, UNSETS).stream()
                .map(word -> Assignment.read(file, word)
                        .orElseGet(() -> EnvVar.removed(word.value(), file.place(word.span()))))
                .toList();
    }

    /** Returns the words of all entries with a key; an empty entry forgets those before it. */
    private static List<Token> words(IniFile.Section section, String key) {
        List<Token> words = new ArrayList<>();
        for (IniFile.Entry entry : section.all(key)) {
            if (entry.value().isEmpty()) {
                words.clear();
            }
            words.addAll(words(entry.value()));
        }
        return words;
    }

    private static List<String> envFiles(IniFile.Section section) {
        List<String> files = new ArrayList<>();
        for (IniFile.Entry entry : section.all(ENV_FILES)) {
            if (entry.value().isEmpty()) {
                files.clear();
            } else {
                files.add(PREFIX.matcher(entry.value().text()).replaceFirst(""));
            }
        }
        return files;
    }

    private static List<Command> commands(SourceFile file, List<IniFile.Entry> entries) {
        List<Command> commands = new ArrayList<>();
        for (IniFile.Entry entry : entries) {
            List<Token> words = started(words(started(entry)), entry);
            if (words.isEmpty()) {
                commands.clear();
            } else {
                commands.addAll(CommandReader.words(file, words));
            }
        }
        return commands;
    }

    /** Returns the command, without the signs in front that say how systemd runs it. */
    private static MappedText started(IniFile.Entry entry) {
        MappedText line = entry.value();
        Matcher prefix = PREFIX.matcher(line.text());
        int start = prefix.lookingAt() ? prefix.end() : 0;
        return line.sub(start, line.length());
    }

    /** Behind the sign {@code @}, the second word is the name that the process gets. */
    private static List<Token> started(List<Token> words, IniFile.Entry entry) {
        Matcher prefix = PREFIX.matcher(entry.value().text());
        boolean renamed = prefix.lookingAt() && prefix.group().contains("@") && words.size() > 1;
        return renamed
                ? Stream.concat(words.stream().limit(1), words.stream().skip(2)).toList()
                : words;
    }

    private static List<Token> words(MappedText text) {
        return ShellLexer.words(text, QuotingRules.PLAIN).stream()
                .map(word -> TemplatePlaceholders.isKnown(word.value()) ? word : unknown(word))
                .toList();
    }

    private static Token unknown(Token word) {
        return new Token(word.text(), word.span(), false, false);
    }
}
