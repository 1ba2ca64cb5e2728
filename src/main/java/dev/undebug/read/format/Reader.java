package dev.undebug.read.format;

import dev.undebug.fact.FileFacts;
import dev.undebug.source.SourceFile;
import java.util.Optional;

/** Reads one format, and says of it what others have to know: nobody else tells formats apart. */
public interface Reader {
    /** Longer texts give no facts, in characters; files of these formats are written by hand. */
    int MAX_LENGTH = 512 * 1024;

    /** Tells by its path whether a file has this format. */
    boolean reads(String path);

    /** Returns the longest text, in characters, of which it says anything: files of most formats are written by hand. */
    default int longest() {
        return MAX_LENGTH;
    }

    /** Says what can be read in the file; never throws, whatever the text. */
    FileFacts read(SourceFile file);

    /** Returns what is lost where a file of this format cannot be read. */
    default Weight weight(String path) {
        return Weight.STARTS;
    }

    /** Returns whether this is how a file is read that others name as such a one. */
    default boolean reads(NamedAs kind) {
        return false;
    }

    /** Returns the program that runs the tasks of such a file. */
    default Optional<TaskRunner> runner() {
        return Optional.empty();
    }

    /** Returns what the file is called, if it lies beside one of this format, whose variables every process of that gets. */
    default Optional<String> variablesBeside() {
        return Optional.empty();
    }
}
