package dev.undebug.service;

import dev.undebug.source.Content;
import dev.undebug.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which Python files have to do with Flask: those that name it, and those that import one that does. */
final class FlaskReach {
    /** What is built on Flask, or works like it, and need not name it. */
    private static final Pattern OTHERS = Pattern.compile("\\b(?:import|from) (?:dash|jupyter_dash)\\b");

    private final Workspace workspace;

    FlaskReach(Workspace workspace) {
        this.workspace = workspace;
    }

    Set<String> paths() {
        Deque<String> open = new ArrayDeque<>();
        List<SourceFile> files = new ArrayList<>();
        for (Content content : workspace.contents()) {
            if (content instanceof Content.Decoded decoded
                    && decoded.file().path().endsWith(".py")) {
                files.add(decoded.file());
                if (namesFlask(decoded.file().text())
                        || namesAnother(decoded.file().text())) {
                    open.add(decoded.file().path());
                }
            }
        }
        boolean certain = open.isEmpty() && workspace.readWhole(".py");
        return certain ? Set.of() : closure(open, importers(files, open));
    }

    static boolean namesFlask(String text) {
        return text.contains("flask")
                || text.contains("Flask")
                || text.contains("werkzeug")
                || OTHERS.matcher(text).find();
    }

    /** Other frameworks are looked at only where their own debug mode is named. */
    private static boolean namesAnother(String text) {
        boolean named = text.contains("fastapi")
                || text.contains("starlette")
                || text.contains("bottle")
                || text.contains("tornado")
                || text.contains("INSTALLED_APPS")
                || text.contains("ROOT_URLCONF");
        return named && (text.contains("debug") || text.contains("DEBUG"));
    }

    /** Adds to {@code open} the files that import what was not read: it may name Flask. */
    private Map<String, List<String>> importers(List<SourceFile> files, Deque<String> open) {
        Map<String, List<String>> importers = new HashMap<>();
        for (SourceFile file : files) {
            for (String imported : ImportLines.of(file.path(), file.text(), workspace::exists)) {
                importers.computeIfAbsent(imported, key -> new ArrayList<>()).add(file.path());
                if (workspace.file(imported).isEmpty()) {
                    open.add(file.path());
                }
            }
        }
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
