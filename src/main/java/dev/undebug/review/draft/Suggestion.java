package dev.undebug.review.draft;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Fix;
import dev.undebug.source.Edit;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fix in GitHub's form: it replaces whole lines of one file.
 *
 * @param startLine the first line to replace, from 1
 * @param endLine the last one, inclusive
 * @param text the new lines, without the last line end; empty for a blank line
 * @param deletes whether the lines are deleted without a replacement
 */
public record Suggestion(int startLine, int endLine, String text, boolean deletes) {
    private static final Pattern BLOCK = Pattern.compile("^(`{3,})suggestion$", Pattern.MULTILINE);
    private static final int LAST_OF_ASCII = 0x7F;
    /** A longer suggestion could be cut with its comment, and committing it would cut the line. */
    private static final int LONGEST = 10_000;

    /** Returns the finding's fix as a suggestion; empty if it has none or the fix is not in the finding's file alone. */
    public static Optional<Suggestion> of(Finding finding) {
        return edits(finding).map(edits -> of(finding.place().file(), edits));
    }

    /** Returns the lines that a fix changes; empty if it changes several files. */
    public static Optional<Suggestion> of(Fix fix) {
        long files = fix.edits().stream().map(Edit::path).distinct().count();
        return files == 1 ? Optional.of(of(fix.edits().get(0).file(), fix.edits())) : Optional.empty();
    }

    /**
     * Returns the edits of the finding's fix, if all of them are in the finding's file and GitHub can commit them
     * there.
     */
    public static Optional<List<Edit>> edits(Finding finding) {
        SourceFile file = finding.place().file();
        return finding.fix()
                .map(Fix::edits)
                .filter(edits -> isUtf8(file)
                        && !GitLines.areFewer(file)
                        && edits.stream().allMatch(edit -> edit.path().equals(file.path())));
    }

    /** GitHub commits suggestions as UTF-8, whatever the encoding of the file. */
    private static boolean isUtf8(SourceFile file) {
        return file.charset().equals(StandardCharsets.UTF_8)
                || file.text().chars().allMatch(c -> c <= LAST_OF_ASCII);
    }

    /**
     * Returns edits of one file as a suggestion.
     *
     * @throws IllegalArgumentException if two of them overlap
     */
    static Suggestion of(SourceFile file, List<Edit> edits) {
        Span changed = edits.stream().map(Edit::span).reduce(Span::cover).orElseThrow();
        int startLine = file.position(changed.start()).line();
        int endLine = lastLine(file, changed);
        String after = after(file, lines(file, startLine, endLine), edits);
        if (!after.isEmpty() && !endsLine(after) && endLine < file.lineCount()) {
            // The edit removes the line end, so the next line joins this one.
            endLine++;
            after = after(file, lines(file, startLine, endLine), edits);
        }
        String text = after.replace("\r\n", "\n").replace('\r', '\n');
        boolean deletes = text.isEmpty();
        // A last line without a line end stays without one; an empty replacement would keep the line end before it.
        boolean ended = endsLine(file.slice(lines(file, startLine, endLine)));
        String shown = ended && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return new Suggestion(startLine, endLine, shown, deletes);
    }

    private static Span lines(SourceFile file, int startLine, int endLine) {
        return file.lineWithEnd(startLine).cover(file.lineWithEnd(endLine));
    }

    private static boolean endsLine(String text) {
        return text.endsWith("\n") || text.endsWith("\r");
    }

    private static String after(SourceFile file, Span lines, List<Edit> edits) {
        List<Edit> shifted = edits.stream()
                .map(edit -> new Edit(
                        file,
                        new Span(
                                edit.span().start() - lines.start(), edit.span().end() - lines.start()),
                        edit.text()))
                .toList();
        return Edit.apply(file.slice(lines), shifted);
    }

    /** A change that ends right after a line end does not touch the next line. */
    private static int lastLine(SourceFile file, Span changed) {
        int line = file.position(changed.end()).line();
        boolean untouched = changed.end() > changed.start() && file.line(line).start() == changed.end();
        return untouched ? line - 1 : line;
    }

    boolean covers(Suggestion other) {
        return startLine <= other.startLine && other.endLine <= endLine;
    }

    boolean touches(Suggestion other) {
        return startLine <= other.endLine && other.startLine <= endLine;
    }

    /** Returns the number of lines that it replaces. */
    int size() {
        return endLine - startLine + 1;
    }

    /** Returns whether it is short enough to be shown as a whole. */
    boolean isShort(SourceFile file) {
        return block().length() <= LONGEST && diff(file).length() <= LONGEST;
    }

    /** Returns a diff block, for a fix that GitHub would not offer to commit. */
    String diff(SourceFile file) {
        Stream<String> before =
                IntStream.rangeClosed(startLine, endLine).mapToObj(line -> "-" + file.slice(file.line(line)));
        Stream<String> after = deletes ? Stream.empty() : text.lines().map(line -> "+" + line);
        return Markdown.fenced("diff", Stream.concat(before, after).collect(Collectors.joining("\n")));
    }

    /** Returns whether a comment contains a suggestion block. */
    public static boolean isIn(String body) {
        return BLOCK.matcher(body).find();
    }

    /** Returns a comment with its suggestion block made inert. */
    static String withdrawn(String body) {
        return BLOCK.matcher(body).replaceAll("$1");
    }

    /** Returns the suggestion block. */
    String block() {
        if (deletes) {
            return Markdown.fenced("suggestion", "");
        }
        return Markdown.fenced("suggestion", text + "\n");
    }
}
