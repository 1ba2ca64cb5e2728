package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.fact.Word;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scripts that tools put on machines, from templates or as they are. Their folders there are mostly filled in, so a command finds
 * them by their names: <code>{{ home }}/start-web.sh</code>.
 */
final class PlacedScripts {
    private final Map<String, List<Unit>> byName = new HashMap<>();

    PlacedScripts(List<FileFacts> files) {
        for (FileFacts file : files) {
            List<Unit> units = file.units();
            if (units.stream().noneMatch(unit -> unit.kind() == Unit.Kind.IMAGE_STAGE)) {
                units.stream().filter(unit -> unit.kind() == Unit.Kind.SCRIPT).forEach(unit -> name(unit)
                        .ifPresent(name -> byName.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(unit)));
            }
        }
    }

    /** Returns the name of a script that a file makes, or of one that a role of Ansible copies. */
    private static Optional<String> name(Unit script) {
        RepositoryPath path = RepositoryPath.of(script.place().path());
        if (script.name().isEmpty()) {
            return path.folder().name().equals("files") ? Optional.of(path.name()) : Optional.empty();
        }
        return Optional.of(RepositoryPath.of(script.name()).name());
    }

    /** Returns the script that a command starts by its path, unless several have its name. */
    Optional<Unit> called(Word path) {
        String written = path.text();
        List<Unit> alike = byName.getOrDefault(RepositoryPath.of(written).name(), List.of());
        return written.contains("/") && alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }
}
