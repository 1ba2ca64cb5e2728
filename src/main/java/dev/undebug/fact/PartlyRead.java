package dev.undebug.fact;

import dev.undebug.source.Place;
import dev.undebug.source.SourceFile;
import dev.undebug.source.Span;

/**
 * A file of which only a part was read.
 *
 * @param place the part that was not read, or where the mistake is that keeps it from being read
 * @param reason completes the sentence "was not read: …"
 */
public record PartlyRead(Place place, String reason) {
    /** Returns the report about a file with more in it than is followed. */
    public static PartlyRead tooMuch(SourceFile file) {
        return new PartlyRead(
                file.place(new Span(0, 0)), "it has more in it than Undebug reads of one file; split it into several");
    }
}
