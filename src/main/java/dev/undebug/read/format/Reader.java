package dev.undebug.read.format;

import dev.undebug.fact.FileFacts;
import dev.undebug.source.SourceFile;

/** Reads one format. */
public interface Reader {
    /** Longer texts give no facts, in characters; files of these formats are written by hand. */
    int MAX_LENGTH = 512 * 1024;

    /** Tells by its path whether a file has this format. */
    boolean reads(String path);

    /** Says what can be read in the file; never throws, whatever the text. */
    FileFacts read(SourceFile file);
}
