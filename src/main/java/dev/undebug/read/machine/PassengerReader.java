package dev.undebug.read.machine;

import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.python.syntax.LocalNames;
import dev.undebug.python.syntax.PythonModule;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Reads the files by whose names Passenger finds an application: {@code passenger_wsgi.py}, which is for nothing else and
 * is also analysed as a Python program, and {@code Passengerfile.json}. Hosts with cPanel or Plesk look for the first one,
 * too.
 */
final class PassengerReader implements Reader {
    private static final String SETTINGS = "Passengerfile.json";

    /** The type of applications in Python. */
    private static final String PYTHON = "wsgi";

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name();
        return name.equals(PassengerStart.DEFAULT) || name.equals(SETTINGS);
    }

    /** The panels write the variables of an application there. */
    @Override
    public Optional<String> variablesBeside() {
        return Optional.of(WebServerReader.FOLDER_SETTINGS);
    }

    @Override
    public FileFacts read(SourceFile file) {
        boolean settings = RepositoryPath.of(file.path()).name().equals(SETTINGS);
        return FileFacts.ofUnits(
                file, settings ? Yaml.read(file).map(root -> of(file, root)).orElse(List.of()) : application(file));
    }

    private static List<Unit> application(SourceFile file) {
        return PythonModule.parse(file).body().stream()
                .filter(statement -> LocalNames.of(List.of(statement)).contains(PassengerStart.APPLICATION))
                .findFirst()
                .map(statement ->
                        file.line(file.position(statement.span().start()).line()))
                .map(line -> PassengerStart.of(file, line, PassengerStart.DEFAULT, List.of()))
                .stream()
                .toList();
    }

    private static List<Unit> of(SourceFile file, YamlNode root) {
        List<EnvVar> variables = root.get("envvars")
                .map(node -> EnvironmentNodes.mapping(file, node))
                .orElse(List.of());
        Optional<YamlNode> startup = root.get("startup_file").filter(YamlNode::isScalar);
        String application = startup.map(YamlNode::scalar).orElse(PassengerStart.DEFAULT);
        boolean python = PythonPaths.isSource(application)
                && (startup.isPresent() || root.scalarOf("app_type").equals(PYTHON));
        if (!python) {
            return Units.allVariables("", RoleInference.ofOverlay(file.path()), variables);
        }
        Span place = startup.or(() -> root.get("app_type")).orElse(root).span();
        Unit unit = PassengerStart.of(file, place, application, variables);
        return List.of(
                unit.with(RoleInference.firstKnown(RoleInference.of(root.scalarOf("environment")), unit.role())));
    }
}
