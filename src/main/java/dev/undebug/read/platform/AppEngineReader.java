package dev.undebug.read.platform;

import dev.undebug.fact.Command;
import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Platform;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.read.format.EnvironmentNodes;
import dev.undebug.read.format.Reader;
import dev.undebug.read.format.Units;
import dev.undebug.read.shell.CommandReader;
import dev.undebug.read.text.RoleInference;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads App Engine's {@code app.yaml}. A Kubernetes manifest of that name goes to the reader of manifests. */
final class AppEngineReader implements Reader {
    private static final Pattern NAME = Pattern.compile("app(?:[._-][\\w.-]+)?\\.ya?ml");

    /** The first of two keys of a configuration of another name: {@code gcloud app deploy live.yaml}. */
    private static final Pattern RUNTIME = Pattern.compile("(?m)^runtime: *+[\"']?python");

    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^entrypoint:");

    private final Reader otherwise;

    /** @param otherwise reads files with that name but another format */
    AppEngineReader(Reader otherwise) {
        this.otherwise = otherwise;
    }

    /** Returns whether a file is a configuration of App Engine by its content. */
    static boolean isConfiguration(SourceFile file) {
        return file.contains("runtime:")
                && RUNTIME.matcher(file.text()).find()
                && ENTRYPOINT.matcher(file.text()).find();
    }

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.of(path).name()).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        Optional<YamlNode> root = Yaml.read(file);
        Optional<YamlNode> runtime = root.flatMap(node -> node.get("runtime"));
        if (runtime.isEmpty()) {
            return otherwise.read(file);
        }
        String service = root.get().get("service").map(YamlNode::scalar).orElse("default");
        Unit unit = Units.process(
                service,
                file.place(runtime.get().span()),
                RoleInference.firstKnown(RoleInference.of(service), RoleInference.ofOverlay(file.path())),
                root.get()
                        .get("env_variables")
                        .map(variables -> EnvironmentNodes.mapping(file, variables))
                        .orElse(List.of()),
                commands(file, root.get(), runtime.get()));
        return FileFacts.ofUnits(file, List.of(unit.on(platform(root.get(), runtime.get()))));
    }

    /** The flexible environment has {@code env: flex}, and the runtimes before Python 3 have other variables. */
    private static Platform platform(YamlNode root, YamlNode runtime) {
        boolean standard = root.get("env").isEmpty()
                && root.get("vm").isEmpty()
                && runtime.scalar().startsWith("python3");
        return standard ? Platform.APP_ENGINE : Platform.APP_ENGINE_OTHER;
    }

    /** Without an entrypoint, App Engine starts gunicorn with {@code main:app}. */
    private static List<Command> commands(SourceFile file, YamlNode root, YamlNode runtime) {
        Optional<YamlNode> entrypoint = root.get("entrypoint").filter(node -> !node.isNull());
        if (entrypoint.isPresent()) {
            return CommandReader.script(file, entrypoint.get().text());
        }
        Span place = runtime.span();
        boolean python = runtime.scalar().startsWith("python");
        return python
                ? List.of(new Command(
                        file.place(place),
                        List.of(),
                        List.of(new Word("gunicorn", place, true), new Word("main:app", place, true)),
                        false))
                : List.of();
    }
}
