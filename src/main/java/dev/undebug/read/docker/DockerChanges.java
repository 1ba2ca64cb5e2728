package dev.undebug.read.docker;

import dev.undebug.fact.Unit;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.InPlaceEdit;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.read.text.PlacedFiles.Placed;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that the RUN instructions of a stage change: {@code sed -i}, {@code patch}, {@code >}, {@code mv}, {@code curl -o}. */
final class DockerChanges {
    private static final Set<String> WRITES = Set.of(">", ">>", ">|");

    private final SourceFile file;
    private final DockerStage stage;

    DockerChanges(SourceFile file, DockerStage stage) {
        this.file = file;
        this.stage = stage;
    }

    /** Reads shell text. */
    void read(ShellNode node) {
        if (node instanceof ShellNode.Simple simple) {
            simple(simple);
        }
        node.parts().forEach(this::read);
    }

    private void simple(ShellNode.Simple simple) {
        List<String> words = new ArrayList<>();
        simple.words().forEach(word -> words.add(unquoted(word)));
        if (!words.isEmpty() && words.get(0).equals("sudo")) {
            words.remove(0);
        }
        if (!words.isEmpty()) {
            List<String> rest = words.subList(1, words.size());
            String program = ContainerPath.program(words.get(0));
            InPlaceEdit.of(program, rest)
                    .ifPresent(edit -> edit.paths().forEach(path -> change(path, edit.scripts(), simple)));
            PlacedFiles.fetched(program, rest).ifPresent(path -> fetch(path, simple));
            // Other programs change files by redirections only, as far as their words show.
            PlacedFiles.of(program, rest).stream()
                    .filter(placed -> !placed.keeps())
                    .forEach(placed -> replace(placed, simple));
        }
        for (ShellNode.Redirection redirection : simple.redirections()) {
            if (WRITES.contains(redirection.operator())) {
                change(unquoted(redirection.target()), List.of(), simple);
            }
        }
    }

    private void change(String path, List<String> scripts, ShellNode.Simple simple) {
        change(
                path,
                new Unit.Change(
                        stage.inContainer(path) + (path.endsWith("/") ? "/" : ""),
                        scripts,
                        file.place(simple.text().span())));
    }

    /** A file that is there counts as fetched as it is: people fetch their own. */
    private void fetch(String path, ShellNode.Simple simple) {
        String target = stage.inContainer(path);
        change(
                path,
                new Unit.Change(
                        target,
                        List.of(),
                        Optional.of(target),
                        file.place(simple.text().span())));
    }

    private void replace(Placed placed, ShellNode.Simple simple) {
        Optional<String> source = Optional.of(placed.from())
                .filter(from -> !from.isEmpty() && !from.contains("$"))
                .map(stage::inContainer);
        change(
                placed.path(),
                new Unit.Change(
                        stage.inContainer(placed.path()),
                        List.of(),
                        source,
                        file.place(simple.text().span())));
    }

    private void change(String written, Unit.Change change) {
        if (!written.isEmpty() && !written.startsWith("/dev/") && !written.contains("$")) {
            stage.change(change);
        }
    }

    /** Keeps the quotes inside the quotes of a whole word, which may be those of a script. */
    private static String unquoted(MappedText word) {
        String text = word.text();
        int last = text.length() - 1;
        boolean whole = last > 0
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.indexOf(text.charAt(0), 1) == last;
        return whole ? text.substring(1, last) : ShellQuotes.unquoted(text);
    }
}
