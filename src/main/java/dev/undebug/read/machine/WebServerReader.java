package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.text.TemplatePlaceholders;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the variables that Apache and Passenger pass to applications, {@code SetEnv FLASK_DEBUG 1}, and the applications
 * of mod_wsgi, {@code WSGIScriptAlias / /srv/shop/shop.wsgi}, and of Passenger.
 */
public final class WebServerReader implements Reader {
    /** The settings of a folder. */
    static final String FOLDER_SETTINGS = ".htaccess";

    private static final int MAX_APPLICATIONS = 100;

    /** The ending of a template of a configuration. */
    static final String TEMPLATE = "(?:\\.(?:j2|jinja2?|erb|epp|tmpl|tpl|template|in|dist|example|sample))";

    private static final Pattern NAME =
            Pattern.compile("\\.htaccess|.*(?:apache|httpd|nginx|vhost|passenger|wsgi|site).*\\.conf" + TEMPLATE + "?");
    private static final Pattern FOLDER = Pattern.compile(
            "(?:.*/)?(?:nginx|apache2?|httpd|passenger|vhosts?)/.*\\.conf(?:\\.\\w+)?|(?:.*/)?sites-(?:available|enabled)/[^/]+");
    private static final Pattern LINE = Pattern.compile(
            "\\s*+(?:SetEnv|PassengerEnvVar|passenger_env_var)\\s++([A-Za-z_]\\w*+)\\s++(\"[^\"]*+\"|'[^']*+'|[^\\s;]++)\\s*+;?\\s*+",
            Pattern.CASE_INSENSITIVE);

    /** A word; what a template fills in is part of it, blanks included. */
    private static final String WORD = "(\"[^\"]*+\"|(?:\\{\\{[^}\\n]*+\\}\\}|<%[^%\\n]*+%>|\\S)++)";

    private static final Pattern FILLED = Pattern.compile("\\{\\{[^}\\n]*+\\}\\}|<%[^%\\n]*+%>|\\$\\{\\w++\\}");

    private static final Pattern ALIAS =
            Pattern.compile("\\s*+(WSGIScriptAlias)\\s++" + WORD + "\\s++" + WORD + ".*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SITE = Pattern.compile("(?mi)^[ \\t]*+WSGIScriptAlias[ \\t]");
    private static final Pattern DAEMON = Pattern.compile("\\s*+WSGIDaemonProcess\\s.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPORT_PATH =
            Pattern.compile("\\spython-path=(\"[^\"]*+\"|[^\\s\"]++)", Pattern.CASE_INSENSITIVE);

    /** Returns whether a file configures an application of mod_wsgi, by its content. */
    public static boolean isSite(SourceFile file) {
        return SITE.matcher(file.text()).find();
    }

    @Override
    public boolean reads(String path) {
        return mayBe(path)
                && (NAME.matcher(RepositoryPath.of(path).name()).matches()
                        || FOLDER.matcher(path).matches());
    }

    /** Every path of a tree is compared, and most are none. */
    private static boolean mayBe(String path) {
        return path.contains(".conf") || path.contains("sites-") || path.endsWith(FOLDER_SETTINGS);
    }

    @Override
    public FileFacts read(SourceFile file) {
        FileFacts found = settings(file);
        // A file with the name of uWSGI may have its options, like shop.ini.
        return found.units().isEmpty() && file.path().endsWith(".conf") && UwsgiReader.hasOptions(file)
                ? new UwsgiReader(this).read(file)
                : found;
    }

    private static FileFacts settings(SourceFile file) {
        List<EnvVar> variables = new ArrayList<>();
        List<EnvVar> importPaths = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        PassengerSite passenger = new PassengerSite(file);
        for (int number = 1; number <= file.lineCount(); number++) {
            Span line = Lines.line(file, number);
            variable(file, line).ifPresent(variables::add);
            importPath(file, line).ifPresent(importPaths::add);
            passenger.line(line);
            application(file, line, importPaths)
                    .filter(unit -> Most.room(units.size(), MAX_APPLICATIONS))
                    .ifPresent(units::add);
        }
        passenger.units(variables).stream()
                .takeWhile(Most.first(MAX_APPLICATIONS - units.size()))
                .forEach(units::add);
        Role role = RoleInference.firstKnown(
                RoleInference.ofOverlay(file.path()), units.isEmpty() ? Role.UNKNOWN : Role.PRODUCTION);
        units.addAll(Units.allVariables("", role, variables));
        return FileFacts.ofUnits(file, units);
    }

    /** Reads an application of mod_wsgi. It gets none of the variables of {@code SetEnv} in its environment. */
    private static Optional<Unit> application(SourceFile file, Span line, List<EnvVar> importPaths) {
        Matcher matcher = ALIAS.matcher(file.slice(line));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Word> words = new ArrayList<>();
        for (int group = 1; group <= 3; group++) {
            String text = matcher.group(group).replace("\"", "");
            Span span = new Span(line.start() + matcher.start(group), line.start() + matcher.end(group));
            words.add(new Word(group == 3 ? placed(text) : text, span, isKnown(text)));
        }
        String script = ContainerPath.of(words.get(2).text()).name();
        Span whole = new Span(line.start() + matcher.start(1), line.start() + matcher.end(3));
        Command command = new Command(file.place(whole), importPaths, words, false);
        return Optional.of(Units.process(
                script, file.place(whole), RoleInference.ofOverlay(file.path()), List.of(), List.of(command)));
    }

    /** Returns a path with a mark for each part that a template fills in: the first one is a folder of the machine. */
    private static String placed(String text) {
        return TemplatePlaceholders.absolute(TemplatePlaceholders.marked(text, FILLED));
    }

    private static boolean isKnown(String text) {
        return !text.contains("{{") && !text.contains("${") && !text.contains("<%");
    }

    private static Optional<EnvVar> importPath(SourceFile file, Span line) {
        String text = file.slice(line);
        Matcher matcher = IMPORT_PATH.matcher(text);
        if (!DAEMON.matcher(text).matches() || !matcher.find()) {
            return Optional.empty();
        }
        Span span = new Span(line.start() + matcher.start(1), line.start() + matcher.end(1));
        return Optional.of(
                new EnvVar("PYTHONPATH", Optional.of(matcher.group(1).replace("\"", "")), file.place(span), span));
    }

    private static Optional<EnvVar> variable(SourceFile file, Span line) {
        String text = file.slice(line);
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String written = matcher.group(2);
        boolean quoted = written.length() > 1 && (written.charAt(0) == '"' || written.charAt(0) == '\'');
        String value = quoted ? written.substring(1, written.length() - 1) : written;
        return Optional.of(new EnvVar(
                matcher.group(1),
                Optional.of(value).filter(WebServerReader::isKnown),
                file.place(new Span(line.start() + matcher.start(1), line.start() + matcher.end(2))),
                new Span(line.start() + matcher.start(2), line.start() + matcher.end(2))));
    }
}
