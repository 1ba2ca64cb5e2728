package dev.undebug.read.kubernetes;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads manifests in YAML files of any name, and in JSON where manifests are: {@code apiVersion} and {@code kind} show what
 * they are.
 */
final class UnnamedManifestReader implements Reader {
    private static final int MAX_DOCUMENTS = 100;
    private static final Pattern VERSION = key("apiVersion");
    private static final Pattern KIND = key("kind");
    private static final String JSON = ".json";

    /** Folders of YAML files that nobody deploys. */
    private static final Set<String> OTHER_FOLDERS = Set.of(
            "docs",
            "doc",
            "tests",
            "test",
            "testdata",
            "fixtures",
            "cassettes",
            "locale",
            "locales",
            "i18n",
            "translations");

    private static final Pattern OTHER_NAMES = Pattern.compile(
            "mkdocs.*|.*(?:openapi|swagger).*|codecov\\.ya?ml|environment\\.ya?ml|.*-lock\\.ya?ml|_config\\.ya?ml");

    private final Reader manifests;

    UnnamedManifestReader(Reader manifests) {
        this.manifests = manifests;
    }

    private static Pattern key(String name) {
        return Pattern.compile("(?m)^\\uFEFF?[\\s{]*+[\"']?" + name + "[\"']?[ \\t]*+:");
    }

    /** Returns whether a document of a file is a manifest, and none has services as a compose file does. */
    static boolean isManifest(SourceFile file) {
        if (!file.path().endsWith(JSON) && !VERSION.matcher(file.text()).find()) {
            return false;
        }
        List<YamlNode> documents = Yaml.documents(file, MAX_DOCUMENTS);
        return documents.stream()
                        .anyMatch(document -> document.get("apiVersion").isPresent()
                                && document.get("kind").isPresent())
                && documents.stream()
                        .noneMatch(document -> document.get("services").isPresent());
    }

    @Override
    public boolean reads(String path) {
        boolean json = path.endsWith(JSON) && KubernetesReader.isPlaced(path);
        if (!json && !path.endsWith(".yaml") && !path.endsWith(".yml")) {
            return false;
        }
        RepositoryPath file = RepositoryPath.of(path.toLowerCase(Locale.ROOT));
        return !file.name().startsWith(".")
                && !OTHER_NAMES.matcher(file.name()).matches()
                && file.folder().names().stream()
                        .noneMatch(folder -> folder.startsWith(".") || OTHER_FOLDERS.contains(folder));
    }

    @Override
    public boolean readsByName() {
        return false;
    }

    @Override
    public boolean mayStart(SourceFile file) {
        // JSON has its keys anywhere in a line, and they may be written with escapes.
        return file.path().endsWith(JSON)
                ? isManifest(file)
                : VERSION.matcher(file.text()).find()
                        && KIND.matcher(file.text()).find();
    }

    @Override
    public FileFacts read(SourceFile file) {
        return mayStart(file) ? manifests.read(file) : FileFacts.ofUnits(file, List.of());
    }
}
