package dev.undebug.service;

import dev.undebug.python.notebook.Notebook;
import dev.undebug.read.Readers;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;

/** What files are to a workspace that were read, or could not be. */
final class Reading {
    static final String TOO_LONG =
            "larger than 512 KiB, which is more than is read of a file that says what is started";

    static final String SOMETHING_ELSE = "by its name it is neither a program nor settings, and changes of such files"
            + " are not looked at; please give it another name";

    private Reading() {}

    /** Returns what was read as it is used. */
    static Content of(Content content) {
        return usable(code(content));
    }

    /** What is not read must not be taken for a file that says nothing. */
    static Content usable(Content content) {
        if (content instanceof Content.Unread unread && mayStart(unread.path()) && !unread.encrypted()) {
            return Content.withheld(unread.path(), unread.reason());
        }
        return content instanceof Content.Decoded decoded
                        && mayStart(decoded.file().path())
                        && Readers.isLong(decoded.file())
                ? Content.withheld(decoded.file().path(), TOO_LONG)
                : content;
    }

    private static boolean mayStart(String path) {
        return Readers.mayStart(path) && !PythonPaths.isPython(path);
    }

    /** Of a notebook, its code is what matters. */
    static Content code(Content content) {
        return content instanceof Content.Decoded decoded
                        && PythonPaths.isNotebook(decoded.file().path())
                        && decoded.file().origin().isEmpty()
                ? Notebook.code(decoded.file())
                : content;
    }
}
