package dev.undebug.source;

import java.util.List;

/** What a text was taken out of, such as the notebook that holds some code. */
public interface Origin {
    /** Returns the file of the tree. */
    SourceFile file();

    /** Returns what stands in the file for a span of the text. */
    Span span(Span taken);

    /** Returns the edits of the file that change the text as these do; none where the file cannot be edited so. */
    List<Edit> edits(List<Edit> taken);

    /** Takes the text out of the file again, after that was changed. */
    Content takeFrom(SourceFile changed);
}
