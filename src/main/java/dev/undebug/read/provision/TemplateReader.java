package dev.undebug.read.provision;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Unit;
import dev.undebug.read.env.EnvFileReader;
import dev.undebug.read.format.EmbeddedFileFacts;
import dev.undebug.read.format.FileTemplate;
import dev.undebug.read.format.FilledText;
import dev.undebug.read.format.NamelessScriptReader;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.format.PlacedAs;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.ShellScriptReader;
import dev.undebug.read.machine.ProcfileReader;
import dev.undebug.read.machine.SupervisorReader;
import dev.undebug.read.machine.SystemdReader;
import dev.undebug.read.machine.WebServerReader;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.read.text.TemplateText;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads templates of Ansible, Salt and similar tools in the format of their result: systemd units, supervisor programs,
 * env files, Procfiles, and shell scripts that these start. Template expressions and values under a condition are unknown.
 */
final class TemplateReader implements Reader {
    private static final Pattern PATH = Pattern.compile("(.*?([^/]+))\\.(?:j2|jinja2?|erb|epp)");
    private static final String TEMPLATES = "templates";

    /** The end of the name of a folder with drop-ins. */
    private static final String DROP_INS = ".service.d";

    /** A part of a path that a tool fills in. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{[^{}]*+}}");

    private static final PathPattern TEMPLATE = PathPattern.of(PATH, ".j2", ".jinja", ".jinja2", ".erb", ".epp");

    /** Names of the configuration of a web server, which need no extension. */
    private static final Pattern WEB_SERVER = Pattern.compile("(?i).*(?:apache|httpd|vhost).*");

    /** Template names of env files: they often lack the dot, since files that begin with one are easy to overlook. */
    private static final Map<String, String> HIDDEN =
            Map.of("env", ".env", "dotenv", ".env", "flaskenv", ".flaskenv", "environment", ".env");

    private static final List<Reader> PROCESSES = List.of(new SystemdReader(), new SupervisorReader());

    private static final List<Reader> READERS =
            List.of(new SystemdReader(), new EnvFileReader(), new SupervisorReader(), new ProcfileReader());

    @Override
    public boolean reads(String path) {
        Matcher matcher = PATH.matcher(path);
        return TEMPLATE.matches(path)
                && matcher.matches()
                && (reader(written(matcher)).isPresent()
                        || mayBeConfiguration(matcher.group(2))
                        || mayBeScript(matcher));
    }

    /**
     * Returns whether a file with the name of what it makes is a template by its content. One that includes others starts
     * them as it is.
     */
    static boolean isUnnamed(SourceFile file) {
        return !PATH.matcher(file.path()).matches()
                && PROCESSES.stream().anyMatch(reader -> reader.reads(file.path()))
                && file.text().contains("{{")
                && !file.text().contains("[include]");
    }

    private static boolean mayBeConfiguration(String name) {
        return name.endsWith(".conf") || WEB_SERVER.matcher(name).matches();
    }

    /** A template without an extension may be a script, too: {@code roles/web/templates/start_web.j2}. */
    private static boolean mayBeScript(Matcher template) {
        String name = template.group(2);
        return ShellScriptReader.isScript(name)
                || (name.indexOf('.') < 0 && FileTemplate.isOfServers(template.group()));
    }

    /** Returns the path of the rendered file. */
    private static String written(Matcher template) {
        String name = template.group(2);
        return RepositoryPath.of(template.group(1))
                .folder()
                .at(HIDDEN.getOrDefault(name, name))
                .text();
    }

    private static Optional<Reader> reader(String path) {
        return READERS.stream().filter(reader -> reader.reads(path)).findFirst();
    }

    /** Returns whether a file is a unit or a configuration of programs by the path that it has on a machine. */
    static boolean isProcess(String target) {
        return PROCESSES.stream().anyMatch(reader -> reader.reads(target));
    }

