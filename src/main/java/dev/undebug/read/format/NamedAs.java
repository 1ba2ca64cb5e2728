package dev.undebug.read.format;

/** The kinds of files that another file may name, whatever their own names. */
public enum NamedAs {
    DOCKERFILE,
    ENV_FILE,
    REQUIREMENTS,
    SCRIPT
}
