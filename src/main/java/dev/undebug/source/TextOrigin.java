package dev.undebug.source;

import java.util.List;

/** The source of an extracted text, such as the notebook of some code. */
public interface TextOrigin {
    /** Returns the file of the tree. */
    SourceFile file();

    /** Returns the span in the file for a span of the text. */
    Span span(Span taken);

    /** Returns the edits of the file for edits of the text; none if the file cannot be edited that way. */
    List<Edit> edits(List<Edit> taken);

    /** Extracts the text again, after a change of the file. */
    Content takeFrom(SourceFile changed);
}
