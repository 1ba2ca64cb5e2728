package dev.undebug.read.docker;

import dev.undebug.fact.Unit;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.text.InPlaceEdit;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.PlacedFiles;
import dev.undebug.read.text.PlacedFiles.Placed;
import dev.undebug.source.ContainerPath;
import dev.undebug.source.NamePattern;
import dev.undebug.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that the RUN instructions of a stage change: {@code sed -i}, {@code patch}, {@code >}, {@code mv}, {@code curl -o}. */
final class DockerChanges {
    private static final Pattern RECURSIVE = Pattern.compile("-[a-zA-Z]{0,8}[rR][a-zA-Z]*+|--recursive");
    private static final Set<String> WRITES = Set.of(">", ">>", ">|");

    private final SourceFile file;
    private final DockerStage stage;

    /** Where its commands are, an absolute path. */
    private String folder;

    /** Whether they may be somewhere else. */
    private boolean lost;

    DockerChanges(SourceFile file, DockerStage stage) {
        this.file = file;
        this.stage = stage;
        this.folder = stage.inContainer(".");
    }

    /** Reads the shell text of a RUN. */
    void read(ShellNode node) {
        read(node, true, true);
    }

    /**
     * Reads a part of it.
     *
     * @param runs whether it certainly runs in an image that is built
     * @param demanded whether the build ends where it fails
     */
    private void read(ShellNode node, boolean runs, boolean demanded) {
        if (node instanceof ShellNode.Simple simple) {
            simple(simple, runs);
        } else if (node instanceof ShellNode.Sequence sequence) {
            int last = sequence.nodes().size() - 1;
            for (int i = 0; i <= last; i++) {
                read(sequence.nodes().get(i), runs, demanded && i == last);
            }
        } else if (node instanceof ShellNode.Chain chain) {
            read(chain.left(), runs, demanded && chain.and());
            read(chain.right(), runs && demanded && chain.and(), demanded && chain.and());
        } else {
            String before = folder;
            node.parts().forEach(part -> read(part, false, false));
            if (node instanceof ShellNode.Apart) {
                folder = before;
            }
        }
    }

    private void simple(ShellNode.Simple simple, boolean runs) {
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
            if (program.equals("rm")) {
                List<MappedText> written = simple.words();
                remove(written.subList(written.size() - rest.size(), written.size()), runs, simple);
            } else {
                PlacedFiles.of(program, rest).stream()
                        .filter(placed -> !placed.keeps())
                        .forEach(placed -> replace(placed, simple));
            }
            if (program.equals("cd")) {
                move(rest, runs);
            }
        }
        for (ShellNode.Redirection redirection : simple.redirections()) {
            if (WRITES.contains(redirection.operator())) {
                change(unquoted(redirection.target()), List.of(), simple);
            }
        }
    }

    private void move(List<String> words, boolean runs) {
        if (runs
                && words.size() == 1
                && !words.get(0).contains("$")
                && !words.get(0).startsWith("-")) {
            folder = inContainer(words.get(0));
        } else {
            lost = true;
        }
    }

    /** Only {@code rm -r} removes folders. */
    private void remove(List<MappedText> written, boolean runs, ShellNode.Simple simple) {
        List<String> words = written.stream()
                .map(word -> unquoted(stage.variables()
                        .filled(new PrintedText(word, !word.text().startsWith("'")))
                        .text()))
                .toList();
        boolean folders =
                words.stream().anyMatch(word -> RECURSIVE.matcher(word).matches());
        words.stream().filter(word -> !word.startsWith("-")).forEach(word -> {
            boolean certain = runs && !lost && !NamePattern.is(word) && word.indexOf('{') < 0 && word.indexOf('~') < 0;
            String path = ContainerPath.of(inContainer(word)).text();
            (folders ? Stream.of(path, path + "/") : Stream.of(path))
                    .forEach(removed -> change(
                            word,
                            Unit.Change.removal(
                                    removed, certain, file.place(simple.text().span()))));
        });
    }

    private String inContainer(String path) {
        return ContainerPath.of(folder).destination(path);
    }

    private void change(String path, List<String> scripts, ShellNode.Simple simple) {
        change(
                path,
                new Unit.Change(
                        inContainer(path) + (path.endsWith("/") ? "/" : ""),
                        scripts,
                        file.place(simple.text().span())));
    }

    /** A file that is there counts as fetched as it is: people fetch their own. */
    private void fetch(String path, ShellNode.Simple simple) {
        String target = inContainer(path);
        change(
                path,
                new Unit.Change(
                        target,
                        List.of(),
                        Optional.of(target),
                        Unit.Removal.NONE,
                        file.place(simple.text().span())));
    }

    private void replace(Placed placed, ShellNode.Simple simple) {
        Optional<String> source = Optional.of(placed.from())
                .filter(from -> !from.isEmpty() && !from.contains("$"))
                .map(this::inContainer);
        change(
                placed.path(),
                new Unit.Change(
                        inContainer(placed.path()),
                        List.of(),
                        source,
                        Unit.Removal.NONE,
                        file.place(simple.text().span())));
    }

    private void change(String written, Unit.Change change) {
        if (!written.isEmpty() && !written.startsWith("/dev/") && !change.path().contains("$")) {
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
