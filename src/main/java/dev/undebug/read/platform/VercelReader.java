package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.EnvVar;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.Place;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code vercel.json}: its variables, and the files of its functions in Python, as far as they are named. Vercel
 * imports the application of such a file and serves it without a debugger. The names may be patterns, and of files in other
 * languages, too.
 */
final class VercelReader implements Reader {
    private static final String VARIABLES = "env";
    private static final String BUILDS = "builds";

    /** The default build: every file of the folder is a function. */
    private static final String USUAL = "api/**/*.py";

    private static final Pattern PYTHON = Pattern.compile(".*python.*");

    /** A route to a function may omit its ending, and has a query sometimes. */
    private static final Pattern DESTINATION = Pattern.compile("/?([\\w./-]*\\w)(?:\\?.*)?");

    @Override
    public boolean reads(String path) {
        String name = RepositoryPath.of(path).name();
        return name.equals("vercel.json") || name.equals("now.json");
    }

    @Override
    public FileFacts read(SourceFile file) {
        return FileFacts.ofUnits(
                file, Yaml.read(file).map(root -> units(file, root)).orElse(List.of()));
    }

    private static List<Unit> units(SourceFile file, YamlNode root) {
        List<EnvVar> variables = root.get(VARIABLES)
                .map(env -> EnvironmentNodes.mapping(file, env))
                .orElse(List.of());
        List<Unit> units = new ArrayList<>(Units.allVariables("vercel", Role.PRODUCTION, variables));
        functions(root).forEach((pattern, span) -> units.add(function(file, pattern, span, variables)));
        return units;
    }

    /** Returns the files of functions, with the places that name them. */
    private static Map<String, Span> functions(YamlNode root) {
        Map<String, Span> functions = new LinkedHashMap<>();
        List<YamlNode> builds = root.elementsOf(BUILDS);
        builds.stream()
                .filter(build -> PYTHON.matcher(build.scalarOf("use")).matches())
                .flatMap(build -> build.get("src").stream())
                .forEach(source -> named(source).ifPresent(name -> functions.putIfAbsent(name, source.span())));
        root.get("functions").stream()
                .flatMap(all -> all.entries().stream())
                .filter(entry -> entry.name().endsWith(".py"))
                .forEach(
                        entry -> functions.putIfAbsent(entry.name(), entry.key().span()));
        Stream.of("rewrites", "routes")
                .flatMap(list -> root.elementsOf(list).stream())
                .flatMap(route -> route.get("destination").or(() -> route.get("dest")).stream())
                .forEach(node -> named(node)
                        .map(name -> name.endsWith(".py") ? name : name + ".py")
                        .ifPresent(name -> functions.putIfAbsent(name, node.span())));
        if (builds.isEmpty()) {
            functions.putIfAbsent(
                    USUAL, new Span(root.span().start(), root.span().start() + 1));
        }
        return functions;
    }

    private static Optional<String> named(YamlNode node) {
        String written = node.scalar();
        return written.contains("*")
                ? Optional.of(written.replaceFirst("^/", ""))
                : Optional.of(DESTINATION.matcher(written))
                        .filter(matcher -> matcher.matches())
                        .map(matcher -> matcher.group(1));
    }

    private static Unit function(SourceFile file, String pattern, Span span, List<EnvVar> variables) {
        Place place = file.place(span);
        Command command = new Command(
                place, List.of(), List.of(new Word("vercel", span, true), new Word(pattern, span, true)), false);
        return Units.process("vercel", place, Role.PRODUCTION, variables, List.of(command))
                .on(Platform.VERCEL);
    }
}
