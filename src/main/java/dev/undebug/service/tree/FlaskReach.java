package dev.undebug.service.tree;

import dev.undebug.source.PythonPaths;
import dev.undebug.source.RepositoryPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the Python files that concern Flask: those that name it, and those that import one that does. */
public final class FlaskReach {
    /** This many words can be searched for in texts at little cost. */
    private static final int FEW = 20;

    private final Workspace workspace;

    public FlaskReach(Workspace workspace) {
        this.workspace = workspace;
    }

    public Set<String> paths() {
        Deque<String> open = new ArrayDeque<>();
        Map<String, PythonText> texts = new LinkedHashMap<>();
        for (String path : workspace.paths()) {
            workspace.pythonText(path).ifPresent(text -> {
                texts.put(path, text);
                if (text.namesFlask()) {
                    open.add(path);
                }
            });
        }
        if (open.isEmpty()) {
            importers(mayImportUnread(texts), open);
        }
        return open.isEmpty() ? Set.of() : closure(open, importers(texts, open));
    }

    /**
     * Returns the texts that may import an unread file, by a search for the names of the unread modules. If many files
     * are unread, returns all texts.
     */
    private Map<String, PythonText> mayImportUnread(Map<String, PythonText> texts) {
        List<String> unread = workspace.paths().stream()
                .filter(path -> PythonPaths.isPython(path) && !workspace.isRead(path))
                .toList();
        if (unread.size() > FEW) {
            return texts;
        }
        List<String> modules =
                unread.stream().map(FlaskReach::module).distinct().toList();
        Map<String, PythonText> candidates = new LinkedHashMap<>(texts);
        candidates.values().removeIf(text -> modules.stream().noneMatch(text::contains));
        return candidates;
    }

    private static String module(String path) {
        RepositoryPath file = RepositoryPath.of(path);
        String name = file.name();
        return name.startsWith("__") ? file.folder().name() : name.substring(0, name.lastIndexOf('.'));
    }

    /** Adds to {@code open} the files that import an unread file, which may name Flask. */
    private Map<String, List<String>> importers(Map<String, PythonText> texts, Deque<String> open) {
        Map<String, List<String>> importers = new HashMap<>();
        texts.forEach((path, text) -> {
            for (String imported : text.imports(workspace)) {
                importers.computeIfAbsent(imported, key -> new ArrayList<>()).add(path);
                if (workspace.file(imported).isEmpty()) {
                    open.add(path);
                }
            }
        });
        return importers;
    }

    private static Set<String> closure(Deque<String> open, Map<String, List<String>> importers) {
        Set<String> reached = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (String importer : importers.getOrDefault(open.remove(), List.of())) {
                if (reached.add(importer)) {
                    open.add(importer);
                }
            }
        }
        return reached;
    }
}
