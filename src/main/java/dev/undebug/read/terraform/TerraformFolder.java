package dev.undebug.read.terraform;

import dev.undebug.read.hcl.HclBody;
import dev.undebug.read.hcl.HclParser;
import dev.undebug.read.hcl.HclValue;
import dev.undebug.source.RepositoryPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The declarations in the files of one folder, which is a Terraform module. */
final class TerraformFolder {
    private final String path;
    private final Map<String, Located> variables = new LinkedHashMap<>();
    private final Map<String, Located> locals = new LinkedHashMap<>();
    private final Map<String, Located> outputs = new LinkedHashMap<>();
    private final List<Declared> resources = new ArrayList<>();
    private final List<Declared> calls = new ArrayList<>();

    /** An expression and its file. */
    record Located(SourceFile file, HclValue value) {}

    /** A block and its file. */
    record Declared(SourceFile file, HclBody.Block block) {}

    /**
     * @param path {@code ""} is the root of the repository
     */
    TerraformFolder(String path, List<SourceFile> files) {
        this.path = path;
        for (SourceFile file : files) {
            HclParser.parse(file).blocks().forEach(block -> declare(new Declared(file, block)));
        }
    }

    private void declare(Declared declared) {
        HclBody.Block block = declared.block();
        switch (block.type()) {
            case "variable" -> value(declared, "default").ifPresent(found -> variables.put(block.label(0), found));
            case "output" -> value(declared, "value").ifPresent(found -> outputs.put(block.label(0), found));
            case "locals" ->
                block.body()
                        .attributes()
                        .forEach(entry -> locals.put(entry.key(), new Located(declared.file(), entry.value())));
            case "resource" -> {
                if (!isNone(block)) {
                    resources.add(declared);
                }
            }
            case "module" -> calls.add(declared);
            default -> {}
        }
    }

    /** Returns whether Terraform makes none of a resource: {@code count = 0}. */
    static boolean isNone(HclBody.Block block) {
        return block.body()
                .get("count")
                .filter(count -> (count.kind() == HclValue.Kind.WORD || count.kind() == HclValue.Kind.TEXT)
                        && count.text().text().equals("0"))
                .isPresent();
    }

    private static Optional<Located> value(Declared declared, String key) {
        return declared.block().body().get(key).map(value -> new Located(declared.file(), value));
    }

    String path() {
        return path;
    }

    Optional<Located> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Optional<Located> local(String name) {
        return Optional.ofNullable(locals.get(name));
    }

    Optional<Located> output(String name) {
        return Optional.ofNullable(outputs.get(name));
    }

    List<Declared> resources() {
        return List.copyOf(resources);
    }

    Optional<Declared> resource(String type, String name) {
        return resources.stream()
                .filter(one -> one.block().label(0).equals(type)
                        && one.block().label(1).equals(name))
                .findFirst();
    }

    /** Returns the blocks that call other modules. */
    List<Declared> calls() {
        return List.copyOf(calls);
    }

    /** Returns the folder of a called module, if it is in the repository. */
    Optional<String> source(Declared call) {
        return call.block().body().get("source").stream()
                .filter(value -> value.kind() == HclValue.Kind.TEXT)
                .map(value -> value.text().text())
                .filter(written -> written.startsWith("./") || written.startsWith("../"))
                .flatMap(written -> RepositoryPath.of(path).resolve(written).map(RepositoryPath::text).stream())
                .findFirst();
    }

    /** Returns the folders of the called modules in the repository. */
    Stream<String> sources() {
        return calls.stream().flatMap(call -> source(call).stream());
    }
}
