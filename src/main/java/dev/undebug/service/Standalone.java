package dev.undebug.service;

import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.Entry;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the Python files that may switch debug mode on when they are run, whoever runs them. */
final class Standalone {
    private static final Pattern FACTORY = Pattern.compile("(?m)^def (create_app|make_app)\\s*\\(");

    private final Workspace workspace;
    private final Installed installed;

    Standalone(Workspace workspace, Installed installed) {
        this.workspace = workspace;
        this.installed = installed;
    }

    List<Program> find() {
        List<Program> programs = new ArrayList<>();
        for (String path : new TreeSet<>(new FlaskReach(workspace).paths())) {
            workspace.file(path).filter(Standalone::isCandidate).ifPresent(file -> {
                programs.add(program(Entry.program(path)));
                factory(file).ifPresent(name -> programs.add(program(imported(path, name))));
            });
        }
        return programs;
    }

    private static boolean isCandidate(SourceFile file) {
        return !CodeRole.isTest(file.path()) && SwitchWords.in(file.text());
    }

    private static Optional<String> factory(SourceFile file) {
        Matcher matcher = FACTORY.matcher(file.text());
        return matcher.find() ? Optional.of(matcher.group(1) + "()") : Optional.empty();
    }

    private Program program(Entry entry) {
        String folder = Paths.parent(entry.path());
        return new Program(
                Optional.empty(),
                entry.main() ? Launcher.PYTHON : Launcher.UNKNOWN,
                CodeRole.of(entry.path()),
                Optional.of(entry),
                List.of(),
                entry.main() ? new Dotenv(workspace).in(folder) : List.of(),
                installed);
    }

    /** A package is imported from the folder above its topmost {@code __init__.py}. */
    private Entry imported(String path, String application) {
        String root = Paths.parent(path);
        while (!root.isEmpty() && workspace.exists(root + "/__init__.py")) {
            root = Paths.parent(root);
        }
        return new Entry(path, false, Optional.of(application), List.of(), List.of(root));
    }
}
