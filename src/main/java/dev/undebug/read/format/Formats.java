package dev.undebug.read.format;

import dev.undebug.fact.FileFacts;
import dev.undebug.source.SourceFile;
import java.util.List;

/**
 * All formats that are read, as a single reader sees them: for files that stand in the file it reads, such as a here-document
 * that becomes a unit of systemd.
 */
public interface Formats {
    /** Knows no format, for files in which no other file can stand. */
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

    /** Tells by its path whether a file is read. */
    boolean reads(String path);

    /** Says what one file says; nothing where its format is not known. */
    FileFacts read(SourceFile file);
}
