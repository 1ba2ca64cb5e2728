package dev.undebug.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text file of a tree. The text is exact, byte order mark and line ends included, so that an edit changes nothing
 * else.
 */
public final class SourceFile {
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String path;
    private final String text;
    private final Charset charset;
    private final @Nullable TextOrigin origin;
    // Computed on demand: most files never need line numbers.
    private volatile int @Nullable [] lineStarts;
    private volatile @Nullable Trigrams trigrams;

    /**
     * Creates a file in UTF-8.
     *
     * @param path relative to the root of the tree, with {@code /}
     */
    public SourceFile(String path, String text) {
        this(path, text, StandardCharsets.UTF_8);
    }

    /**
     * Creates a file.
     *
     * @param charset the encoding of its bytes
     */
    public SourceFile(String path, String text, Charset charset) {
        this(path, text, charset, null);
    }

    private SourceFile(String path, String text, Charset charset, @Nullable TextOrigin origin) {
        this.path = path;
        this.text = text;
        this.charset = charset;
        this.origin = origin;
    }

    /** Returns a text extracted from a file, under that file's path. */
    public static SourceFile takenFrom(TextOrigin origin, String text) {
        SourceFile whole = origin.file();
        return new SourceFile(whole.path, text, whole.charset, origin);
    }

    /** Returns a file under the path of a symbolic link to it. */
    public static SourceFile linked(String path, SourceFile target) {
        return new SourceFile(path, target.text, target.charset, new LinkedText(target));
    }

    /** Returns this file with another text. */
    public SourceFile withText(String other) {
        return new SourceFile(path, other, charset);
    }

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = lineStarts(text);
            lineStarts = known;
        }
        return known;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    public String path() {
        return path;
    }

    public String text() {
        return text;
    }

    /** Returns whether the text contains a word. Most texts without it are not searched. */
    public boolean contains(String word) {
        return mayContain(word) && text.contains(word);
    }

    /** Returns whether the text may contain a word, in capital or small letters; certainly if it does. */
    public boolean mayContain(String word) {
        @Nullable Trigrams known = trigrams;
        if (known == null) {
            known = Trigrams.of(text);
            trigrams = known;
        }
        return known.mayHave(word);
    }

    /** Returns the encoding of the file's bytes. */
    public Charset charset() {
        return charset;
    }

    /** Returns the source of the text, if it is not a file of the tree as it is. */
    public Optional<TextOrigin> origin() {
        return Optional.ofNullable(origin);
    }

    /** Returns the number of lines; a line end at the end of the text starts one more, empty line. */
    public int lineCount() {
        return lineStarts().length;
    }

    public Position position(int offset) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        int line = found >= 0 ? found : -found - 2;
        int start = lineStarts()[line];
        if (line == 0 && offset > 0 && text.charAt(0) == BYTE_ORDER_MARK) {
            start = 1;
        }
        return new Position(line + 1, text.codePointCount(start, offset) + 1);
    }

    public Range range(Span span) {
        return new Range(position(span.start()), position(span.end()));
    }

    /** Returns the span of a line (from 1) without its line end. */
    public Span line(int line) {
        int start = lineStarts()[line - 1];
        int end = line < lineStarts().length ? lineStarts()[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return new Span(start, end);
    }

    /** Returns the span of a line (from 1) with its line end. */
    public Span lineWithEnd(int line) {
        return new Span(lineStarts()[line - 1], line < lineStarts().length ? lineStarts()[line] : text.length());
    }

    public String slice(Span span) {
        return text.substring(span.start(), span.end());
    }

    public Place place(Span span) {
        return new Place(this, span);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && path.equals(file.path) && text.equals(file.text);
    }

    @Override
    public int hashCode() {
        return path.hashCode() * 31 + text.length();
    }

    @Override
    public String toString() {
        return path;
    }
}
