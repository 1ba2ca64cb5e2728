package dev.undebug.service.tree;

import dev.undebug.fact.FileFacts;
import dev.undebug.fact.PartlyRead;
import dev.undebug.fact.Script;
import dev.undebug.python.notebook.Notebook;
import dev.undebug.read.Readers;
import dev.undebug.source.Content;
import dev.undebug.source.PythonPaths;
import java.util.Optional;

/** Decides how a workspace treats files that were read, or could not be. */
final class Reading {
    private static final String TOO_LONG = "larger than 512 KiB, the limit for files that start a program";

    static final String SOMETHING_ELSE = "its name marks it as neither code nor configuration, and Undebug does"
            + " not check changes to such files; please rename it";

    private Reading() {}

    /** Returns a file's content in the form in which it is used. */
    static Content of(Content content) {
        return usable(code(content));
    }

    /**
     * Returns the content of a file recognised by its name. An unread file that may start something is withheld: it may
     * contain anything.
     */
    static Content usable(Content content) {
        boolean may = content instanceof Content.Decoded decoded
                ? Readers.mayStart(decoded.file().path())
                        && !PythonPaths.isPython(decoded.file().path())
                : content instanceof Content.Unread unread
                        && !unread.compiled()
                        && Readers.mayStartAsData(unread.path())
                        && !(unread.lacksSections() && Readers.needsSections(unread.path()))
                        && !(!unread.assigns() && Readers.needsVariables(unread.path()))
                        && !PythonPaths.isPython(unread.path());
        return may ? named(content) : content;
    }

    /**
     * Returns the content of a file that starts something, by its own name or by another file's. Unread or too long, it
     * is withheld.
     */
    static Content named(Content content) {
        if (content instanceof Content.Unread unread && !unread.encrypted()) {
            return Content.withheld(unread.path(), unread.reason());
        }
        return content instanceof Content.Decoded decoded && Readers.isLong(decoded.file())
                ? Content.withheld(decoded.file().path(), TOO_LONG)
                : content;
    }

    /** Returns the report about a file if only a part of it was read, or followed where it runs. */
    static Optional<Content.Unread> part(FileFacts facts) {
        boolean cutShort = facts.units().stream()
                .flatMap(unit -> unit.commands().stream())
                .flatMap(command -> command.script().stream())
                .anyMatch(Script::wasCutShort);
        return facts.partlyRead()
                .or(() -> Optional.of(PartlyRead.tooMuch(facts.file())).filter(all -> cutShort))
                .map(part -> Content.withheld(part.place().path(), part.reason()));
    }

    /** For a notebook, its code. */
    static Content code(Content content) {
        return content instanceof Content.Decoded decoded
                        && PythonPaths.isNotebook(decoded.file().path())
                        && decoded.file().origin().isEmpty()
                ? Notebook.code(decoded.file())
                : content;
    }
}
