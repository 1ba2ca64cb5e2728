package dev.undebug.service;

import dev.undebug.source.PythonPaths;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells which Python files have to do with Flask: those that name it, and those that import one that does. */
final class FlaskReach {
    private final Workspace workspace;

    FlaskReach(Workspace workspace) {
        this.workspace = workspace;
    }

    Set<String> paths() {
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
        boolean certain = open.isEmpty() && workspace.readWhole(PythonPaths::isPython);
        return certain ? Set.of() : closure(open, importers(texts, open));
    }

    /** Adds to {@code open} the files that import what was not read: it may name Flask. */
    private Map<String, List<String>> importers(Map<String, PythonText> texts, Deque<String> open) {
        Map<String, List<String>> importers = new HashMap<>();
        texts.forEach((path, text) -> {
            for (String imported : text.imports(workspace::exists)) {
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
