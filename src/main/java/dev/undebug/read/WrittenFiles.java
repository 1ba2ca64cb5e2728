package dev.undebug.read;

import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files that shell text writes, read as what they are: {@code cat > .env <<EOF}, {@code echo FLASK_DEBUG=1 >> .env},
 * {@code COPY <<EOF /etc/systemd/system/shop.service}.
 */
final class WrittenFiles {
    private static final int MAX_FILES = 50;
    private static final Set<String> PRINTING = Set.of("echo", "printf");
    private static final Pattern NEW_LINE = Pattern.compile("\\\\n");

    private final SourceFile host;
    private final Map<String, Written> files = new LinkedHashMap<>();

    WrittenFiles(SourceFile host) {
        this.host = host;
    }

    /** The text of one file, which stands in the host's at the same places. */
    private static final class Written {
        private final char[] text;
        private final boolean[] expanded;

        private Written(char[] text) {
            this.text = text;
            this.expanded = new boolean[text.length];
        }
    }

    static List<Unit> of(SourceFile host, MappedText shell) {
        WrittenFiles files = new WrittenFiles(host);
        if (shell.text().contains(">") || shell.text().contains("tee")) {
            files.shell(ShellParser.parse(shell), List.of());
        }
        return files.units();
    }

    /**
     * Reads shell text.
     *
     * @param documents its here-documents, where they are not part of the text
     */
    void shell(ShellNode node, List<Document> documents) {
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
    record Document(MappedText text, boolean expands) {}

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

    private static List<Document> content(ShellNode.Simple simple, List<Document> documents) {
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
        List<Document> printed = new ArrayList<>();
        for (MappedText word : words) {
            if (word.text().startsWith("-")) {
                continue;
            }
            char quote = word.charAt(0);
            boolean quoted =
                    word.length() > 1 && (quote == '"' || quote == '\'') && word.charAt(word.length() - 1) == quote;
            MappedText text = quoted ? word.sub(1, word.length() - 1) : word;
            printed.add(new Document(text, quote != '\''));
        }
        return printed;
    }

    /** Reads the content of a file; what is not written as it stands in the host gives nothing. */
    void add(String path, Document document) {
        String file = path.startsWith("/") ? path.substring(1) : path;
        if (!Readers.reads(file) || files.size() == MAX_FILES) {
            return;
        }
        Written written = files.computeIfAbsent(file, key -> new Written(blank()));
        String text = document.text().text();
        // Only what is printed by a command has its line ends written out.
        String lines = text.contains("\n") ? text : NEW_LINE.matcher(text).replaceAll("\n\n");
        for (int i = 0; i < text.length(); i++) {
            Span place = document.text().span(i, i + 1);
            boolean asWritten = place.end() == place.start() + 1 && host.text().charAt(place.start()) == text.charAt(i);
            if (asWritten) {
                written.text[place.start()] = lines.charAt(i);
                written.expanded[place.start()] = document.expands();
            }
        }
    }

    /** Returns the host's line ends with nothing between them. */
    private char[] blank() {
        char[] blank = host.text().toCharArray();
        for (int i = 0; i < blank.length; i++) {
            blank[i] = blank[i] == '\n' || blank[i] == '\r' ? blank[i] : ' ';
        }
        return blank;
    }

    /** Returns what the files say, at their places in the host. */
    List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        files.forEach((path, written) -> {
            SourceFile file = new SourceFile(path, String.valueOf(written.text));
            Rehoming rehoming = new Rehoming(host, span -> expands(written, span));
            Readers.read(file).units().forEach(unit -> rehoming.unit(unit).ifPresent(units::add));
        });
        return units;
    }

    private static boolean expands(Written written, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (written.expanded[i] && (written.text[i] == '$' || written.text[i] == '`')) {
                return true;
            }
        }
        return false;
    }
}
