package dev.undebug.read.format;

import dev.undebug.read.shell.InnerScript;
import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text that shell text writes to a file.
 *
 * @param elsewhere whether another machine has the file
 */
record FileWrite(String path, PrintedText text, boolean elsewhere) {
    private static final int MAX_DEPTH = 4;
    private static final Set<String> WRITING = Set.of(">", ">>", ">|");
    private static final String TEE = "tee";

    /** Programs that write what they read. */
    private static final Set<String> COPYING = Set.of("cat", TEE);

    /**
     * Returns what shell text writes, in order, shells that it starts included.
     *
     * @param documents its here-documents, if they are not part of the text
     */
    static List<FileWrite> in(ShellNode node, List<PrintedText> documents) {
        List<FileWrite> writes = new ArrayList<>();
        new Shell(documents, List.of(), false, false, 0).collect(node, writes);
        return writes;
    }

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
        private void collect(ShellNode node, List<FileWrite> writes) {
            if (node instanceof ShellNode.Simple simple) {
                simple(simple, read(simple), writes);
            } else if (node instanceof ShellNode.Apart apart && apart.nodes().size() == 2) {
                piped(apart, writes);
            } else {
                node.parts().forEach(part -> collect(part, writes));
            }
        }

        /** Handles {@code cat <<EOF | sudo tee FILE}. */
        private void piped(ShellNode.Apart apart, List<FileWrite> writes) {
            ShellNode last = apart.nodes().get(1);
            collect(apart.nodes().get(0), writes);
            if (apart.nodes().get(0) instanceof ShellNode.Simple from && last instanceof ShellNode.Simple to) {
                simple(to, read(from), writes);
            } else {
                collect(last, writes);
            }
        }

        private void simple(ShellNode.Simple simple, List<PrintedText> read, List<FileWrite> writes) {
            target(simple).ifPresent(path -> read.forEach(text -> writes.add(new FileWrite(path, text, elsewhere))));
            if (depth < MAX_DEPTH) {
                InnerScript.of(simple, read).ifPresent(inner -> inside(inner)
                        .collect(ShellParser.parse(inner.script().text()), writes));
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

        private static Optional<String> target(ShellNode.Simple simple) {
            for (ShellNode.Redirection redirection : simple.redirections()) {
                boolean writes = WRITING.contains(redirection.operator());
                if (writes && !redirection.target().text().equals("/dev/null")) {
                    return Optional.of(PrintedText.unquoted(redirection.target().text()));
                }
            }
            List<String> words = simple.words().stream().map(MappedText::text).toList();
            int tee = words.indexOf(TEE);
            return tee < 0
                    ? Optional.empty()
                    : words.subList(tee + 1, words.size()).stream()
                            .filter(word -> !word.startsWith("-"))
                            .findFirst()
                            .map(PrintedText::unquoted);
        }
    }
}
