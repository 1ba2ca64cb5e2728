package dev.undebug.read.format;

import dev.undebug.read.shell.InnerScript;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.ShellQuotes;
import dev.undebug.read.shell.syntax.WriteTarget;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.Most;
import dev.undebug.source.ContainerPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the files that shell text makes of others, from which commands fill them: {@code sed "s|@DIR@|$PWD|" shop.tpl >
 * /etc/systemd/system/shop.service}, {@code envsubst < shop.tpl | sudo tee /etc/init.d/shop}.
 */
public final class FilledFiles {
    /** Stands for the scripts of {@code envsubst}, which replaces references to variables. */
    static final String REFERENCES = "$";

    private static final int MAX_DEPTH = 4;
    private static final int MAX_FILES = 50;

    /** Programs whose first operand is a text of theirs, unless an option gives it. */
    private static final Set<String> EDITING = Set.of("sed", "gsed", "awk", "gawk", "grep", "egrep", "perl");

    /** Options with a text or a file of commands as the next word. */
    private static final Set<String> TEXTS = Set.of("-e", "-Ee", "-re", "-ne", "--expression", "-f", "--file");

    private static final String EXPRESSION = "--expression=";

    /** Programs whose operands are no files that they print. */
    private static final Set<String> SILENT = Set.of("echo", "printf", "tee");

    private final List<Filled> found = new ArrayList<>();
    private final ReachedCommands walk = new ReachedCommands(new ShellPaths(""), this::piped);
    private int depth;

    private FilledFiles() {}

    /**
     * A file that commands make of another one.
     *
     * @param from as written, with the values of variables
     * @param to likewise, and what changes the text on the way
     */
    public record Filled(String from, PlacedAs to) {}

    /** Returns what shell text makes, also in the shells that it starts. */
    public static List<Filled> in(MappedText text) {
        FilledFiles files = new FilledFiles();
        files.walk.whole(ShellParser.parse(text));
        return files.found;
    }

    /** @param pipe the commands whose output the last one gets, and itself */
    private void piped(List<ShellNode.Simple> pipe, boolean conditional) {
        ShellNode.Simple last = pipe.get(pipe.size() - 1);
        WriteTarget.of(last).filter(target -> !target.appends()).ifPresent(target -> {
            String to = walk.paths().filled(target.path());
            List<Read> reads = pipe.stream().map(FilledFiles::read).toList();
            List<String> edits = reads.stream()
                    .flatMap(read -> read.edits().stream())
                    .map(walk.paths()::filled)
                    .toList();
            PlacedAs placed = new PlacedAs(to, reads.stream().anyMatch(Read::fills), edits);
            reads.stream()
                    .flatMap(read -> read.files().stream())
                    .map(walk.paths()::filled)
                    .filter(from -> !from.equals(to) && Most.room(found.size(), MAX_FILES))
                    .forEach(from -> found.add(new Filled(from, placed)));
        });
        if (depth < MAX_DEPTH) {
            depth++;
            pipe.forEach(simple -> InnerScript.of(simple, List.of())
                    .ifPresent(
                            inner -> walk.apart(ShellParser.parse(inner.script().text()), conditional)));
            depth--;
        }
    }

    /**
     * The files that a command reads.
     *
     * @param fills whether it prints something else than it reads
     * @param edits what it changes then, see {@link PlacedAs}
     */
    private record Read(List<String> files, boolean fills, List<String> edits) {}

    private static Read read(ShellNode.Simple simple) {
        List<String> words = new ArrayList<>(simple.words().stream()
                .map(word -> ShellQuotes.unquoted(word.text()))
                .toList());
        while (!words.isEmpty() && (words.get(0).equals("sudo") || words.get(0).contains("="))) {
            words.remove(0);
        }
        String program = words.isEmpty() ? "" : ContainerPath.program(words.get(0));
        List<String> files = new ArrayList<>();
        simple.redirections().stream()
                .filter(redirection -> redirection.operator().equals("<"))
                .map(redirection -> ShellQuotes.unquoted(redirection.target().text()))
                .forEach(files::add);
        if (words.isEmpty() || SILENT.contains(program)) {
            return new Read(files, false, List.of());
        }
        List<String> operands = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        split(words.subList(1, words.size()), operands, texts);
        if (EDITING.contains(program) && texts.isEmpty() && !operands.isEmpty()) {
            texts.add(operands.remove(0));
        }
        files.addAll(operands);
        return switch (program) {
            case "cat" -> new Read(files, false, List.of());
            case "envsubst" -> new Read(files, true, List.of(REFERENCES));
            case "sed", "gsed" -> new Read(files, true, texts);
            default -> new Read(files, true, List.of(""));
        };
    }

    private static void split(List<String> words, List<String> operands, List<String> texts) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (TEXTS.contains(word) && i + 1 < words.size()) {
                texts.add(words.get(++i));
            } else if (word.startsWith(EXPRESSION)) {
                texts.add(word.substring(EXPRESSION.length()));
            } else if (!word.startsWith("-")) {
                operands.add(word);
            }
        }
    }
}
