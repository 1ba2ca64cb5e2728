package dev.undebug.read.machine;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.RoleInference;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the variables that Apache and Passenger pass to applications: {@code SetEnv FLASK_DEBUG 1}. */
public final class WebServerReader implements Reader {
    private static final Pattern NAME = Pattern.compile(
            "\\.htaccess|.*(?:apache|httpd|nginx|vhost|passenger|wsgi|site).*\\.conf(?:\\.j2|\\.erb|\\.template)?|Passengerfile\\.json");
    private static final Pattern FOLDER = Pattern.compile(
            "(?:.*/)?(?:nginx|apache2?|httpd|passenger|vhosts?)/.*\\.conf(?:\\.\\w+)?|(?:.*/)?sites-(?:available|enabled)/[^/]+");
    private static final Pattern LINE = Pattern.compile(
            "\\s*+(?:SetEnv|PassengerEnvVar|passenger_env_var)\\s++([A-Za-z_]\\w*+)\\s++(\"[^\"]*+\"|'[^']*+'|[^\\s;]++)\\s*+;?\\s*+",
            Pattern.CASE_INSENSITIVE);

    @Override
    public boolean reads(String path) {
        return mayBe(path)
                && (NAME.matcher(RepositoryPath.of(path).name()).matches()
                        || FOLDER.matcher(path).matches());
    }

    /** Every path of a tree is compared, and most are none. */
    private static boolean mayBe(String path) {
        return path.contains(".conf")
                || path.contains("sites-")
                || path.endsWith(".htaccess")
                || path.endsWith("Passengerfile.json");
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<EnvVar> variables = new ArrayList<>();
        for (int line = 1; line <= file.lineCount(); line++) {
            variable(file, Lines.line(file, line)).ifPresent(variables::add);
        }
        return FileFacts.ofUnits(file, Units.allVariables("", RoleInference.ofOverlay(file.path()), variables));
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
                Optional.of(value).filter(known -> !known.contains("{{") && !known.contains("${")),
                file.place(new Span(line.start() + matcher.start(1), line.start() + matcher.end(2))),
                new Span(line.start() + matcher.start(2), line.start() + matcher.end(2))));
    }
}
