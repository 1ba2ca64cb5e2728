package dev.undebug.read.format;

import dev.undebug.fact.FileFacts;
import dev.undebug.source.SourceFile;
import java.util.List;

/**
 * All supported formats, for a reader that finds another file inside its own: a here-document that becomes a systemd
 * unit.
 */
public interface Formats {
    /** Supports no format, for files that cannot contain others. */
    Formats NONE = new Formats() {
        @Override
        public boolean reads(String path) {
            return false;
        }

        @Override
        public FileFacts read(SourceFile file) {
            return FileFacts.ofUnits(file, List.of());
        }
    };

    /** Returns whether a reader accepts a path. */
    boolean reads(String path);

    /** Returns the facts of one file; none if its format is unknown. */
    FileFacts read(SourceFile file);
}
