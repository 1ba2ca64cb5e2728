package dev.undebug.read.machine;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.Unit;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the applications that a web server's configuration gives to Passenger by the names of their files,
 * {@code PassengerStartupFile app.py} or {@code passenger_startup_file app.py;}. The default name needs no configuration.
 */
final class PassengerSite {
    private static final Pattern SETTING = Pattern.compile(
            "\\s*+(?:Passenger(StartupFile|AppRoot)|passenger_(startup_file|app_root))\\s++(\"[^\"]*+\"|'[^']*+'|[^\\s;]++)\\s*+;?\\s*+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HOST =
            Pattern.compile("\\s*+(?:<VirtualHost\\b|server\\s*+\\{).*+", Pattern.CASE_INSENSITIVE);

    private final SourceFile file;
    private final List<Startup> found = new ArrayList<>();
    private Optional<String> root = Optional.empty();
    private Optional<Startup> startup = Optional.empty();

    PassengerSite(SourceFile file) {
        this.file = file;
    }

    private record Startup(String path, Span place) {
        private Startup in(String folder) {
            return new Startup(ContainerPath.of(folder).resolve(path).text(), place);
        }
    }

    void line(Span line) {
        String text = file.slice(line);
        Matcher matcher = SETTING.matcher(text);
        if (HOST.matcher(text).matches()) {
            endHost();
        } else if (matcher.matches()) {
            String value = matcher.group(3).replaceAll("[\"']", "");
            boolean names = matcher.group(1) != null
                    ? matcher.group(1).equalsIgnoreCase("StartupFile")
                    : matcher.group(2).equalsIgnoreCase("startup_file");
            if (!names) {
                root = Optional.of(value);
            } else if (PythonPaths.isSource(value) && !value.equals(PassengerStart.DEFAULT)) {
                startup = Optional.of(new Startup(value, line));
            }
        }
    }

    private void endHost() {
        startup.map(named -> root.map(named::in).orElse(named)).ifPresent(found::add);
        root = Optional.empty();
        startup = Optional.empty();
    }

    /** @param variables the variables of the file */
    List<Unit> units(List<EnvVar> variables) {
        endHost();
        return found.stream()
                .map(named -> PassengerStart.of(file, named.place(), named.path(), variables))
                .toList();
    }
}
