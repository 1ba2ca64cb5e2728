package dev.undebug.service;

import dev.undebug.flask.FlaskVersion;
import dev.undebug.flask.Launcher;
import dev.undebug.python.eval.Entry;
import dev.undebug.source.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the Python files that may switch debug mode on when they are run, whoever runs them. */
final class Standalone {
    private static final Pattern FACTORY = Pattern.compile("(?m)^def (create_app|make_app)\\s*\\(");

    private final Workspace workspace;
    private final FlaskVersion version;

    Standalone(Workspace workspace, FlaskVersion version) {
        this.workspace = workspace;
        this.version = version;
    }

    List<Program> find() {
        List<Program> programs = new ArrayList<>();
        if (!mentionsFlask()) {
            return programs;
        }
        for (Content content : workspace.contents()) {
            if (content instanceof Content.Decoded decoded && isCandidate(decoded)) {
                String path = decoded.file().path();
                programs.add(program(Entry.program(path)));
                factory(decoded).ifPresent(name -> programs.add(program(imported(path, name))));
            }
        }
        return programs;
    }

    private boolean mentionsFlask() {
        return workspace.contents().stream()
                .anyMatch(content -> content instanceof Content.Decoded decoded
                        && decoded.file().path().endsWith(".py")
                        && mentionsFlask(decoded.file().text()));
    }

    private static boolean mentionsFlask(String text) {
        return text.contains("flask") || text.contains("Flask") || text.contains("werkzeug");
    }

    private static boolean isCandidate(Content.Decoded decoded) {
        String path = decoded.file().path();
        String text = decoded.file().text();
        return path.endsWith(".py")
                && !CodeRole.isTest(path)
                && (mentionsFlask(text) || text.contains("run(") || text.contains("debug") || text.contains("DEBUG"));
    }

    private static Optional<String> factory(Content.Decoded decoded) {
        var matcher = FACTORY.matcher(decoded.file().text());
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
                version);
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
