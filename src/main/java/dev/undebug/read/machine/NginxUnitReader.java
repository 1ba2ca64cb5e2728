package dev.undebug.read.machine;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Origin;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.PathPattern;
import dev.undebug.read.format.Reader;
import dev.undebug.read.text.Most;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the Python applications of NGINX Unit: {@code {"listeners": …, "applications": {"shop": {"type": "python",
 * "path": "/www", "module": "wsgi"}}}}.
 */
final class NginxUnitReader implements Reader {
    private static final PathPattern PATH = PathPattern.of(
            Pattern.compile("(?:.*/)?(?:(?:[^/]*[._-])?unit(?:[._-][^/]*)?"
                    + "|(?:(?:nginx[._-]?)?unit|\\.unit|docker-entrypoint\\.d)/(?:.*/)?[^/]+)\\.json"),
            ".json");
    private static final int MAX_APPLICATIONS = 100;

    @Override
    public boolean reads(String path) {
        return PATH.matches(path) && RoleInference.ofPath(path) != Role.TEST;
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = file.text().contains("applications") ? Yaml.read(file) : Optional.empty();
        List<Unit> units = root.stream()
                .flatMap(node -> node.entriesOf("applications").stream())
                .filter(application -> application.value().scalarOf("type").startsWith("python"))
                .takeWhile(Most.first(MAX_APPLICATIONS))
                .flatMap(application -> units(file, application).stream())
                .toList();
        return FileFacts.ofUnits(file, units);
    }

    /** Reads an application, which has one module or several targets. */
    private static List<Unit> units(SourceFile file, YamlNode.Entry application) {
        List<Unit> units = new ArrayList<>();
        if (application.value().get("module").isPresent()) {
            units.add(unit(file, application, application.value()));
        }
        application.value().entriesOf("targets").stream()
                .takeWhile(Most.first(MAX_APPLICATIONS))
                .filter(target -> target.value().get("module").isPresent())
                .forEach(target -> units.add(unit(file, application, target.value())));
        return units;
    }

    private static Unit unit(SourceFile file, YamlNode.Entry application, YamlNode target) {
        YamlNode settings = application.value();
        Span key = application.key().span();
        List<Word> words = new ArrayList<>(List.of(new Word("unitd", key, true)));
        option("path", List.of(target, settings), words);
        option("module", List.of(target), words);
        option("callable", List.of(target), words);
        Place place = file.place(key);
        List<EnvVar> environment = settings.get("environment")
                .map(variables -> EnvironmentNodes.mapping(file, variables))
                .orElse(List.of());
        return new Unit(
                Unit.Kind.PROCESS,
                application.name(),
                place,
                RoleInference.ofOverlay(file.path()),
                environment,
                List.of(new Command(place, List.of(), words, false)),
                Origin.process(settings.get("working_directory").map(YamlNode::scalar), List.of()));
    }

    /** Adds an option with the value from the first node that has it. A path may be a list, of which the first counts. */
    private static void option(String name, List<YamlNode> nodes, List<Word> words) {
        nodes.stream()
                .flatMap(node -> node.get(name).stream())
                .flatMap(value -> value.isScalar()
                        ? List.of(value).stream()
                        : value.elements().stream().limit(1))
                .filter(YamlNode::isScalar)
                .findFirst()
                .ifPresent(value -> {
                    words.add(new Word("--" + name, value.span(), true));
                    words.add(new Word(value.scalar(), value.span(), true));
                });
    }
}
