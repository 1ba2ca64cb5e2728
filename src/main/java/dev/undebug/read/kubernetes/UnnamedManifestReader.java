package dev.undebug.read.kubernetes;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.format.Reader;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads manifests in YAML files of any name: {@code apiVersion} and {@code kind} show what they are. */
final class UnnamedManifestReader implements Reader {
    private static final Pattern VERSION = key("apiVersion");
    private static final Pattern KIND = key("kind");

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

    @Override
    public boolean reads(String path) {
        if (!path.endsWith(".yaml") && !path.endsWith(".yml")) {
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
        return VERSION.matcher(file.text()).find() && KIND.matcher(file.text()).find();
    }

    @Override
    public FileFacts read(SourceFile file) {
        return mayStart(file) ? manifests.read(file) : FileFacts.ofUnits(file, List.of());
    }
}
