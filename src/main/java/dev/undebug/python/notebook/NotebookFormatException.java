package dev.undebug.python.notebook;

/** A file is not a notebook; the message completes "not a notebook: …". */
final class NotebookFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    NotebookFormatException(String message) {
        super(message);
    }
}