    /**
     * Reads a file, or the template of one, that is a unit or a configuration of programs only on a machine.
     *
     * @param placed its path there
     */
    static FileFacts placed(SourceFile file, PlacedAs placed) {
        String target = placed.path();
        Optional<FileTemplate> named = FileTemplate.of(file);
        if (named.isEmpty() && !placed.filled() && !file.text().contains("{{") && !new SystemdReader().reads(target)) {
            return new SupervisorReader().read(file);
        }
        ContainerPath there =
                ContainerPath.of(EXPRESSION.matcher(target).replaceAll(String.valueOf(TemplatePlaceholders.UNKNOWN)));
        RepositoryPath folder = RepositoryPath.of(file.path()).folder();
        String changed = there.parent().name();
        RepositoryPath beside = changed.endsWith(DROP_INS) ? folder.at(changed) : folder;
        TemplateText text = named.map(FileTemplate::text).orElseGet(() -> unnamed(file));
        TemplateText masked = new TemplateText(FilledText.masked(text.masked(), placed), text.branches());
        return filled(file, beside.at(there.name()).text(), masked);
    }

    /** Returns the text of a template that does not have the name of one. */
    private static TemplateText unnamed(SourceFile file) {
        boolean placed = RepositoryPath.of(file.path()).folder().names().contains(TEMPLATES);
        // Elsewhere, a mark in a remark is not the beginning of a part that is left out.
        return TemplateText.of(file, placed ? TemplateText.Language.JINJA : TemplateText.Language.JINJA_VALUES);
    }

    @Override
    public FileFacts read(SourceFile file) {
        Matcher matcher = PATH.matcher(file.path());
        if (!matcher.matches()) {
            return filled(file, file.path(), unnamed(file));
        }
        if (isOfWebServer(file)) {
            return new WebServerReader().read(file);
        }
        TemplateText template = FileTemplate.of(file).orElseThrow().text();
        String path = written(matcher);
        if (reader(path).isEmpty() && mayBeScript(matcher)) {
            return FileFacts.ofUnits(file, script(file, template, matcher.group(2)));
        }
        return filled(file, path, template);
    }

    /** Reads what the template makes, a process or variables, at the given path. */
    private static FileFacts filled(SourceFile file, String path, TemplateText template) {
        // The file name of a supervisor program is arbitrary.
        Reader reader = reader(path).orElseGet(SupervisorReader::new);
        Span whole = new Span(0, file.text().length());
        EmbeddedFileFacts rehoming = new EmbeddedFileFacts(
                file,
                MappedText.of(file, whole),
                template::isConditional,
                Provision.deployed(RoleInference.ofOverlay(file.path())));
        List<Unit> units = new ArrayList<>();
        FileFacts inner = reader.read(new SourceFile(path, template.masked().text()));
        inner.units().forEach(unit -> rehoming.unit(unit).ifPresent(units::add));
        FileFacts facts = FileFacts.ofUnits(file, units);
        return reader instanceof SystemdReader
                ? SystemdReader.containers(file, template.masked().text(), span -> !template.isConditional(span))
                        .with(facts)
                : facts;
    }

    /** The name of a site says little, and programs of supervisor show by their content. */
    private static boolean isOfWebServer(SourceFile file) {
        return (new WebServerReader().reads(file.path()) || WebServerReader.isSite(file))
                && !SupervisorReader.hasPrograms(file);
    }

    /** Returns the script, with its name for the commands that start it; which parts of it are left out is unknown. */
    private static List<Unit> script(SourceFile file, TemplateText template, String name) {
        boolean shell = NamelessScriptReader.isShell(file.text())
                || (ShellScriptReader.isScript(name) && name.indexOf('.') >= 0);
        if (!shell || !template.branches().isEmpty()) {
            return List.of();
        }
        MappedText text = MappedText.of(
                template.masked(), new Span(Lines.start(file), file.text().length()));
        return List.of(new Unit(
                Unit.Kind.SCRIPT,
                name,
                file.place(text.span()),
                RoleInference.ofOverlay(file.path()),
                List.of(),
                ProvisionWords.opened(CommandReader.script(file, text)),
                Origin.NONE));
    }
}
