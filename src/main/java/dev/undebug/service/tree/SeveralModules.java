package dev.undebug.service.tree;

import java.util.Set;

/**
 * Recognises files that may be more than one module: a package by a {@code __path__} of their own, or any module that they
 * put into {@code sys.modules}.
 */
public final class SeveralModules {
    private final Workspace workspace;

    public SeveralModules(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns whether a file may be more modules than its name says, by itself or by what it imports. */
    public boolean mayBe(String path) {
        workspace.load(Set.of(path));
        Set<String> imported = workspace.importsAtTop(path);
        workspace.load(imported);
        return names(path) || imported.stream().anyMatch(this::names);
    }

    private boolean names(String path) {
        return workspace.pythonText(path).filter(SeveralModules::names).isPresent();
    }

    private static boolean names(PythonText text) {
        return text.contains("__path__")
                || text.contains("sys.modules")
                || (text.contains("modules") && text.contains("from sys"));
    }
}
