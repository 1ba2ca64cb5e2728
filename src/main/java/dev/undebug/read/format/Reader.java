package dev.undebug.read.format;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.Unit;
import dev.undebug.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one format. Only readers know about formats; other code asks them. */
public interface Reader {
    /** The default limit in characters: files of most formats are written by hand. A longer text gives no facts. */
    int MAX_LENGTH = 512 * 1024;

    /** Returns whether the file at a path has this format. */
    boolean reads(String path);

    /** Returns the longest text, in characters, from which this reader takes facts. */
    default int longest() {
        return MAX_LENGTH;
    }

    /** Returns the facts of a file; never throws, whatever the text. */
    FileFacts read(SourceFile file);

    /** Returns how much depends on a file of this format. */
    default Weight weight(String path) {
        return Weight.STARTS;
    }

    /** Returns whether a file may start a program or set its variables, as far as its text tells. */
    default boolean mayStart(SourceFile file) {
        return readsByName() && weight(file.path()) == Weight.STARTS;
    }

    /** Returns whether a program takes from a file with this name only what is below the header of a section. */
    default boolean needsSections(String path) {
        return false;
    }

    /** Returns whether a file with this name, which programs load only where others name it, has nothing but variables. */
    default boolean needsVariables(String path) {
        return false;
    }

    /**
     * Returns whether the path of a file shows this format. Otherwise only the content does, most of these files are
     * something else, and only those nearest to the root are read.
     */
    default boolean readsByName() {
        return true;
    }

    /** Returns whether the path alone shows that the file may start programs: most files with such a name do. */
    default boolean startsByName(String path) {
        return readsByName() && weight(path) == Weight.STARTS;
    }

    /** Returns whether this reader reads files that another file names as this kind. */
    default boolean reads(NamedAs kind) {
        return false;
    }

    /** Returns the program that runs the tasks in files of this format. */
    default Optional<TaskRunner> runner() {
        return Optional.empty();
    }

    /**
     * Returns the tasks of a file whose runner gets values for variables of the file on its command line; empty if it takes none.
     *
     * @param given the values by their names; empty for one that is not known
     */
    default Optional<List<Unit>> tasks(SourceFile file, Map<String, Optional<String>> given) {
        return Optional.empty();
    }

    /** Returns the name of the file that, beside one of this format, gives its variables to every process in it. */
    default Optional<String> variablesBeside() {
        return Optional.empty();
    }
}
