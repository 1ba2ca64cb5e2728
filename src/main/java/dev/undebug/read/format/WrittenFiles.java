package dev.undebug.read.format;

import dev.undebug.fact.Role;
import dev.undebug.fact.Unit;
import dev.undebug.read.shell.syntax.ShellNode;
import dev.undebug.read.shell.syntax.ShellParser;
import dev.undebug.read.text.MappedText;
import dev.undebug.read.text.RoleNames;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that shell text writes, read as what they are: {@code cat > .env <<EOF}, {@code echo FLASK_DEBUG=1 >> .env},
 * {@code COPY <<EOF /etc/systemd/system/shop.service}.
 */
public final class WrittenFiles {
    private static final int MAX_FILES = 50;
    private static final Set<String> PRINTING = Set.of("echo", "printf");

    private final SourceFile host;
    private final Role role;
    private final Formats formats;
    private final Map<String, Written> files = new LinkedHashMap<>();

    public WrittenFiles(SourceFile host, Formats formats) {
        this(host, RoleNames.ofPath(host.path()), formats);
    }

    /**
     * @param role who meets what the files start, where they do not say themselves
     */
    public WrittenFiles(SourceFile host, Role role, Formats formats) {
        this.host = host;
        this.role = role;
        this.formats = formats;
    }

    /** The text of one file, put together from what is written to it one after the other. */
    private static final class Written {
        private final MappedText.Builder text;
        private final BitSet expanded = new BitSet();

        private Written(int at) {
            this.text = new MappedText.Builder(at);
        }

        private void append(Document document) {
            MappedText part = document.text();
            int from = text.length();
            text.append(part, 0, part.length());
            expanded.set(from, text.length(), document.expands());
            if (!part.text().endsWith("\n")) {
                int end = part.span().end();
                text.append("\n", new Span(end, end));
            }
        }
    }

    /** Returns the files that shell text writes. */
    static WrittenFiles in(SourceFile host, MappedText shell, Formats formats) {
        WrittenFiles files = new WrittenFiles(host, formats);
        if (shell.text().contains(">") || shell.text().contains("tee")) {
            files.shell(ShellParser.parse(shell), List.of());
        }
        return files;
    }

    /**
     * Reads shell text.
     *
     * @param documents its here-documents, where they are not part of the text
     */
    public void shell(ShellNode node, List<Document> documents) {
        if (node instanceof ShellNode.Simple simple) {
            target(simple).ifPresent(path -> content(simple, documents).forEach(part -> add(path, part)));
        } else if (node instanceof ShellNode.Apart apart && apart.nodes().size() == 2) {
            piped(apart, documents);
        } else {
            node.parts().forEach(part -> shell(part, documents));
        }
    }

    /**
     * A here-document.
     *
     * @param expands whether variables are put in
     */
    public record Document(MappedText text, boolean expands) {}

    /** {@code cat <<EOF | sudo tee FILE}. */
    private void piped(ShellNode.Apart apart, List<Document> documents) {
        if (apart.nodes().get(0) instanceof ShellNode.Simple from
                && apart.nodes().get(1) instanceof ShellNode.Simple to) {
            target(to).ifPresent(path -> content(from, documents).forEach(part -> add(path, part)));
        }
        apart.nodes().forEach(node -> shell(node, documents));
    }

    private static Optional<String> target(ShellNode.Simple simple) {
        for (ShellNode.Redirection redirection : simple.redirections()) {
            boolean writes = Set.of(">", ">>", ">|").contains(redirection.operator());
            if (writes && !redirection.target().text().equals("/dev/null")) {
                return Optional.of(unquoted(redirection.target().text()));
            }
        }
        List<String> words = simple.words().stream().map(MappedText::text).toList();
        int tee = words.indexOf("tee");
        return tee < 0
                ? Optional.empty()
                : words.subList(tee + 1, words.size()).stream()
                        .filter(word -> !word.startsWith("-"))
                        .findFirst()
                        .map(WrittenFiles::unquoted);
    }

    private static String unquoted(String word) {
        return word.replaceAll("[\"']", "");
    }

    /** Returns what a command prints: its here-document, or its words. */
    static List<Document> content(ShellNode.Simple simple, List<Document> documents) {
        for (ShellNode.Redirection redirection : simple.redirections()) {
            if (redirection.document().isPresent() && !documents.isEmpty()) {
                return documents.subList(0, 1);
            }
            if (redirection.document().isPresent()) {
                String end = redirection.target().text();
                return List.of(new Document(redirection.document().get(), end.equals(unquoted(end))));
            }
        }
        List<MappedText> words = simple.words();
        boolean prints = !words.isEmpty() && PRINTING.contains(words.get(0).text());
        return prints ? printed(words.subList(1, words.size())) : List.of();
    }

    private static List<Document> printed(List<MappedText> words) {
        MappedText.Builder printed = new MappedText.Builder(0);
        boolean expands = false;
        for (MappedText word : words) {
            if (word.text().startsWith("-")) {
                continue;
            }
            char quote = word.charAt(0);
            boolean quoted =
                    word.length() > 1 && (quote == '"' || quote == '\'') && word.charAt(word.length() - 1) == quote;
            MappedText text = quoted ? word.sub(1, word.length() - 1) : word;
            if (printed.length() > 0) {
                printed.append(" ", word.span(0, 0));
            }
            appendLines(text, printed);
            expands |= quote != '\'';
        }
        return printed.length() == 0 ? List.of() : List.of(new Document(printed.build(), expands));
    }

    /** What is printed by a command has its line ends written out, or as they are. */
    private static void appendLines(MappedText text, MappedText.Builder lines) {
        boolean plain = text.text().contains("\n");
        int at = 0;
        while (at < text.length()) {
            boolean lineEnd = !plain && text.charAt(at) == '\\' && text.peek(at + 1) == 'n';
            if (lineEnd) {
                lines.append(
                        '\n',
                        text.span(at, at + 1).start(),
                        text.span(at + 1, at + 2).end());
            } else {
                lines.append(text, at, at + 1);
            }
            at += lineEnd ? 2 : 1;
        }
    }

    /** Takes the content of a file, or more of it. */
    public void add(String path, Document document) {
        String file = path.startsWith("/") ? path.substring(1) : path;
        if (!formats.reads(file)) {
            return;
        }
        Written written = files.get(file);
        if (written == null && files.size() < MAX_FILES) {
            written = new Written(document.text().span().start());
            files.put(file, written);
        }
        if (written != null && written.text.length() < Reader.MAX_LENGTH) {
            written.append(document);
        }
    }

    /** Returns what the files say, at their places in the host. */
    public List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        files.forEach((path, written) -> {
            MappedText text = written.text.build();
            Rehoming rehoming = new Rehoming(host, text, span -> expands(text, written.expanded, span), role);
            SourceFile file = new SourceFile(path, text.text());
            formats.read(file).units().forEach(unit -> rehoming.unit(unit).ifPresent(units::add));
        });
        return units;
    }

    /** Returns the shell scripts among the files, as they stand in the host. */
    List<MappedText> scripts() {
        List<MappedText> scripts = new ArrayList<>();
        files.forEach((path, written) -> {
            if (ShellScriptReader.isScript(path)) {
                scripts.add(written.text.build());
            }
        });
        return scripts;
    }

    private static boolean expands(MappedText text, BitSet expanded, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (expanded.get(i) && (text.charAt(i) == '$' || text.charAt(i) == '`')) {
                return true;
            }
        }
        return false;
    }
}
