package dev.undebug.read.kubernetes;

import dev.undebug.read.text.Most;
import dev.undebug.read.yaml.Yaml;
import dev.undebug.read.yaml.YamlNode;
import dev.undebug.source.IrrelevantFiles;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.stream.Stream;

/** The files that a kustomization names, so that the caller can load them before the build. */
public final class KustomizeReferences {
    static final int MAX_FILES = 300;

    private static final List<String> LISTS = List.of("resources", "bases", "components");
    private static final List<String> PATCHES =
            List.of("patches", "patchesJson6902", "patchesStrategicMerge", "replacements");
    static final List<String> GENERATORS = List.of("configMapGenerator", "secretGenerator");

    private KustomizeReferences() {}

    /** Returns repository paths of files, and of folders with a kustomization of their own. */
    public static List<String> of(SourceFile kustomization) {
        String folder = RepositoryPath.of(kustomization.path()).folder().text();
        return Yaml.read(kustomization).stream()
                .flatMap(document -> Stream.of(
                                LISTS.stream().flatMap(key -> strings(document, key)),
                                PATCHES.stream().flatMap(key -> patches(document, key)),
                                GENERATORS.stream().flatMap(key -> variables(document, key)))
                        .flatMap(all -> all))
                .takeWhile(Most.first(MAX_FILES))
                .flatMap(written -> RepositoryPath.of(folder).resolve(written).map(RepositoryPath::text).stream())
                .toList();
    }

    private static Stream<String> patches(YamlNode document, String key) {
        return elements(document, key)
                .flatMap(patch ->
                        patch.isScalar() ? Stream.of(patch.scalar()) : patch.get("path").map(YamlNode::scalar).stream())
                .filter(written -> written.endsWith(".yaml") || written.endsWith(".yml") || written.endsWith(".json"));
    }

    private static Stream<String> variables(YamlNode document, String key) {
        return elements(document, key)
                .flatMap(generator -> Stream.concat(
                        envFiles(generator),
                        files(generator).filter(file -> !isSomethingElse(file)).map(KeyFile::path)));
    }

    /** Returns the env files of a generator, as written. */
    public static Stream<String> envFiles(YamlNode generator) {
        return Stream.concat(generator.get("env").map(YamlNode::scalar).stream(), strings(generator, "envs"))
                .filter(written -> !written.isEmpty());
    }

    /**
     * A file whose whole text is one value.
     *
     * @param path as written
     */
    public record KeyFile(String key, String path) {}

    /**
     * Returns whether both names of a file say that it is something else, such as {@code 01-shop.sql=shop.sql}. A container may get
     * it under a key without an ending as a variable, and under the name of a program as code.
     */
    private static boolean isSomethingElse(KeyFile file) {
        return IrrelevantFiles.is(file.key()) && IrrelevantFiles.is(file.path());
    }

    /** Returns the files to which a generator assigns a key; files without one are not variables. */
    public static Stream<KeyFile> files(YamlNode generator) {
        return strings(generator, "files")
                .filter(written -> written.indexOf('=') > 0)
                .map(written -> {
                    String[] parts = written.split("=", 2);
                    return new KeyFile(parts[0], parts[1]);
                });
    }

    public static Stream<String> strings(YamlNode document, String key) {
        return elements(document, key).map(YamlNode::scalar).filter(written -> !written.isEmpty());
    }

    public static Stream<YamlNode> elements(YamlNode document, String key) {
        return document.elementsOf(key).stream().takeWhile(Most.first(MAX_FILES));
    }
}
