package dev.undebug.read.format;

import dev.undebug.read.shell.InnerScript;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.shell.syntax.WriteTarget;
import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A text that shell text writes to a file.
 *
 * @param path with the values of the text's variables
 * @param location the same with the folder to which the text has changed
 * @param appends whether the text is added to what the file has
 * @param sure whether it is written in every case
 * @param elsewhere whether another machine has the file
 */
record FileWrite(String path, String location, PrintedText text, boolean appends, boolean sure, boolean elsewhere) {
    private static final int MAX_DEPTH = 4;
    private static final String TEE = "tee";

    /** The program that sets the table of a user's cron, and the name of a file with one. */
    private static final String CRONTAB = "crontab";

    /** Programs that people call for what they answer. */
    private static final Set<String> CONDITIONS = Set.of("test", "[", "[[", "grep", "which", "command", "!", "false");

    /** Programs that write what they read. */
    private static final Set<String> COPYING = Set.of("cat", TEE);

    /** Creates the whole text of a file. */
    FileWrite(String path, String location, PrintedText text) {
        this(path, location, text, false, true, false);
    }

    /** Returns the same file with another text. */
    FileWrite with(PrintedText other) {
        return new FileWrite(path, location, other, appends, sure, elsewhere);
    }

    /**
     * Returns what shell text writes, in order, shells that it starts included.
     *
     * @param documents its here-documents, if they are not part of the text
     * @param folder the folder in which it starts; empty if that is not known
     */
    static List<FileWrite> in(ShellNode node, List<PrintedText> documents, String folder) {
        List<FileWrite> writes = new ArrayList<>();
        new Shell(documents, List.of(), false, false, 0)
                .collect(node, new Surroundings(new ShellPaths(folder), true), writes);
        return writes;
    }

    /** The place of a command. */
    private record Surroundings(ShellPaths paths, boolean sure) {
        private Surroundings apart() {
            return new Surroundings(paths.copy(), sure);
        }

        private Surroundings maybe() {
            return new Surroundings(paths, false);
        }
    }

    private record Target(String path, boolean appends) {}

    /**
     * A shell that runs commands.
     *
     * @param documents here-documents that are not part of its text
     * @param input what it reads
     * @param expanded whether another shell has expanded its text before
     * @param elsewhere whether it is on another machine
     */
    private record Shell(
            List<PrintedText> documents, List<PrintedText> input, boolean expanded, boolean elsewhere, int depth) {
        private void collect(ShellNode node, Surroundings around, List<FileWrite> writes) {
            if (node instanceof ShellNode.Simple simple) {
                simple(simple, read(simple), around, writes);
                around.paths().after(simple);
            } else if (node instanceof ShellNode.Apart apart && fillsTable(apart)) {
                table(apart, around, writes);
            } else if (node instanceof ShellNode.Apart apart && apart.nodes().size() == 2) {
                piped(apart, around.apart(), writes);
            } else if (node instanceof ShellNode.Apart) {
                node.parts().forEach(part -> collect(part, around.apart(), writes));
            } else if (node instanceof ShellNode.Chain chain) {
                boolean other = !chain.and() && chain.left() instanceof ShellNode.Chain;
                collect(chain.left(), other ? around.maybe() : around, writes);
                collect(chain.right(), chain.and() && !asks(chain.left()) ? around : around.maybe(), writes);
            } else if (node instanceof ShellNode.If choice) {
                collect(choice.condition(), around, writes);
                collect(choice.then(), around.maybe(), writes);
                choice.otherwise().ifPresent(other -> collect(other, around.maybe(), writes));
            } else {
                boolean maybe = node instanceof ShellNode.Case || node instanceof ShellNode.While;
                node.parts().forEach(part -> collect(part, maybe ? around.maybe() : around, writes));
            }
        }

        /** Returns whether a command is a condition, of which nobody knows whether it is true. */
        private static boolean asks(ShellNode node) {
            return node instanceof ShellNode.Simple simple
                    && !simple.words().isEmpty()
                    && CONDITIONS.contains(simple.words().get(0).text());
        }

        /** Handles {@code cat <<EOF | sudo tee FILE}. */
        private void piped(ShellNode.Apart apart, Surroundings around, List<FileWrite> writes) {
            ShellNode last = apart.nodes().get(1);
            collect(apart.nodes().get(0), around, writes);
            if (apart.nodes().get(0) instanceof ShellNode.Simple from && last instanceof ShellNode.Simple to) {
                simple(to, read(from), around, writes);
            } else {
                collect(last, around, writes);
            }
        }

        /** Returns whether the last of some piped commands makes what it reads the table of cron. */
        private static boolean fillsTable(ShellNode.Apart apart) {
            return apart.nodes().size() > 1
                    && apart.nodes().get(apart.nodes().size() - 1) instanceof ShellNode.Simple last
                    && last.words().stream().map(MappedText::text).anyMatch(CRONTAB::equals);
        }

        /** Handles {@code (crontab -l; echo "@reboot …") | crontab -}, where all that is printed is in the table. */
        private void table(ShellNode.Apart apart, Surroundings around, List<FileWrite> writes) {
            apart.nodes().stream().flatMap(Shell::all).forEach(simple -> read(simple)
                    .forEach(
                            text -> writes.add(new FileWrite(CRONTAB, CRONTAB, text, true, around.sure(), elsewhere))));
        }

        private static Stream<ShellNode.Simple> all(ShellNode node) {
            return node instanceof ShellNode.Simple simple
                    ? Stream.of(simple)
                    : node.parts().stream().flatMap(Shell::all);
        }

        private void simple(
                ShellNode.Simple simple, List<PrintedText> read, Surroundings around, List<FileWrite> writes) {
            target(simple)
                    .ifPresent(target -> read.forEach(text -> writes.add(new FileWrite(
                            around.paths().filled(target.path()),
                            around.paths().location(target.path()),
                            text,
                            target.appends(),
                            around.sure(),
                            elsewhere))));
            if (depth < MAX_DEPTH) {
                InnerScript.of(simple, read).ifPresent(inner -> inside(inner)
                        .collect(
                                ShellParser.parse(inner.script().text()),
                                inner.elsewhere()
                                        ? new Surroundings(new ShellPaths(""), around.sure())
                                        : around.apart(),
                                writes));
            }
        }

        private Shell inside(InnerScript inner) {
            return new Shell(
                    List.of(),
                    inner.input(),
                    expanded || inner.script().expands(),
                    elsewhere || inner.elsewhere(),
                    depth + 1);
        }

        private List<PrintedText> read(ShellNode.Simple simple) {
            List<PrintedText> own = PrintedText.of(simple, documents);
            return (own.isEmpty() && copies(simple) ? input : own)
                    .stream()
                            .map(text -> new PrintedText(text.text(), text.expands() || expanded))
                            .toList();
        }

        private static boolean copies(ShellNode.Simple simple) {
            return simple.words().stream().map(MappedText::text).anyMatch(COPYING::contains);
        }

        private static Optional<Target> target(ShellNode.Simple simple) {
            List<String> words = simple.words().stream().map(MappedText::text).toList();
            Optional<Target> written =
                    WriteTarget.of(simple).map(target -> new Target(target.path(), target.appends()));
            return written.isEmpty() && words.contains(CRONTAB) ? Optional.of(new Target(CRONTAB, false)) : written;
        }
    }
}
