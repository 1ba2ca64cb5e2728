package dev.undebug.service.script;

import dev.undebug.fact.FileFacts;
import dev.undebug.read.Readers;
import dev.undebug.read.text.OtherFiles;
import dev.undebug.source.SourceFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a file that may take variables from others, by what these files are. Most proofs of fixes leave all of them alone.
 * Several threads may ask.
 */
final class Sourcing {
    private final SourceFile file;

    /** The files that it may take variables from, as it writes them. */
    private final Set<String> names = new HashSet<>();

    private final Map<Map<String, SourceFile>, FileFacts> readings = new HashMap<>();

    Sourcing(SourceFile file) {
        this.file = file;
        read(written -> Optional.empty());
    }

    /** Returns the names of files that it may take variables from, as it writes them. */
    synchronized Set<String> names() {
        return Set.copyOf(names);
    }

    /** @param files finds a file by its path, as this one writes it */
    synchronized FileFacts read(Function<String, Optional<SourceFile>> files) {
        @Nullable FileFacts known = readings.get(named(files));
        if (known != null) {
            return known;
        }
        FileFacts read = OtherFiles.knowing(
                written -> {
                    // A file that is taken may take others.
                    names.add(written);
                    return files.apply(written);
                },
                () -> Readers.read(file));
        readings.put(named(files), read);
        return read;
    }

    private Map<String, SourceFile> named(Function<String, Optional<SourceFile>> files) {
        Map<String, SourceFile> named = new HashMap<>();
        names.forEach(written -> files.apply(written).ifPresent(found -> named.put(written, found)));
        return named;
    }
}
