package dev.undebug.source;

/** A span of one file: of a fact or a finding. */
public record Place(SourceFile file, Span span) {
    public String path() {
        return file.path();
    }

    public Range range() {
        return file.range(span);
    }

    /** Returns the line of the first character, from 1. */
    public int line() {
        return file.position(span.start()).line();
    }

    public String text() {
        return file.slice(span);
    }

    /** Returns the path and the line of the file of the tree, also where the text is taken from it. */
    @Override
    public String toString() {
        return file.origin()
                .map(origin -> origin.file().place(origin.span(span)).toString())
                .orElseGet(() -> path() + ":" + line());
    }
}
