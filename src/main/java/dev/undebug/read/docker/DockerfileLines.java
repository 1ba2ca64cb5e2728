package dev.undebug.read.docker;

import dev.undebug.read.shell.PrintedText;
import dev.undebug.read.text.Lines;
import dev.undebug.read.text.MappedText;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a Dockerfile into instructions: joins continued lines, drops comments and the bodies of here-documents. */
final class DockerfileLines {
    private static final Pattern DIRECTIVE = Pattern.compile("\\s*#\\s*([A-Za-z]\\w*)\\s*=\\s*(\\S.*)");
    private static final Pattern KEYWORD = Pattern.compile("([A-Za-z]+)(?:\\s+|$)");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("(?<!<)<<-?([\"']?)([A-Za-z_]\\w*)\\1");
    private static final Set<String> WITH_HERE_DOCUMENTS = Set.of("RUN", "COPY", "ADD");

    private final SourceFile file;
    private final Map<String, Integer> lastLineOf = new HashMap<>();
    private final List<DockerInstruction> instructions = new ArrayList<>();
    private char escape = '\\';
    private int line = 1;

    private DockerfileLines(SourceFile file) {
        this.file = file;
    }

    /** @param escape the character that escapes others and continues lines: a backslash or a backtick */
    record Result(List<DockerInstruction> instructions, char escape) {}

    static Result read(SourceFile file) {
        DockerfileLines lines = new DockerfileLines(file);
        lines.directives();
        while (lines.line <= file.lineCount()) {
            lines.instruction();
        }
        return new Result(lines.instructions, lines.escape);
    }

    private void directives() {
        Matcher matcher = DIRECTIVE.matcher(text(line));
        while (matcher.matches()) {
            if (matcher.group(1).equalsIgnoreCase("escape") && matcher.group(2).startsWith("`")) {
                escape = '`';
            }
            line++;
            if (line > file.lineCount()) {
                return;
            }
            matcher = DIRECTIVE.matcher(text(line));
        }
    }

    private String text(int number) {
        return file.slice(Lines.line(file, number));
    }

    private void instruction() {
        MappedText.Builder joined =
                new MappedText.Builder(Lines.line(file, line).start());
        boolean more = append(joined);
        while (more && line <= file.lineCount()) {
            more = isSkipped(text(line)) ? skip() : append(joined);
        }
        MappedText text = joined.build().strip();
        Matcher keyword = KEYWORD.matcher(text.text());
        if (keyword.lookingAt()) {
            add(keyword.group(1).toUpperCase(Locale.ROOT), text.sub(keyword.end(), text.length()), text.span());
        }
    }

    private boolean skip() {
        line++;
        return true;
    }

    /** Comments and empty lines within an instruction do not end it. */
    private static boolean isSkipped(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.startsWith("#");
    }

    /** Appends the current line and returns whether the instruction continues on the next line. */
    private boolean append(MappedText.Builder joined) {
        Span span = Lines.line(file, line++);
        String text = file.slice(span);
        String stripped = text.stripTrailing();
        int last = stripped.length() - 1;
        boolean comment = joined.length() == 0 && stripped.stripLeading().startsWith("#");
        boolean more = !comment
                && last >= 0
                && stripped.charAt(last) == escape
                && (last == 0 || stripped.charAt(last - 1) != escape);
        joined.appendRaw(file.text(), more ? new Span(span.start(), span.start() + last) : span);
        return more;
    }

    private void add(String keyword, MappedText arguments, Span span) {
        List<PrintedText> documents = new ArrayList<>();
        if (WITH_HERE_DOCUMENTS.contains(keyword)) {
            Matcher matcher = HERE_DOCUMENT.matcher(arguments.text());
            while (matcher.find()) {
                int first = line;
                skipHereDocument(matcher.group(2));
                if (line > first) {
                    Span text = new Span(
                            Lines.line(file, first).start(),
                            Lines.line(file, line - 1).start());
                    documents.add(new PrintedText(
                            MappedText.of(file, text), matcher.group(1).isEmpty()));
                }
            }
        }
        instructions.add(new DockerInstruction(keyword, arguments, span, documents));
    }

    /** Skips to the line that ends the here-document; without such a line, it was not a here-document. */
    private void skipHereDocument(String end) {
        if (lastLineOf.isEmpty()) {
            for (int number = 1; number <= file.lineCount(); number++) {
                lastLineOf.put(text(number).strip(), number);
            }
        }
        if (lastLineOf.getOrDefault(end, 0) < line) {
            return;
        }
        while (!text(line).strip().equals(end)) {
            line++;
        }
        line++;
    }
}
