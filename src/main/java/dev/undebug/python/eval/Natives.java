package dev.undebug.python.eval;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions outside the repository that are known, by dotted name. */
final class Natives {
    private static final Map<String, Native> ALL = all();

    private Natives() {}

    private static Map<String, Native> all() {
        Map<String, Native> all = new HashMap<>();
        Builtins.register(all);
        ObjectNatives.register(all);
        OsNatives.register(all);
        SearchPath.register(all);
        LibraryNatives.register(all);
        DataClass.register(all);
        DotenvNatives.register(all);
        FlaskNatives.register(all);
        ModelNatives.register(all);
        Disclosures.register(all);
        ChildProcesses.register(all);
        DataFileNatives.register(all);
        return Map.copyOf(all);
    }

    static @Nullable Native find(String dotted) {
        return ALL.get(dotted);
    }
}
