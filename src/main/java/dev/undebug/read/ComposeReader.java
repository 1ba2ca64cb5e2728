package dev.undebug.read;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads compose files. */
final class ComposeReader implements Reader {
    private static final Pattern NAME = Pattern.compile("(?:.*[._-])?(?:docker-)?compose(?:[._-].*)?\\.ya?ml");
    private static final int MAX_SERVICES = 200;

    @Override
    public boolean reads(String path) {
        return NAME.matcher(RepositoryPath.name(path)).matches();
    }

    @Override
    public FileFacts read(SourceFile file) {
        List<Unit> units = Yaml.read(file).map(ComposeReader::services).orElse(List.of()).stream()
                .limit(MAX_SERVICES)
                .map(entry -> new ComposeService(entry).unit())
                .toList();
        return FileFacts.ofUnits(file, units);
    }

    private static List<YamlNode.Entry> services(YamlNode root) {
        Optional<YamlNode> services = root.get("services");
        if (services.isPresent()) {
            return services.get().entries();
        }
        // The oldest format has the services at the top.
        return root.entries().stream()
                .filter(entry -> entry.value().get("image").isPresent()
                        || entry.value().get("build").isPresent())
                .toList();
    }
}
